import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minute } from "../../src/kernel/clock.ts";
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

beforeAll(async () => {
  [browser, wijk] = await Promise.all([launchBrowser(), startWijk({ clock })]);
});
afterAll(async () => {
  await browser.close();
  await wijk.close();
});

const textOf = async ({ page }: BrowserPerson): Promise<string> => (await page.locator("main").textContent()) ?? "";

describe.each([
  { name: "phone with JavaScript", nth: 1, javaScript: true, size: { width: 390, height: 844 } },
  { name: "phone without JavaScript", nth: 2, javaScript: false, size: { width: 390, height: 844 } },
  { name: "desktop with JavaScript", nth: 3, javaScript: true, size: { width: 1280, height: 900 } },
  { name: "desktop without JavaScript", nth: 4, javaScript: false, size: { width: 1280, height: 900 } },
])("on a $name", ({ nth, javaScript, size }) => {
  const animals = `Dieren ${"abcd"[nth - 1]}`;
  let keeper: BrowserPerson;
  let asker: BrowserPerson;
  let wijkwijzer: BrowserPerson;

  const seemsWell = async (person: BrowserPerson): Promise<void> => {
    const { page } = person;
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(tooWide).toBe(false);
    if (!javaScript) return;
    expect(await axeProblems(page)).toEqual([]);
  };

  beforeAll(async () => {
    const people: readonly Person[] = [
      wijk.administrator,
      await wijk.neighbour(`Anneke${nth}`),
      await wijk.neighbour(`Ria${nth}`),
    ];
    const members = await wijk.wijk.useCases.members.all();
    const id = members.find((member) => member.name === `Ria${nth}`)?.id;
    await wijk.administrator.post(`/beheer/leden/${id}/rollen`, { roles: "wijkwijzer" });
    [keeper, asker, wijkwijzer] = (await Promise.all(
      people.map((as) => createBrowserPerson(browser, wijk.origin, { as, javaScript, size })),
    )) as [BrowserPerson, BrowserPerson, BrowserPerson];
  });
  afterAll(async () => {
    for (const person of [keeper, asker, wijkwijzer]) {
      expect(person.complaints).toEqual([]);
      await person.close();
    }
  });

  test("the administrator adds a theme, is told what is wrong with it, and puts it higher", async () => {
    await keeper.open("/beheer");
    await keeper.page.getByRole("link", { name: "Onderwerpen", exact: true }).click();
    await keeper.page.getByLabel("Hoe heet het onderwerp?").fill(animals);
    await keeper.press("Onderwerp toevoegen");
    expect(await textOf(keeper)).toContain("Kies een plaatje.");
    expect(await keeper.page.getByLabel("Hoe heet het onderwerp?").inputValue()).toBe(animals);
    await seemsWell(keeper);
    await keeper.page.locator("label.chip", { hasText: "Vlieger" }).click();
    await keeper.page.getByText("Dit onderwerp is gevoelig").click();
    await keeper.press("Onderwerp toevoegen");
    expect(await textOf(keeper)).toContain("Het onderwerp staat erbij.");
    await keeper.press(`Omhoog: ${animals}`);
    const names = await keeper.page.locator("ol.rows .row__title").allInnerTexts();
    expect(names.indexOf(animals)).toBe(names.length - 3);
    await seemsWell(keeper);
  });

  test("it is marked in the form of who asks, everybody is asked only after one more choice, and it is stopped again", async () => {
    clock.move(minute);
    await asker.open("/vragen/nieuw");
    await asker.page.getByLabel("Wat wil je vragen?").fill(`Wie kent een goede dierenarts? ${nth}`);
    await toStep(asker, "onderwerp");
    const hint = asker.page.getByText("Alleen onze wijk leest je vraag, tenzij jij iets anders kiest.");
    expect(await hint.isVisible()).toBe(false);
    await asker.page.locator("label.chip", { hasText: animals }).click();
    expect(await hint.isVisible()).toBe(true);
    await toStep(asker, "lezers");
    await asker.page.locator("label.choice", { hasText: "Iedereen" }).click();
    await toStep(asker, "plaatsen");
    await asker.press("Vraag plaatsen");
    expect(await textOf(asker)).toContain("Mogen ook anderen dan je wijk je vraag lezen?");
    expect(await asker.page.getByLabel("Wat wil je vragen?").inputValue()).toContain("dierenarts");
    await seemsWell(asker);
    await toStep(asker, "lezers");
    await asker.page.locator("label.choice", { hasText: "Alleen onze wijk" }).click();
    await toStep(asker, "plaatsen");
    await asker.press("Vraag plaatsen");
    expect(await textOf(asker)).toContain(animals);
    await keeper.open("/beheer/onderwerpen");
    await keeper.page.getByRole("link", { name: `Veranderen: ${animals}` }).click();
    await keeper.page.waitForURL(/onderwerpen\/dieren/);
    await seemsWell(keeper);
    await keeper.press("Niet meer gebruiken");
    await asker.open("/vragen/nieuw");
    expect(await asker.page.locator("label.chip", { hasText: animals }).count()).toBe(0);
  });

  test("a wijkwijzer proposes to round off; the asker says not yet, and the next day yes, with what helped", async () => {
    clock.move(minute);
    const title = `Wie zet mijn wifi goed? ${nth}`;
    await asker.open("/vragen/nieuw");
    await asker.page.getByLabel("Wat wil je vragen?").fill(title);
    await toStep(asker, "onderwerp");
    await asker.page.locator("label.chip", { hasText: "Computer en telefoon" }).click();
    await toStep(asker, "plaatsen");
    await asker.press("Vraag plaatsen");
    const question = new URL(asker.page.url()).pathname;
    await wijkwijzer.open("/mijn-tafel/instellingen");
    await wijkwijzer.page.locator("label.chip", { hasText: "Computer en telefoon" }).click();
    await wijkwijzer.press("Bewaren");
    await wijkwijzer.page
      .locator(`#vraag-${question.split("/").at(-1)}`)
      .getByText("Ik kijk ernaar")
      .click();
    await wijkwijzer.page.waitForLoadState();
    await wijkwijzer.open(question);
    await wijkwijzer.page.locator("textarea[name=text]").fill("Trek de stekker er even uit.");
    await wijkwijzer.press("Antwoorden");
    await wijkwijzer.open("/mijn-tafel");
    await wijkwijzer.press("Samen afronden");
    expect(await textOf(wijkwijzer)).toContain("De vrager kiest nu.");
    await seemsWell(wijkwijzer);

    await asker.open(question);
    expect(await textOf(asker)).toContain(`Ria${nth} keek naar je vraag en denkt van wel.`);
    await seemsWell(asker);
    await asker.press("Nee, nog niet");
    expect(await textOf(asker)).toContain("Goed. Je vraag gaat verder.");
    await wijkwijzer.open("/mijn-tafel");
    expect(await textOf(wijkwijzer)).toContain("De vrager zegt: nog niet klaar.");

    clock.move(24 * 60 * minute);
    await wijkwijzer.press("Samen afronden");
    await asker.open(question);
    await asker.page.getByLabel(`Van Ria${nth}`).check();
    await asker.press("Ja, afronden");
    expect(await textOf(asker)).toContain("Je vraag is afgerond");
    expect(await textOf(asker)).toContain("Jij zei: het is klaar");
    await wijkwijzer.open("/mijn-tafel");
    expect(await textOf(wijkwijzer)).toContain("Samen afgerond. Mooi gedaan!");
    await seemsWell(wijkwijzer);
  });
});
