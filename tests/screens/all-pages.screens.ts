import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { startWijk } from "../support/running-wijk.ts";
import type { PageToSee } from "../web/page-to-see.ts";
import { pagesToSee } from "../web/pages.ts";
import { type Pictured, sheetOf } from "./sheet.ts";

/** Every page of the router once for each way in which it looks different, on sheets in docs/screens. */

const folder = join(import.meta.dirname, "../../docs/screens");
const perSheet = 8;
/** What is longer is cut off: a sheet is for looking over, not for reading. */
const longest = { phone: 2_200, desktop: 1_900 };
const sizes = [
  { width: 390, height: 844, longest: longest.phone },
  { width: 1280, height: 900, longest: longest.desktop },
] as const;

const picture = async ({ page }: BrowserPerson, size: (typeof sizes)[number]): Promise<Buffer> => {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  // As high as the page itself, so that the bar for the thumb stands below it and not across it.
  await page.setViewportSize({ width: size.width, height: Math.min(size.longest, Math.max(size.height, whole)) });
  return page.screenshot({ type: "jpeg", quality: 80 });
};

const look = async (person: BrowserPerson, { name, path, press }: PageToSee): Promise<Pictured> => {
  const { page } = person;
  await page.setViewportSize(sizes[0]);
  await page.emulateMedia({ colorScheme: "light" });
  await person.open(path);
  if (press !== undefined) await person.press(press);
  const pictures: Buffer[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const size of sizes) {
      await page.setViewportSize(size);
      pictures.push(await picture(person, size));
    }
  }
  return { name, pictures };
};

/** `/vragen/:id/veranderen` → `vragen`: pages about one thing stand together. */
const areaOf = (pattern: string): string => pattern.split("/")[1] || "start";

const inGroups = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, nth) => all.slice(nth * size, (nth + 1) * size));

const drawArea = async (browser: Browser, area: string, pages: readonly Pictured[]): Promise<readonly string[]> => {
  const groups = inGroups(pages, perSheet);
  const names = groups.map((_, nth) => (groups.length === 1 ? `${area}.webp` : `${area}-${nth + 1}.webp`));
  for (const [nth, group] of groups.entries())
    await writeFile(join(folder, names[nth] ?? ""), await sheetOf(browser, group));
  return names;
};

test("draws all pages", async () => {
  const clock = createMovedClock();
  const [browser, wijk] = [await launchBrowser(), await startWijk({ clock })];
  const all = await pagesToSee(wijk, clock);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const people = new Map<Person | undefined, BrowserPerson>();
  const areas = new Map<string, Pictured[]>();
  for (const [pattern, pages] of Object.entries(all)) {
    for (const each of pages) {
      const person = people.get(each.as) ?? (await createBrowserPerson(browser, wijk.origin, { as: each.as }));
      people.set(each.as, person);
      const area = areaOf(pattern);
      areas.set(area, [...(areas.get(area) ?? []), await look(person, each)]);
    }
  }
  const lines: string[] = [];
  for (const [area, pages] of [...areas].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const names = await drawArea(browser, area, pages);
    lines.push(`## ${area}`, "", ...names.map((name) => `![${area}](${name})`), "");
  }
  const head =
    "# All pages\n\n`npm run screenshots` draws these sheets: each page on a phone and a desktop, by day and by night, cut off where it is long.";
  await writeFile(join(folder, "README.md"), `${head}\n\n${lines.join("\n")}`);
  await browser.close();
  await wijk.close();
});
