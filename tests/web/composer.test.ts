import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toStep } from "../support/ask-steps.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

let browser: Browser;
let wijk: RunningWijk;
let anneke: BrowserPerson;

beforeAll(async () => {
  [browser, wijk] = await Promise.all([launchBrowser(), startWijk({ clock: createMovedClock() })]);
  anneke = await createBrowserPerson(browser, wijk.origin, { as: await wijk.neighbour("Anneke") });
});
afterAll(async () => {
  expect(anneke.complaints).toEqual([]);
  await browser.close();
  await wijk.close();
});

const offer = () => anneke.page.getByText("Je was hier al aan het schrijven.");
const field = (name: string) => anneke.page.locator(`textarea[name=${name}]`);

test("what someone was typing is offered when they come back, and only then put in its place", async () => {
  await anneke.open("/vragen/nieuw");
  expect(await offer().isVisible()).toBe(false);
  await field("title").fill("Wie kan mijn kraan maken?");
  await field("text").fill("Hij druppelt.");
  await anneke.open("/");
  await anneke.open("/vragen/nieuw");
  expect(await offer().isVisible()).toBe(true);
  expect(await field("title").inputValue()).toBe("");
  await anneke.page.getByRole("button", { name: "Zet mijn tekst terug" }).click();
  expect(await field("title").inputValue()).toBe("Wie kan mijn kraan maken?");
  expect(await field("text").inputValue()).toBe("Hij druppelt.");
  expect(await offer().isVisible()).toBe(false);
});

test("a draft that was thrown away or sent does not come back", async () => {
  await anneke.open("/vragen/nieuw");
  await field("title").fill("Toch niet");
  await anneke.open("/vragen/nieuw");
  await anneke.page.locator('[data-part="drop"]').click();
  await anneke.open("/vragen/nieuw");
  expect(await offer().isVisible()).toBe(false);

  await field("title").fill("Wie heeft een boor?");
  await toStep(anneke, "onderwerp");
  await anneke.page.locator("label", { has: anneke.page.locator("[name=theme][value=lenen]") }).click();
  await toStep(anneke, "plaatsen");
  await anneke.press("Vraag plaatsen");
  await anneke.open("/vragen/nieuw");
  expect(await offer().isVisible()).toBe(false);
});

test("the line about who will read it follows the choice", async () => {
  await anneke.open("/vragen/nieuw");
  await toStep(anneke, "lezers");
  const line = anneke.page.locator("#wie-leest");
  expect(await line.textContent()).toContain("Alleen onze wijk leest dit");
  await anneke.page.locator("label", { has: anneke.page.locator("[name=audience][value=everyone]") }).click();
  expect(await line.textContent()).toContain("Iedereen kan dit lezen");
  await anneke.page.locator("label", { has: anneke.page.locator("[name=audience][value=wijk]") }).click();
  expect(await line.textContent()).toContain("Alleen onze wijk leest dit");
});

test("a text that becomes long tells how much room is left", async () => {
  await anneke.open("/vragen/nieuw");
  await field("title").fill("x".repeat(150));
  expect(await anneke.page.locator(".room").textContent()).toContain("10");
  await field("title").fill("kort");
  expect(await anneke.page.locator(".room").count()).toBe(0);
});
