import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minute } from "../../src/kernel/clock.ts";
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

const textOf = async (person: BrowserPerson): Promise<string> =>
  (await person.page.locator("main").textContent()) ?? "";

/** Nothing sticks out at the side, and what is pressed is large enough for a thumb. */
const layoutOf = ({ page }: BrowserPerson) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const pressed = [...document.querySelectorAll<HTMLElement>("main button, main select, main input[type=text]")];
    return { wider: scrollWidth > clientWidth, small: pressed.filter((each) => each.offsetHeight < 44).length };
  });

describe.each([
  { name: "with JavaScript on a phone", helper: "Ria", javaScript: true, size: { width: 390, height: 844 } },
  { name: "without JavaScript on a phone", helper: "Bram", javaScript: false, size: { width: 390, height: 844 } },
  { name: "with JavaScript on a desktop", helper: "Fatma", javaScript: true, size: { width: 1280, height: 900 } },
  { name: "without JavaScript on a desktop", helper: "Gerrit", javaScript: false, size: { width: 1280, height: 900 } },
])("somebody calls a wijkwijzer, $name", ({ helper, javaScript, size }) => {
  let neighbour: Person;
  let wijkwijzer: BrowserPerson;
  const title = `Wie brengt mij naar de fysio, ${helper}?`;
  const look = async () => {
    if (javaScript) expect(await axeProblems(wijkwijzer.page)).toEqual([]);
    expect(await layoutOf(wijkwijzer)).toEqual({ wider: false, small: 0 });
  };

  beforeAll(async () => {
    const person = await wijk.neighbour(helper);
    neighbour = await wijk.neighbour(`Buur${helper}`);
    const id = (await wijk.wijk.useCases.members.all()).find((member) => member.name === helper)?.id;
    await wijk.administrator.post(`/beheer/leden/${id}/rollen`, { roles: "wijkwijzer" });
    wijkwijzer = await createBrowserPerson(browser, wijk.origin, { javaScript, size, as: person });
  });
  afterAll(() => wijkwijzer.close());

  test("the wijkwijzer writes the question down, and gets their words back when something is missing", async () => {
    clock.move(minute);
    await wijkwijzer.open("/mijn-tafel");
    await wijkwijzer.page.getByRole("link", { name: "Iemand belde of kwam langs" }).click();
    await wijkwijzer.page.getByLabel("Geheugensteun, alleen voor jou").fill("mevrouw met het hondje");
    await wijkwijzer.press("Alleen opschrijven");
    expect(await textOf(wijkwijzer)).toContain("Je vraag is nog leeg");
    expect(await wijkwijzer.page.locator("[name=memoryAid]").inputValue()).toBe("mevrouw met het hondje");
    await look();
    await wijkwijzer.page.getByLabel("Wat is de vraag?").fill(title);
    await wijkwijzer.page.getByLabel("Onderwerp").selectOption({ label: "Vervoer" });
    await wijkwijzer.page.getByLabel("Hoe geef je het antwoord?").selectOption({ label: "Ik kom langs" });
    await wijkwijzer.press("Alleen opschrijven");
    expect(await textOf(wijkwijzer)).toContain("Alleen voor jou: mevrouw met het hondje");
    await look();
  });

  test("and places it later, in other words if need be", async () => {
    await wijkwijzer.page.getByRole("link", { name: `Aanpassen of plaatsen: ${title}` }).click();
    expect(await wijkwijzer.page.locator("[name=title]").inputValue()).toBe(title);
    await look();
    await wijkwijzer.press("Vraag plaatsen");
    expect(await textOf(wijkwijzer)).toContain(`via wijkwijzer ${helper}`);
    expect(await textOf(wijkwijzer)).not.toContain("hondje");
    await wijk.settle();
    clock.move(minute);
    const path = new URL(wijkwijzer.page.url()).pathname;
    expect((await neighbour.post(`${path}/antwoorden`, { text: "Ik rijd dinsdag." })).status).toBe(200);
    await wijk.settle();
  });

  test("reads the answer, brings it back, and says how it went", async () => {
    await wijkwijzer.open("/mijn-tafel");
    expect(await textOf(wijkwijzer)).toContain("Breng dit antwoord terug");
    await look();
    await wijkwijzer.page.getByRole("link", { name: `Lees en breng terug: ${title}` }).click();
    expect(await textOf(wijkwijzer)).toContain("Ik rijd dinsdag.");
    expect(await textOf(wijkwijzer)).toContain("mevrouw met het hondje");
    await look();
    await wijkwijzer.press("Niet gelukt iemand te bereiken");
    expect(await textOf(wijkwijzer)).toContain("Over een week hoor je het weer");
    await wijkwijzer.page.getByRole("link", { name: `Lees en breng terug: ${title}` }).click();
    await wijkwijzer.page.getByText("Het hielp", { exact: true }).click();
    await wijkwijzer.press("Teruggebracht");
    expect(await textOf(wijkwijzer)).toContain("Mooi gedaan");
    expect(await textOf(wijkwijzer)).not.toContain("mevrouw met het hondje te");
    expect(await textOf(wijkwijzer)).not.toContain("Breng dit antwoord terug");
    expect(wijkwijzer.complaints).toEqual([]);
  });
});
