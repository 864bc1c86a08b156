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
])("an announcement from its writing to its end, $name", ({ javaScript, size }) => {
  const title = javaScript ? "De Molenweg is dicht" : "Het water gaat er vanmiddag af";
  let moderator: BrowserPerson;
  let reader: BrowserPerson;
  let path: string;

  beforeAll(async () => {
    const other = await wijk.neighbour(javaScript ? "Daan" : "Corrie");
    moderator = await createBrowserPerson(browser, wijk.origin, { javaScript, size, as: wijk.administrator });
    reader = await createBrowserPerson(browser, wijk.origin, { javaScript, size, as: other });
  });
  afterAll(async () => {
    expect([...moderator.complaints, ...reader.complaints]).toEqual([]);
    await moderator.close();
    await reader.close();
  });
  const looksRight = async (person: BrowserPerson) => {
    if (javaScript) expect(await axeProblems(person.page)).toEqual([]);
  };

  test("a moderator finds the form from the menu, sees what is missing, and hangs it on the board", async () => {
    await moderator.open("/");
    await moderator.page.getByRole("navigation").getByRole("link", { name: "Prikbord" }).click();
    await moderator.page.getByRole("link", { name: "Schrijf een mededeling" }).click();
    await moderator.page.getByLabel("Wat is er?").fill(title);
    await moderator.page.getByLabel("Tot en met welke dag geldt het?").fill("2026-11-27");
    await moderator.press("Hang op het prikbord");
    expect(await textOf(moderator)).toContain("Je tekst is nog leeg.");
    expect(await moderator.page.getByLabel("Wat is er?").inputValue()).toBe(title);
    expect(await moderator.page.getByLabel("Tot en met welke dag geldt het?").inputValue()).toBe("2026-11-27");
    await looksRight(moderator);
    await moderator.page.getByLabel("Wat moeten buren weten?").fill("We vernieuwen de riolering.");
    await moderator.page.getByRole("checkbox", { name: /stuur alle bewoners nu een brief/ }).check();
    await moderator.press("Hang op het prikbord");
    path = new URL(moderator.page.url()).pathname;
    expect(await textOf(moderator)).toContain("Alle bewoners krijgen nu een brief.");
    await looksRight(moderator);
  });

  test("a neighbour finds it on the front page above the questions, and asks a question about it", async () => {
    await reader.open("/");
    await looksRight(reader);
    const board = await reader.page.getByRole("region", { name: "Op het prikbord" }).boundingBox();
    const questions = await reader.page.getByRole("region", { name: "Vragen in de wijk" }).boundingBox();
    expect(board?.y).toBeLessThan(questions?.y ?? 0);
    await reader.page.getByRole("link", { name: title }).click();
    const text = await textOf(reader);
    expect(text).toContain("Geldig tot en met vrijdag 27 november");
    expect(text).toContain("Dringend");
    await looksRight(reader);
    for (const link of await reader.page.locator("main :is(.nl-button, .backlink):visible").all())
      expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(48);
    await reader.page.getByRole("link", { name: "Stel hier een vraag over" }).click();
    expect(await reader.page.locator('[name="title"]').inputValue()).toContain(title);
  });

  test("a moderator pins it, corrects it, and takes it back", async () => {
    await moderator.open(path);
    await moderator.press("Bovenaan vastmaken");
    expect(await textOf(moderator)).toContain("De mededeling staat nu bovenaan.");
    await looksRight(moderator);
    await moderator.page.getByRole("link", { name: "Veranderen" }).click();
    await moderator.page.getByLabel("Wat klopte er niet?").fill("Er stond een andere dag.");
    await looksRight(moderator);
    await moderator.press("Verandering bewaren");
    await reader.open(path);
    expect(await textOf(reader)).toMatch(/Verbeterd op maandag 23 november: Er stond een andere dag\./);
    await looksRight(reader);
    await moderator.page.getByRole("link", { name: "Intrekken" }).click();
    await moderator.press("Ja, trek de mededeling in");
    expect(await textOf(moderator)).toContain("Schrijf kort wat lezers moeten weten.");
    await looksRight(moderator);
    await moderator.page.getByLabel("Wat moeten lezers weten?").fill("Het gaat niet door.");
    await moderator.press("Ja, trek de mededeling in");
    expect(await textOf(moderator)).toContain("De mededeling is ingetrokken.");
    await looksRight(moderator);
    await reader.open("/mededelingen");
    expect(await textOf(reader)).not.toContain(title);
  });
});
