import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toStep } from "../support/ask-steps.ts";
import { axeProblems } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { findThere, type RingOfWijken, startRing } from "../support/ring-of-wijken.ts";
import type { RunningWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let browser: Browser;
let ring: RingOfWijken;
let holtveen: RunningWijk;
let lindehout: RunningWijk;
let anneke: Person;
let marja: Person;

beforeAll(async () => {
  [browser, ring] = await Promise.all([launchBrowser(), startRing(clock, ["Holtveen", "Lindehout"])]);
  [holtveen, lindehout] = ring.wijken as [RunningWijk, RunningWijk];
  anneke = await holtveen.neighbour("Anneke");
  marja = await lindehout.neighbour("Marja");
}, 120_000);
afterAll(async () => {
  await browser.close();
  await ring.close();
});

const textOf = async (person: BrowserPerson): Promise<string> =>
  ((await person.page.locator("main").textContent()) ?? "").replace(/\s+/g, " ");

describe.each([
  { name: "with JavaScript on a phone", javaScript: true, size: { width: 390, height: 844 } },
  { name: "without JavaScript on a desktop", javaScript: false, size: { width: 1280, height: 900 } },
])("the ring from an invitation to its end, $name", ({ name, javaScript, size }) => {
  let keeper: BrowserPerson;
  let other: BrowserPerson;
  let asker: BrowserPerson;
  const title = `Wie helpt ons verhuizen ${name}?`;

  beforeAll(async () => {
    keeper = await createBrowserPerson(browser, holtveen.origin, { javaScript, size, as: holtveen.administrator });
    other = await createBrowserPerson(browser, lindehout.origin, { javaScript, size, as: lindehout.administrator });
    asker = await createBrowserPerson(browser, holtveen.origin, { javaScript, size, as: anneke });
  });
  afterAll(async () => {
    expect([...keeper.complaints, ...other.complaints, ...asker.complaints]).toEqual([]);
    for (const person of [keeper, other, asker]) await person.close();
  });
  const looksRight = async (person: BrowserPerson) => {
    if (javaScript) expect(await axeProblems(person.page)).toEqual([]);
  };

  test("the administrator reads what it means, is told what is wrong, and invites", async () => {
    await keeper.open("/beheer");
    await keeper.page.getByRole("link", { name: "De kring" }).click();
    expect(await textOf(keeper)).toContain("Bewoners van die wijk lezen wat hier voor de kring gevraagd wordt.");
    await looksRight(keeper);
    await keeper.page.getByLabel("Het adres van de wijk").fill("@niemand@localhost:1");
    await keeper.press("Uitnodigen");
    expect(await textOf(keeper)).toContain("vonden we niets");
    expect(await keeper.page.getByLabel("Het adres van de wijk").inputValue()).toBe("@niemand@localhost:1");
    await looksRight(keeper);
    await keeper.page.getByLabel("Het adres van de wijk").fill(lindehout.handle);
    await keeper.press("Uitnodigen");
    expect(await textOf(keeper)).toContain("Er is nog geen antwoord");
    await looksRight(keeper);
    await keeper.page.getByRole("link", { name: "Lindehout" }).click();
    expect(await textOf(keeper)).toContain("Lindehout is uitgenodigd");
    await looksRight(keeper);
    await ring.settle();
  });

  test("the other one reads the same before the yes, and says it", async () => {
    await other.open("/beheer/kring");
    await looksRight(other);
    await other.page.getByRole("link", { name: "Holtveen" }).click();
    expect(await textOf(other)).toContain("Holtveen vraagt ons in de kring");
    expect(await textOf(other)).toContain("Jullie kunnen allebei op elk moment stoppen.");
    await looksRight(other);
    await other.press("Ja, kom in de kring");
    expect(await textOf(other)).toContain("De wijk zit nu in de kring.");
    await ring.settle();
    await keeper.open("/beheer/kring");
    expect(await textOf(keeper)).toContain("Kwam in de kring");
    await looksRight(keeper);
  });

  test("a resident asks the ring, and sees by name who reads it", async () => {
    await asker.open("/vragen/nieuw");
    await asker.page.getByLabel("Wat wil je vragen?").fill(title);
    await toStep(asker, "onderwerp");
    await asker.page.getByRole("radio", { name: "Lenen en geven" }).check();
    await toStep(asker, "lezers");
    await asker.page.getByRole("radio", { name: /^De kring/ }).check();
    if (javaScript)
      expect(await textOf(asker)).toContain("Alleen de kring leest dit: bewoners van Holtveen en van Lindehout.");
    expect(await textOf(asker)).toContain("Ook bewoners van Lindehout. Verder niemand.");
    await looksRight(asker);
    await toStep(asker, "plaatsen");
    await asker.press("Vraag plaatsen");
    expect(await textOf(asker)).toContain("Alleen de kring leest dit");
    await looksRight(asker);
    await ring.settle();
    expect(await findThere(marja, title)).not.toBe("/not-there");
  });

  test("stopping says beforehand what it does, and does it", async () => {
    await keeper.open("/beheer/kring");
    await keeper.page.getByRole("link", { name: "Lindehout" }).first().click();
    expect(await textOf(keeper)).toContain("Er gaat meteen niets meer heen.");
    await looksRight(keeper);
    await keeper.press("Stoppen met Lindehout");
    expect(await textOf(keeper)).toContain("De wijk zit niet meer in de kring.");
    await looksRight(keeper);
    await ring.settle();
    expect(await findThere(marja, title)).toBe("/not-there");
    await keeper.page.getByRole("link", { name: "Lindehout" }).click();
    expect(await textOf(keeper)).toContain("Lindehout zit niet in onze kring");
    await looksRight(keeper);
  });
});
