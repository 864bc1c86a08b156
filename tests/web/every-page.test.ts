import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { createBrowserPerson } from "../support/browser-person.ts";
import { htmlProblems } from "../support/html-problems.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { openWijk, type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { problemsInEnglish } from "./in-english.ts";
import { problemsOfPages, problemsOnPage } from "./look-at-pages.ts";
import type { PageToSee } from "./page-to-see.ts";
import { pagesToSee } from "./pages.ts";
import { patternsOfPages } from "./patterns-of-pages.ts";

const clock = createMovedClock();
let browser: Browser;
let wijk: RunningWijk;
let pages: Readonly<Record<string, readonly PageToSee[]>>;

beforeAll(async () => {
  [browser, wijk] = await Promise.all([launchBrowser(), startWijk({ clock })]);
  pages = await pagesToSee(wijk, clock);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await wijk.close();
});

test("every page of the running router is looked at", () => {
  expect(Object.keys(pages).sort()).toEqual([...patternsOfPages(wijk)].sort());
});

describe("every page is valid HTML and can be used by everyone, on a phone and a desktop, in every theme", () => {
  // Half of the pages each, so that two browsers' worth of work is done at once.
  test.concurrent.each([0, 1])(
    "half %i",
    async (half) => {
      const mine = Object.values(pages)
        .flat()
        .filter((_, nth) => nth % 2 === half);
      expect(await problemsOfPages(browser, wijk.origin, mine)).toEqual([]);
    },
    600_000,
  );
});

test("so is the set-up, before there is a wijk", async () => {
  const opened = await openWijk({ clock });
  await opened.wijk.prepare();
  const person = await createBrowserPerson(browser, opened.origin);
  const html = await person.open("/inrichten");
  expect(htmlProblems(html)).toEqual([]);
  expect(await problemsOnPage(person)).toEqual([]);
  await person.open("/inrichten");
  await person.press("Inrichten");
  expect(await problemsOnPage(person)).toEqual([]);
  expect(person.complaints).toEqual([]);
  await person.close();
  await opened.close();
});

test("every page is English for whoever reads English, and holds no Dutch of ours", async () => {
  expect(await problemsInEnglish(wijk.origin, Object.values(pages).flat())).toEqual([]);
}, 120_000);
