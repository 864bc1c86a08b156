import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeProblems } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

/** Looking for something, narrowing down a list, and choosing to be found, in a browser. */
const clock = createMovedClock();
let browser: Browser;
let wijk: RunningWijk;

beforeAll(async () => {
  [browser, wijk] = await Promise.all([launchBrowser(), startWijk({ clock })]);
  const asker = await wijk.neighbour("Anneke");
  const fields = { text: "", audience: "wijk", outside: "standin" };
  const asked = await asker.post("/vragen", { ...fields, title: "Wie heeft een steekwagen?", theme: "lenen" });
  await asker.post("/vragen", { ...fields, title: "Wie rijdt mee?", theme: "vervoer" });
  const path = new URL(asked.url).pathname;
  await wijk.administrator.post(`${path}/antwoorden`, { text: "In het buurthuis staat een pallethefwagen." });
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
])("$name", ({ javaScript, size }) => {
  const suffix = javaScript ? "met" : "zonder";
  let person: BrowserPerson;
  let other: BrowserPerson;

  beforeAll(async () => {
    const [one, two] = [await wijk.neighbour(`Daan-${suffix}`), await wijk.neighbour(`Noor-${suffix}`)];
    person = await createBrowserPerson(browser, wijk.origin, { javaScript, size, as: one });
    other = await createBrowserPerson(browser, wijk.origin, { javaScript, size, as: two });
  });
  afterAll(async () => {
    for (const each of [person, other]) {
      expect(each.complaints).toEqual([]);
      await each.close();
    }
  });
  const looksRight = async (of: BrowserPerson) => {
    if (javaScript) expect(await axeProblems(of.page)).toEqual([]);
    const { scrollWidth } = await of.page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth }));
    expect(scrollWidth).toBeLessThanOrEqual(size.width);
  };

  test("somebody searches with the keyboard alone, from any page, and comes to the answer", async () => {
    const { page } = person;
    await person.open("/huisregels");
    const tool = page.getByRole("link", { name: "Zoek", exact: true });
    await tool.focus();
    const box = await tool.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(47);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/zoeken");
    await page.getByLabel("Wat zoek je?").focus();
    await page.keyboard.type("palethefwagens");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/zoeken\?wat=palethefwagens/);
    expect(await textOf(person)).toContain("Hier vonden we niets over");
    await page.getByLabel("Wat zoek je?").fill("pallethefwagens");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/zoeken\?wat=pallethefwagens/);
    await looksRight(person);
    expect(await page.locator("mark").allTextContents()).toEqual(["pallethefwagen"]);
    await page.getByRole("link", { name: "Wie heeft een steekwagen?" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/vragen\/[0-9a-f-]{36}#antwoord-/);
    expect(await textOf(person)).toContain("In het buurthuis staat een pallethefwagen.");
  });

  test("somebody narrows a list down, and sees by what", async () => {
    const { page } = person;
    await person.open("/vragen");
    await page.getByText("Kies wat je ziet").click();
    await page.getByLabel("Onderwerp").selectOption("vervoer");
    await page.getByLabel("Hoe staat het ervoor?").selectOption("zonder-antwoord");
    await page.getByRole("button", { name: "Laat zien" }).click();
    await page.waitForURL("**/vragen?onderwerp=vervoer&stand=zonder-antwoord");
    await looksRight(person);
    const text = await textOf(person);
    expect([text.includes("Wie rijdt mee?"), text.includes("Wie heeft een steekwagen?")]).toEqual([true, false]);
    expect(await page.getByLabel("Onderwerp").inputValue()).toBe("vervoer");
  });

  test("somebody chooses to be found, another finds them and asks to write, and it is taken back", async () => {
    const { page } = person;
    await person.open("/ik");
    await page.getByRole("link", { name: "Bekijk en kies" }).click();
    await looksRight(person);
    await page.locator("input[name=shown][value=ja]").check();
    await page.getByLabel("Over mij").fill("Ik woon bij de molen.");
    await page.getByLabel("In welke straat woon je?").fill("Molenweg 3");
    await page.locator("input[name=themes][value=lenen]").check();
    await person.press("Bewaren");
    expect(await page.getByLabel("In welke straat woon je?").getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByLabel("Over mij").inputValue()).toBe("Ik woon bij de molen.");
    await looksRight(person);
    await page.getByLabel("In welke straat woon je?").fill("Molenweg");
    await person.press("Bewaren");
    expect(await textOf(person)).toContain("Bewaard. Buren kunnen je nu vinden.");
    await other.open("/buren");
    await looksRight(other);
    await other.page.getByRole("link", { name: `Daan-${suffix}` }).click();
    await looksRight(other);
    expect(await textOf(other)).toContain("Woont in: Molenweg");
    await other.page.getByRole("link", { name: `Stuur Daan-${suffix} een bericht` }).click();
    await other.page.locator("textarea").fill("Mag ik je iets vragen over de molen?");
    await other.page.locator("main button[type=submit]").click();
    expect(await textOf(other)).toContain("Mag ik je iets vragen over de molen?");
    await person.open("/ik/profiel");
    await page.locator("input[name=shown][value=nee]").check();
    await person.press("Bewaren");
    expect(await textOf(person)).toContain("Niemand anders ziet dit.");
    await other.open("/buren");
    expect(await textOf(other)).not.toContain(`Daan-${suffix}`);
  });
});
