import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type NamelessWorld, namelessWorld } from "../flows/nameless-world.ts";
import { toStep } from "../support/ask-steps.ts";
import { axeProblems } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const textOf = async (person: BrowserPerson): Promise<string> =>
  ((await person.page.locator("main").textContent()) ?? "").replaceAll(/\s+/g, " ");
const pathOf = (person: BrowserPerson): string => new URL(person.page.url()).pathname;

/** What axe finds wrong, and whether the page runs out of its side. Without JavaScript it is the same page. */
const problemsOn = async ({ page }: BrowserPerson, javaScript: boolean): Promise<readonly string[]> => {
  if (!javaScript) return [];
  const isTooWide = await page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth > root.clientWidth;
  });
  return [...(await axeProblems(page)), ...(isTooWide ? ["runs out of its side"] : [])];
};

describe.each([
  { name: "on a phone with JavaScript", size: sizes.phone, javaScript: true },
  { name: "on a phone without JavaScript", size: sizes.phone, javaScript: false },
  { name: "at a desk with JavaScript", size: sizes.desktop, javaScript: true },
  { name: "at a desk without JavaScript", size: sizes.desktop, javaScript: false },
])("asking without a name $name", ({ size, javaScript }) => {
  const clock = createMovedClock();
  let world: NamelessWorld;
  let corrie: BrowserPerson;
  let daan: BrowserPerson;
  let own: string;
  let thread: string;

  beforeAll(async () => {
    world = await namelessWorld(clock);
    corrie = await createBrowserPerson(browser, world.wijk.origin, { size, javaScript, as: world.people.anneke });
    daan = await createBrowserPerson(browser, world.wijk.origin, { size, javaScript, as: world.people.daan });
  }, 60_000);
  afterAll(async () => {
    await corrie.close();
    await daan.close();
    await world.close();
  });

  const choose = (name: string, value: string) =>
    corrie.page.locator("label", { has: corrie.page.locator(`[name=${name}][value=${value}]`) }).click();

  test("the form says what cannot be hidden as soon as the name stays out, and only then asks for a wijkwijzer", async () => {
    const { page } = corrie;
    await corrie.open("/vragen/nieuw");
    await toStep(corrie, "lezers");
    const honest = page.getByText("Ben je de enige in een rolstoel?");
    const wijkwijzer = page.locator("select[name=keeper]");
    expect([await honest.isVisible(), await wijkwijzer.isVisible()]).toEqual([false, false]);
    await choose("naming", "sealed");
    expect([await honest.isVisible(), await wijkwijzer.isVisible()]).toEqual([true, false]);
    await choose("naming", "keeper");
    expect([await honest.isVisible(), await wijkwijzer.isVisible()]).toEqual([true, true]);
    expect(await problemsOn(corrie, javaScript)).toEqual([]);
  });

  test("a phone number is asked about before anything is placed, and taken out with one button", async () => {
    const { page } = corrie;
    await toStep(corrie, "vraag");
    await page.locator("[name=title]").fill("Wie helpt mij met een brief?");
    await page.locator("[name=text]").fill("Bel me op 06 12345678.");
    await toStep(corrie, "onderwerp");
    await choose("theme", "formulieren");
    await toStep(corrie, "lezers");
    await page.locator("select[name=keeper]").selectOption({ label: "Ria" });
    await toStep(corrie, "plaatsen");
    await corrie.press("Vraag plaatsen");
    expect(await textOf(corrie)).toContain("In je tekst staat een telefoonnummer: 06 12345678.");
    expect(await page.locator("select[name=keeper] option:checked").textContent()).toBe("Ria");
    expect(await problemsOn(corrie, javaScript)).toEqual([]);
    await corrie.press("Haal het weg");
    expect(await page.locator("[name=text]").inputValue()).toBe("Bel me op.");
    expect(await page.locator("[name=naming][value=keeper]").isChecked()).toBe(true);
    expect(await problemsOn(corrie, javaScript)).toEqual([]);
    await toStep(corrie, "plaatsen");
    await corrie.press("Vraag plaatsen");
    await page.waitForURL((url) => url.pathname.startsWith("/mijn-vraag/"));
    own = pathOf(corrie);
    expect(await textOf(corrie)).toContain("Je vraag staat er nog niet");
    expect(await problemsOn(corrie, javaScript)).toEqual([]);
  });

  test("nothing of it stays on the device", async () => {
    if (!javaScript) return;
    expect(await corrie.page.evaluate("JSON.stringify(localStorage)")).toBe("{}");
  });

  test("a neighbour reads and answers it within the hour, and sees no name", async () => {
    await world.anHourLater();
    await daan.open("/vragen");
    await daan.page.getByRole("link", { name: "Wie helpt mij met een brief?" }).first().click();
    await daan.page.waitForURL((url) => /^\/vragen\/[0-9a-f-]{36}$/.test(url.pathname));
    thread = pathOf(daan);
    expect(await textOf(daan)).toMatch(/iemand uit de wijk \([a-z ]+\)/);
    expect(await textOf(daan)).not.toContain("Anneke");
    await daan.page.locator("textarea[name=text]").fill("Kom woensdag naar het buurthuis.");
    await daan.press("Antwoorden");
    expect(await problemsOn(daan, javaScript)).toEqual([]);
  });

  test("on the ordinary page the asker is told as whom they speak", async () => {
    await corrie.open(thread);
    expect(await textOf(corrie)).toContain("Je spreekt hier als iemand uit de wijk");
    expect(await problemsOn(corrie, javaScript)).toEqual([]);
    await corrie.page.getByRole("link", { name: "Naar je eigen pagina van deze vraag" }).click();
    await corrie.page.waitForURL((url) => url.pathname === own);
  });

  test("on the secret page the asker replies, says what helped and rounds off", async () => {
    const { page } = corrie;
    expect(await textOf(corrie)).toContain("Kom woensdag naar het buurthuis.");
    expect(await problemsOn(corrie, javaScript)).toEqual([]);
    await page.locator("textarea[name=text]").fill("Dank je, ik kom.");
    await corrie.press("Zeg dit zonder mijn naam");
    await corrie.press("Dit hielp mij");
    await corrie.press("Ja, rond mijn vraag af");
    expect(await textOf(corrie)).toContain("Dit komt er binnen een uur bij");
    expect(await textOf(corrie)).toContain("Je rondt je vraag af.");
    expect(await problemsOn(corrie, javaScript)).toEqual([]);
    await world.anHourLater();
    await corrie.open(own);
    expect(await textOf(corrie)).toContain("Dit hielp jou");
    expect(await textOf(corrie)).toContain("Je vraag is afgerond");
    await daan.open(thread);
    expect(await textOf(daan)).toContain("Dank je, ik kom.");
    expect(await textOf(daan)).toContain("Afgesloten");
  });

  test("the asker withdraws, and the page is gone with the question", async () => {
    await corrie.open(`${own}/intrekken`);
    expect(await problemsOn(corrie, javaScript)).toEqual([]);
    await corrie.press("Haal hem meteen weg");
    await daan.open(thread);
    expect(await textOf(daan)).toContain("Hier staat niets");
    await corrie.open(own);
    expect(await textOf(corrie)).toContain("Hier staat niets");
  });

  test("nothing failed in the browser on the way", () => {
    expect([...corrie.complaints, ...daan.complaints]).toEqual([]);
  });
});
