import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toStep } from "../support/ask-steps.ts";
import { axeProblems } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let browser: Browser;
let wijk: RunningWijk;
let daan: Person;

beforeAll(async () => {
  [browser, wijk] = await Promise.all([launchBrowser(), startWijk({ clock })]);
  const anneke = await wijk.neighbour("Anneke");
  daan = await wijk.neighbour("Daan");
  for (const title of [
    "Wie weet een goede fietsenmaker?",
    "Welke fietstas past op mijn fiets?",
    "Wie leent mij een ladder?",
  ])
    await anneke.post("/vragen", { title, text: "", theme: "anders", audience: "wijk" });
});
afterAll(async () => {
  await browser.close();
  await wijk.close();
});

const panel = ({ page }: BrowserPerson) => page.getByRole("heading", { name: "Misschien staat je antwoord hier al" });
describe.each([
  { name: "a phone", size: { width: 390, height: 844 } },
  { name: "a desktop", size: { width: 1280, height: 900 } },
])("while typing, on $name", ({ size }) => {
  let person: BrowserPerson;
  beforeAll(async () => {
    person = await createBrowserPerson(browser, wijk.origin, { as: daan, size });
  });
  afterAll(() => person.close());

  test("questions that are alike come under the field, which stays where it is and keeps the focus", async () => {
    const { page } = person;
    await person.open("/vragen/nieuw");
    expect(await page.getByRole("button", { name: "Zoek eerst" }).count()).toBe(0);
    const field = page.locator("[name=title]");
    await field.click();
    const before = await field.boundingBox();
    await field.pressSequentially("Wie kent een fitsenmaker", { delay: 5 });
    await panel(person).waitFor();
    expect(await page.locator(".similar .row__title").first().textContent()).toBe("Wie weet een goede fietsenmaker?");
    expect(await field.boundingBox()).toEqual(before);
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await field.inputValue()).toBe("Wie kent een fitsenmaker");
    expect(await axeProblems(person.page)).toEqual([]);
  });

  test("the list is announced politely and is the next stop of the Tab key", async () => {
    const { page } = person;
    expect(await page.locator("[aria-live=polite] .similar").count()).toBe(1);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Wie weet een goede fietsenmaker?");
  });

  test("a question opens beside the form, in which everything stays", async () => {
    const { page, context } = person;
    const [opened] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("Enter")]);
    await opened.waitForLoadState();
    expect(await opened.locator("h1").textContent()).toBe("Wie weet een goede fietsenmaker?");
    await opened.close();
    expect(await page.locator("[name=title]").inputValue()).toBe("Wie kent een fitsenmaker");
  });

  test("one request goes out when the typing rests, and an older one is given up", async () => {
    const { page } = person;
    const asked: string[] = [];
    const failed: string[] = [];
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    // What follows notices ends with the page, and is none of them.
    page.on("requestfailed", (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname === "/vragen/lijkt-op") failed.push(searchParams.get("vraag") ?? "");
    });
    await page.route("**/vragen/lijkt-op?*", async (route) => {
      const typed = new URL(route.request().url()).searchParams.get("vraag") ?? "";
      asked.push(typed);
      if (typed === "ladder") await held;
      await route.continue().catch(() => {});
    });
    await person.open("/vragen/nieuw");
    const field = page.locator("[name=title]");
    const first = page.waitForRequest(/lijkt-op/);
    await field.pressSequentially("ladder", { delay: 5 });
    await first;
    await field.fill("fietstas");
    await panel(person).waitFor();
    letGo();
    expect(asked).toEqual(["ladder", "fietstas"]);
    await expect.poll(() => failed).toEqual(["ladder"]);
    expect(await page.locator(".similar .row__title").first().textContent()).toBe("Welke fietstas past op mijn fiets?");
    await page.unroute("**/vragen/lijkt-op?*");
  });

  test("nothing moves under the hands of who went on to the next field", async () => {
    const { page } = person;
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route("**/vragen/lijkt-op?*", async (route) => {
      await held;
      await route.continue();
    });
    await person.open("/vragen/nieuw");
    const asked = page.waitForRequest(/lijkt-op/);
    const answered = page.waitForResponse(/lijkt-op/);
    await page.locator("[name=title]").pressSequentially("ladder", { delay: 5 });
    await asked;
    const text = page.locator("[name=text]");
    await text.click();
    const before = await text.boundingBox();
    letGo();
    await (await answered).finished();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))));
    expect(await text.boundingBox()).toEqual(before);
    expect(await panel(person).count()).toBe(0);
    await page.unroute("**/vragen/lijkt-op?*");
  });

  test("'Ik heb mijn antwoord' ends asking with thanks, and no draft is offered the next time", async () => {
    const { page } = person;
    await person.open("/vragen/nieuw");
    await page.locator("[name=title]").pressSequentially("ladder", { delay: 5 });
    await page.getByRole("link", { name: "Ik heb mijn antwoord" }).click();
    await page.waitForURL((url) => url.pathname === "/");
    expect(await page.locator("[role=status]").first().textContent()).toContain("Fijn dat je je antwoord vond");
    await person.open("/vragen/nieuw");
    expect(await page.locator("[data-part=offer]").isVisible()).toBe(false);
    expect(person.complaints).toEqual([]);
  });
});

test("Without JavaScript 'Zoek eerst' brings the list and all that was typed back, and the question can be placed", async () => {
  const person = await createBrowserPerson(browser, wijk.origin, { as: daan, javaScript: false });
  const { page } = person;
  await person.open("/vragen/nieuw");
  await page.locator("[name=title]").fill("Wie kent een fitsenmaker");
  await page.locator("[name=text]").fill("Mijn band\n\nis lek.");
  await toStep(person, "onderwerp");
  await page.locator("label", { has: page.locator("[name=theme][value=vervoer]") }).click();
  await page.locator("[name=street]").fill("Kerkstraat");
  await toStep(person, "vraag");
  await person.press("Zoek eerst");
  expect(await page.locator(".similar .row__title").first().textContent()).toBe("Wie weet een goede fietsenmaker?");
  expect(await page.locator("[name=title]").inputValue()).toBe("Wie kent een fitsenmaker");
  expect(await page.locator("[name=text]").inputValue()).toBe("Mijn band\n\nis lek.");
  expect(await page.locator("[name=theme][value=vervoer]").isChecked()).toBe(true);
  await toStep(person, "plaatsen");
  await person.press("Vraag plaatsen");
  const main = await page.locator("main").textContent();
  expect(main).toContain("Wie kent een fitsenmaker");
  expect(main).toContain("Kerkstraat");
  await person.close();
});
