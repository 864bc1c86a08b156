import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toStep } from "../support/ask-steps.ts";
import { axeProblems, bringAxe } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { telephonePhoto } from "../support/photo-files.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

let browser: Browser;
let wijk: RunningWijk;
let anneke: Person;
let folder: string;

beforeAll(async () => {
  [browser, wijk] = await Promise.all([launchBrowser(), startWijk({ clock: createMovedClock() })]);
  anneke = await wijk.neighbour("Anneke");
  folder = await mkdtemp(join(tmpdir(), "wijk-photos-"));
  await writeFile(join(folder, "kat.jpg"), await telephonePhoto({ width: 3_000, height: 2_000 }));
  await writeFile(join(folder, "brief.jpg"), "Dit is een brief.");
});
afterAll(async () => {
  await browser.close();
  await wijk.close();
  await rm(folder, { recursive: true, force: true });
});

const onAPhone = (javaScript: boolean) => createBrowserPerson(browser, wijk.origin, { as: anneke, javaScript });

test("A photo is sent as soon as it is chosen, made smaller, and asked what can be seen; one can be taken out again", async () => {
  const person = await onAPhone(true);
  const { page } = person;
  await bringAxe(person.context);
  await person.open("/vragen/nieuw");
  await page.locator("[name=title]").fill("Van wie is deze kat?");
  const sent = page.waitForRequest((request) => new URL(request.url()).pathname === "/fotos");
  await page.locator("[name=photoFile]").setInputFiles(join(folder, "kat.jpg"));
  const whole = (await stat(join(folder, "kat.jpg"))).size;
  const alt = page.getByLabel("Wat is er te zien op foto 1?");
  await alt.fill("Een rode kat");
  expect(await page.locator(".photo-row__picture").evaluate((image: HTMLImageElement) => image.naturalHeight > 0)).toBe(
    true,
  );
  expect(await page.locator("wijk-photos [role=status]").last().textContent()).toContain("De foto staat erbij.");
  const length = Number(await (await sent).headerValue("content-length"));
  expect(length).toBeGreaterThan(1_000);
  expect(length).toBeLessThan(whole);
  expect(await axeProblems(page)).toEqual([]);

  await page.locator("[name=photoFile]").setInputFiles(join(folder, "brief.jpg"));
  await expect.poll(() => page.locator("wijk-photos [role=status]").last().textContent()).toContain("Dit is geen foto");
  await page.locator("[name=photoFile]").setInputFiles(join(folder, "kat.jpg"));
  await page.getByRole("button", { name: "Haal foto 2 weg" }).click();
  await expect.poll(() => page.locator(".photo-row").count()).toBe(1);
  await page.locator("[name=photoFile]").setInputFiles(join(folder, "kat.jpg"));
  await page.getByRole("button", { name: "Haal foto 3 weg" }).click();

  await toStep(person, "onderwerp");
  await page.locator("label", { has: page.locator("[name=theme][value=lenen]") }).click();
  await toStep(person, "plaatsen");
  await person.press("Vraag plaatsen");
  const shown = page.getByRole("img", { name: "Een rode kat" });
  expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(427);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(person.complaints.filter((line) => !line.includes("422"))).toEqual([]);
  await person.close();
});

test("Without a script photos go along with the form, which comes back with them and with all that was typed", async () => {
  const person = await onAPhone(false);
  const { page } = person;
  await person.open("/vragen/nieuw");
  await page.locator("[name=title]").fill("Van wie is deze kat?");
  await page.locator("[name=photoFile]").setInputFiles([join(folder, "kat.jpg"), join(folder, "brief.jpg")]);
  await person.press("Zet de foto erbij");
  expect(await page.locator("[name=title]").inputValue()).toBe("Van wie is deze kat?");
  expect(await page.locator(".photo-row").count()).toBe(1);
  expect(await page.locator("main").textContent()).toContain("Dit is geen foto die we kennen.");
  await page.getByLabel("Wat is er te zien op foto 1?").fill("Een rode kat");
  await person.press("Haal foto 1 weg");
  expect(await page.locator(".photo-row").count()).toBe(0);
  await person.close();
});
