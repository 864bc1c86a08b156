import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeProblems } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
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

const textOf = async (person: BrowserPerson): Promise<string> =>
  ((await person.page.locator("main").textContent()) ?? "").replace(/\s+/g, " ");

describe.each([
  { name: "with JavaScript on a phone", javaScript: true, size: { width: 390, height: 844 } },
  { name: "without JavaScript on a desktop", javaScript: false, size: { width: 1280, height: 900 } },
])("a poll from its making to its result, $name", ({ javaScript, size }) => {
  const title = javaScript ? "Op welke dag is het straatfeest?" : "Welke boom komt er op het plein?";
  let maker: BrowserPerson;
  let voter: BrowserPerson;
  let path: string;

  beforeAll(async () => {
    const suffix = javaScript ? "a" : "b";
    const [one, other] = [await wijk.neighbour(`Anneke${suffix}`), await wijk.neighbour(`Daan${suffix}`)];
    maker = await createBrowserPerson(browser, wijk.origin, { javaScript, size, as: one });
    voter = await createBrowserPerson(browser, wijk.origin, { javaScript, size, as: other });
  });
  afterAll(async () => {
    expect([...maker.complaints, ...voter.complaints]).toEqual([]);
    await maker.close();
    await voter.close();
  });
  const looksRight = async (person: BrowserPerson) => {
    if (javaScript) expect(await axeProblems(person.page)).toEqual([]);
  };

  test("its maker finds the form from the list, sees what is still missing, and places it", async () => {
    await maker.open("/peilingen");
    await maker.page.getByRole("link", { name: "Maak een peiling" }).click();
    await maker.page.getByLabel("Wat wil je weten?").fill(title);
    await maker.page.getByLabel("Antwoord 1").fill("Het eerste");
    await maker.press("Peiling plaatsen");
    expect(await textOf(maker)).toContain("Geef minstens twee antwoorden");
    expect(await maker.page.getByLabel("Antwoord 1").inputValue()).toBe("Het eerste");
    await looksRight(maker);
    await maker.page.getByLabel("Antwoord 2").fill("Het tweede");
    await maker.press("Peiling plaatsen");
    path = new URL(maker.page.url()).pathname;
    expect(await textOf(maker)).toContain("Je peiling staat erop.");
    await looksRight(maker);
  });

  test("a neighbour finds it on the front page, votes with the keyboard, and changes the choice", async () => {
    await voter.open("/");
    await voter.page.getByRole("link", { name: title }).click();
    await voter.press("Stemmen");
    expect(await textOf(voter)).toContain("Kies eerst een antwoord.");
    await looksRight(voter);
    await voter.page.getByRole("radio", { name: "Het eerste" }).focus();
    await voter.page.keyboard.press("Space");
    await voter.press("Stemmen");
    expect(await textOf(voter)).toContain("Je stem is binnen.");
    expect(await voter.page.getByRole("radio", { name: "Het eerste" }).isChecked()).toBe(true);
    await voter.page.getByRole("radio", { name: "Het tweede" }).check();
    await voter.press("Mijn keuze veranderen");
    expect(await voter.page.getByRole("radio", { name: "Het tweede" }).isChecked()).toBe(true);
    await looksRight(voter);
  });

  test("the result is read in words, with bars that need no picture, and targets are big enough", async () => {
    for (const name of ["een", "twee", "drie"]) {
      const person = await wijk.neighbour(`${name}${javaScript ? "a" : "b"}`);
      await person.post(`${path}/stemmen`, { choice: "0" });
    }
    clock.move(6 * 60_000);
    await wijk.settle();
    await voter.open(path);
    const result = voter.page.getByRole("region", { name: "De stand" });
    expect((await result.textContent())?.replace(/\s+/g, " ")).toContain("3 van de 4 kozen dit (75%)");
    const bar = await result.locator(".result__part").first().boundingBox();
    const all = await result.locator(".result__all").first().boundingBox();
    expect((bar?.width ?? 0) / (all?.width ?? 1)).toBeCloseTo(0.75, 1);
    expect(await result.locator("img").count()).toBe(0);
    for (const option of await voter.page.locator(".ballot__option").all())
      expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(48);
    await looksRight(voter);
  });

  test("its maker closes it after being asked once more, and everybody sees the result", async () => {
    await maker.open(path);
    await maker.page.getByRole("link", { name: "Peiling nu sluiten" }).click();
    await looksRight(maker);
    await maker.press("Ja, sluit de peiling");
    await wijk.settle();
    await maker.open(path);
    expect(await textOf(maker)).toContain("De uitslag");
    expect(await maker.page.getByRole("radio").count()).toBe(0);
    await looksRight(maker);
  });
});
