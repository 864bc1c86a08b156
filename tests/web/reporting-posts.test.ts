import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { fromElsewhere } from "./scenes-to-see.ts";

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

const textOf = (person: BrowserPerson): Promise<string | null> => person.page.locator("main").textContent();

describe.each([
  { name: "phone with JavaScript", nth: 1, javaScript: true, size: { width: 390, height: 844 } },
  { name: "desktop without JavaScript", nth: 2, javaScript: false, size: { width: 1280, height: 900 } },
])("an answer that is not right: $name", ({ nth, javaScript, size }) => {
  let anneke: BrowserPerson;
  let moderator: BrowserPerson;
  let path: string;

  beforeAll(async () => {
    const [asks, reads] = [await wijk.neighbour(`Anneke${nth}`), wijk.administrator];
    const fields = { title: "Wie leent mij een ladder?", text: "", theme: "lenen", audience: "everyone" };
    path = new URL((await asks.post("/vragen", { ...fields, outside: "standin" })).url).pathname;
    if (nth === 1) await fromElsewhere(wijk, path);
    else {
      const answers = await wijk.neighbour("Daan");
      await answers.post(`${path}/antwoorden`, { text: "Koop een ladder bij mij." });
    }
    [anneke, moderator] = (await Promise.all(
      [asks, reads].map((as) => createBrowserPerson(browser, wijk.origin, { as, javaScript, size })),
    )) as [BrowserPerson, BrowserPerson];
  });
  afterAll(async () => {
    expect([...anneke.complaints, ...moderator.complaints]).toEqual([]);
    await anneke.close();
    await moderator.close();
  });

  test("is reported from its page, and nothing typed is lost", async () => {
    await anneke.open(path);
    await anneke.page.locator("wijk-answers").getByRole("link", { name: "Dit klopt niet" }).click();
    await anneke.page.waitForURL(/klopt-niet/);
    await anneke.page.locator("textarea[name=words]").fill("Hij verkoopt ladders.");
    await anneke.press("Geef door aan de moderatoren");
    expect(await textOf(anneke)).toContain("Kies wat er niet klopt.");
    expect(await anneke.page.locator("textarea[name=words]").inputValue()).toBe("Hij verkoopt ladders.");
    await anneke.page.getByText("Het is reclame of oplichting").click();
    await anneke.press("Geef door aan de moderatoren");
    expect(await anneke.page.locator("body").textContent()).toContain("De moderatoren kijken ernaar.");
  });

  test("is hidden by a moderator, who says why", async () => {
    await moderator.open("/moderatie/meldingen");
    expect(await textOf(moderator)).toContain("Hij verkoopt ladders.");
    const hide = `Verberg deze tekst: Antwoord van ${nth === 1 ? "Sanne (@sanne@toren.example)" : "Daan"}`;
    await moderator.page.getByLabel("Om welke huisregel gaat het?").selectOption("friendly");
    await moderator.press(hide);
    expect(await textOf(moderator)).toContain("Schrijf kort op waarom.");
    await moderator.page.getByLabel("Waarom beslis je zo?").fill("Reclame hoort hier niet");
    await moderator.press(hide);
    expect(await textOf(moderator)).toContain("Er ligt niets.");
    await anneke.open(path);
    expect(await textOf(anneke)).not.toContain("Koop een ladder bij mij.");
  });
});
