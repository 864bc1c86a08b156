import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { day, minute } from "../../src/kernel/clock.ts";
import { toStep } from "../support/ask-steps.ts";
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
  (await person.page.locator("main").textContent()) ?? "";

describe.each([
  { name: "with JavaScript on a phone", javaScript: true, size: { width: 390, height: 844 } },
  { name: "without JavaScript on a desktop", javaScript: false, size: { width: 1280, height: 900 } },
])("from a question to someone who knows, $name", ({ javaScript, size }) => {
  const names = javaScript
    ? { asker: "Anneke", helper: "Ria", theme: "Zorg en gezondheid" }
    : { asker: "Corrie", helper: "Bram", theme: "Klussen en wonen" };
  let asker: BrowserPerson;
  let wijkwijzer: BrowserPerson;
  let question: string;

  beforeAll(async () => {
    const [one, other] = [await wijk.neighbour(names.asker), await wijk.neighbour(names.helper)];
    const members = await wijk.wijk.useCases.members.all();
    const id = members.find((member) => member.name === names.helper)?.id;
    await wijk.administrator.post(`/beheer/leden/${id}/rollen`, { roles: "wijkwijzer" });
    asker = await createBrowserPerson(browser, wijk.origin, { javaScript, size, as: one });
    wijkwijzer = await createBrowserPerson(browser, wijk.origin, { javaScript, size, as: other });
  });
  afterAll(async () => {
    await asker.close();
    await wijkwijzer.close();
  });

  test("a wijkwijzer says what they know and when they are there, and gets their first words back when something is unclear", async () => {
    await wijkwijzer.open("/mijn-tafel");
    await wijkwijzer.page.getByRole("link", { name: "Onderwerpen kiezen" }).click();
    await wijkwijzer.page.locator("[name=about]").fill("Ik zoek graag mee.");
    await wijkwijzer.page.locator("[name=from-2]").fill("tien uur");
    await wijkwijzer.press("Bewaren");
    expect(await textOf(wijkwijzer)).toContain("Kies minstens één onderwerp");
    expect(await wijkwijzer.page.locator("[name=from-2]").inputValue()).toBe("tien uur");
    if (javaScript) expect(await axeProblems(wijkwijzer.page)).toEqual([]);
    await wijkwijzer.page.locator("label.chip", { hasText: names.theme }).click();
    await wijkwijzer.page.locator("[name=from-2]").fill("");
    await wijkwijzer.press("Bewaren");
    expect(await textOf(wijkwijzer)).toContain("Bewaard");
  });

  test("a question lands on the desk; the wijkwijzer looks into it and gives it back", async () => {
    clock.move(minute);
    await asker.open("/vragen/nieuw?vraag=Welke%20huisarts%20neemt%20nog%20mensen%20aan%3F");
    await toStep(asker, "onderwerp");
    await asker.page.locator("label.chip", { hasText: names.theme }).click();
    await toStep(asker, "plaatsen");
    await asker.press("Vraag plaatsen");
    question = new URL(asker.page.url()).pathname;
    await wijk.settle();
    await wijkwijzer.open("/mijn-tafel");
    expect(await textOf(wijkwijzer)).toContain("Deze kwam bij jou");
    if (javaScript) expect(await axeProblems(wijkwijzer.page)).toEqual([]);
    await wijkwijzer.press("Ik kijk ernaar");
    expect(await textOf(wijkwijzer)).toContain("Hier ben jij mee bezig");
    await asker.open(question);
    expect(await textOf(asker)).toContain(`${names.helper} kijkt ernaar`);
    if (javaScript) expect(await axeProblems(asker.page)).toEqual([]);
    await wijkwijzer.press("Teruggeven");
    expect(await textOf(wijkwijzer)).toContain("De vraag ligt weer bij anderen");
  });

  test("the asker sees exactly what others would read, leaves something out, and says yes", async () => {
    clock.move(4 * day);
    await wijk.settle();
    await asker.open(question);
    await asker.page.getByRole("link", { name: "Verder vragen" }).click();
    expect(await textOf(asker)).toContain("Er gaat niets weg zonder jouw ja");
    if (javaScript) expect(await axeProblems(asker.page)).toEqual([]);
    await asker.page.locator("[name=title]").fill("Welke huisarts heeft nog plek?");
    await asker.press("Ja, vraag verder");
    expect(await textOf(asker)).toContain("Je vraag gaat nu verder");
    expect(await textOf(asker)).toContain("Jij zei ja");
    const visitor = await createBrowserPerson(browser, wijk.origin, { javaScript, size });
    await visitor.open(question);
    expect(await textOf(visitor)).toContain("Welke huisarts heeft nog plek?");
    expect(await textOf(visitor)).not.toContain(names.asker);
    expect([...asker.complaints, ...wijkwijzer.complaints, ...visitor.complaints]).toEqual([]);
    await visitor.close();
  });
});
