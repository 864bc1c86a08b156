import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { startWijk } from "../support/running-wijk.ts";
import { reportOf } from "./report.ts";
import { type DoneTask, doTask, tasks } from "./tasks.ts";

/** An old phone on a slow mobile network, as Lighthouse has it. */
const slow = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const perSecond = (1.6 * 1_024 * 1_024) / 8;
  await session.send("Network.emulateNetworkConditions", {
    ...{ offline: false, latency: 150, downloadThroughput: perSecond, uploadThroughput: perSecond / 2 },
  });
};

test("does the tasks and writes docs/three-tasks.md", async () => {
  const [browser, wijk] = [await launchBrowser(), await startWijk({ clock: createMovedClock() })];
  const done: DoneTask[] = [];
  for (const task of tasks)
    done.push(await doTask(task, wijk, (as) => createBrowserPerson(browser, wijk.origin, { as }), slow));
  await writeFile(join(import.meta.dirname, "../../docs/three-tasks.md"), reportOf(done));
  await browser.close();
  await wijk.close();
});
