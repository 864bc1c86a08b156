import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeProblems } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { htmlProblems } from "../support/html-problems.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { openWijk, type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { type PageToSee, pagesToSee } from "./pages.ts";
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

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

/** How far a page can be scrolled sideways, and by what. */
const sideways = ({ page }: BrowserPerson): Promise<string> =>
  page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return "nothing";
    const widest = [...document.querySelectorAll("main *, header *, footer *")].find(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    return `${root.scrollWidth - root.clientWidth} pixels, ${widest?.outerHTML.slice(0, 150)}`;
  });

const look = async (person: BrowserPerson): Promise<Readonly<Record<string, unknown>>> => {
  const { page } = person;
  const seen: Record<string, unknown> = {};
  for (const [size, viewport] of Object.entries({ phone, desktop })) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      seen[`axe, ${size}, ${colorScheme}`] = await axeProblems(page);
    }
    seen[`sideways, ${size}`] = await sideways(person);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await page.evaluate(() => {
    document.documentElement.dataset.text = "extra-groot";
  });
  seen["sideways, 320 pixels and very large text"] = await sideways(person);
  return seen;
};

const asItShouldBe = {
  "axe, phone, light": [],
  "axe, phone, dark": [],
  "sideways, phone": "nothing",
  "axe, desktop, light": [],
  "axe, desktop, dark": [],
  "sideways, desktop": "nothing",
  "sideways, 320 pixels and very large text": "nothing",
};

test("every page of the running router is looked at", () => {
  expect(Object.keys(pages).sort()).toEqual([...patternsOfPages(wijk)].sort());
});

describe("every page is valid HTML and can be used by everyone, on a phone and a desktop, by day and by night", () => {
  // Half of the pages each, so that two browsers' worth of work is done at once.
  test.concurrent.each([0, 1])(
    "half %i",
    async (half) => {
      const problems: string[] = [];
      for (const each of Object.values(pages)
        .flat()
        .filter((_, nth) => nth % 2 === half)) {
        const person = await createBrowserPerson(browser, wijk.origin, { as: each.as, size: phone });
        let html = await person.open(each.path);
        if (each.press !== undefined) {
          const answer = person.page.waitForResponse((response) => response.request().method() === "POST");
          await person.press(each.press);
          html = await (await answer).text();
        }
        const seen = { html: htmlProblems(html), ...(await look(person)), complaints: person.complaints };
        const wanted = { html: [], ...asItShouldBe, complaints: [] };
        for (const [what, found] of Object.entries(seen))
          if (JSON.stringify(found) !== JSON.stringify(wanted[what as keyof typeof wanted]))
            problems.push(`${each.name}: ${what}: ${JSON.stringify(found)}`);
        await person.close();
      }
      expect(problems).toEqual([]);
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
  expect(await look(person)).toEqual(asItShouldBe);
  await person.open("/inrichten");
  await person.press("Inrichten");
  expect(await look(person)).toEqual(asItShouldBe);
  expect(person.complaints).toEqual([]);
  await person.close();
  await opened.close();
});
