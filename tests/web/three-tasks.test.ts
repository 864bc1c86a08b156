import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { stepsInReport } from "../tasks/report.ts";
import { doTask, tasks } from "../tasks/tasks.ts";

let browser: Browser;
let wijk: RunningWijk;
let report: string;

beforeAll(async () => {
  [browser, wijk] = await Promise.all([launchBrowser(), startWijk({ clock: createMovedClock() })]);
  report = await readFile(join(import.meta.dirname, "../../docs/three-tasks.md"), "utf8");
});
afterAll(async () => {
  await browser.close();
  await wijk.close();
});

test.each(tasks)("$name takes the steps that docs/three-tasks.md says", async (task) => {
  const done = await doTask(task, wijk, (as) => createBrowserPerson(browser, wijk.origin, { as }));
  expect(report).toContain(`## ${task.name}\n\n${stepsInReport(done)}\n`);
  expect(report).toContain(`| ${task.name} | ${done.steps.length} | ${done.pages} |`);
});
