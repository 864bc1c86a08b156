import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toStep } from "../support/ask-steps.ts";
import { axeProblems } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { makeOffer, organisation } from "../support/offer-form.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let browser: Browser;
let wijk: RunningWijk;

beforeAll(async () => {
  [browser, wijk] = await Promise.all([launchBrowser(), startWijk({ clock })]);
  const welfare = await organisation(wijk, "Loes", "Welzijn Holtveen");
  await makeOffer(welfare, { title: "Hulp bij brieven", manner: "help", theme: "computer" });
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
])("offers, $name", ({ javaScript, size }) => {
  const title = javaScript ? "Kruiwagen te leen" : "Ladder te leen";
  let maker: BrowserPerson;
  let neighbour: BrowserPerson;

  beforeAll(async () => {
    const suffix = javaScript ? "a" : "b";
    const [one, other] = [await wijk.neighbour(`Anneke${suffix}`), await wijk.neighbour(`Daan${suffix}`)];
    maker = await createBrowserPerson(browser, wijk.origin, { javaScript, size, as: one });
    neighbour = await createBrowserPerson(browser, wijk.origin, { javaScript, size, as: other });
  });
  afterAll(async () => {
    for (const person of [maker, neighbour]) {
      expect(person.complaints).toEqual([]);
      await person.close();
    }
  });
  const looksRight = async (person: BrowserPerson) => {
    if (javaScript) expect(await axeProblems(person.page)).toEqual([]);
    const { scrollWidth } = await person.page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth }));
    expect(scrollWidth).toBeLessThanOrEqual(size.width);
  };

  test("its maker finds the form, is warned of a number, and a neighbour asks whether it can be", async () => {
    await maker.open("/");
    await maker.page.getByRole("link", { name: "Aanbod en gezocht" }).click();
    await looksRight(maker);
    await maker.page.getByRole("link", { name: "Bied iets aan" }).click();
    await maker.page.getByLabel("Wat kun je doen, uitlenen of weggeven?").fill(title);
    await maker.page.getByLabel("Wil je er iets bij vertellen?").fill("Bel 06 12345678");
    await maker.page.locator("input[name=manner][value=lend]").check();
    await maker.page.locator("input[name=theme][value=lenen]").check();
    await maker.press("Zet het erop");
    expect(await textOf(maker)).toContain("Hierin staat een adres, een nummer of een mailadres.");
    await looksRight(maker);
    await maker.page.getByLabel("Wil je er iets bij vertellen?").fill("Haal hem wanneer je wilt.");
    await maker.press("Zet het erop");
    expect(await textOf(maker)).toContain("Het staat erop.");
    await neighbour.open("/aanbod?onderwerp=lenen");
    await neighbour.page.getByRole("link", { name: title }).click();
    await looksRight(neighbour);
    await neighbour.page.getByRole("link", { name: "Vraag of het kan" }).click();
    await neighbour.page.locator("textarea").fill("Mag ik hem zaterdag lenen?");
    await neighbour.page.locator("main button[type=submit]").click();
    expect(await textOf(neighbour)).toContain("Mag ik hem zaterdag lenen?");
    await maker.page.getByRole("button", { name: "Even niet" }).click();
    expect(await textOf(maker)).toContain("Nu even niet");
  });

  test("an asker sees what may help, and opens the door with a yes to exactly what is sent", async () => {
    await neighbour.open("/vragen/nieuw?vraag=Wie%20helpt%20mij%20met%20mailen?");
    await toStep(neighbour, "onderwerp");
    await neighbour.page.locator("input[name=theme][value=computer]").check();
    await toStep(neighbour, "plaatsen");
    await neighbour.press("Vraag plaatsen");
    expect(await textOf(neighbour)).toContain("Misschien kan dit helpen");
    await looksRight(neighbour);
    await neighbour.page.getByRole("link", { name: "Stel je vraag aan Welzijn Holtveen" }).click();
    await neighbour.page.getByLabel("Je vraag", { exact: true }).fill("Kunnen jullie mij leren mailen?");
    await neighbour.press("Stuur mijn vraag");
    expect(await textOf(neighbour)).toContain("Zet een vinkje als je dit wilt sturen.");
    await looksRight(neighbour);
    await neighbour.page.locator("input[name=yes]").check();
    await neighbour.press("Stuur mijn vraag");
    const sent = await textOf(neighbour);
    expect(sent).toContain("Kunnen jullie mij leren mailen?");
    expect(sent).toContain("Welzijn Holtveen");
  });
});
