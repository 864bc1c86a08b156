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
])("an activity from its making to its being called off, $name", ({ javaScript, size }) => {
  const title = javaScript ? "Samen soep koken" : "Wandelen langs de molen";
  const email = javaScript ? "sanne@elders.example" : "piet@elders.example";
  let maker: BrowserPerson;
  let neighbour: BrowserPerson;
  let guest: BrowserPerson;
  let path: string;
  let link: string;

  beforeAll(async () => {
    const suffix = javaScript ? "a" : "b";
    const [one, other] = [await wijk.neighbour(`Anneke${suffix}`), await wijk.neighbour(`Daan${suffix}`)];
    maker = await createBrowserPerson(browser, wijk.origin, { javaScript, size, as: one });
    neighbour = await createBrowserPerson(browser, wijk.origin, { javaScript, size, as: other });
    guest = await createBrowserPerson(browser, wijk.origin, { javaScript, size });
  });
  afterAll(async () => {
    for (const person of [maker, neighbour, guest]) {
      expect(person.complaints).toEqual([]);
      await person.close();
    }
  });
  const looksRight = async (person: BrowserPerson) => {
    if (javaScript) expect(await axeProblems(person.page)).toEqual([]);
    const { scrollWidth } = await person.page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth }));
    expect(scrollWidth).toBeLessThanOrEqual(size.width);
  };

  test("its maker finds the form from the agenda, is warned of a house number, and puts it there", async () => {
    await maker.open("/agenda");
    await looksRight(maker);
    await maker.page.getByRole("link", { name: "Zet iets op de agenda" }).click();
    await maker.page.getByLabel("Wat ga je doen?").fill(title);
    await maker.page.getByLabel("Dag", { exact: true }).fill("2026-12-05");
    await maker.page.getByLabel("Van", { exact: true }).fill("14:00");
    await maker.page.getByLabel("Tot", { exact: true }).fill("16:00");
    await maker.page.getByLabel("Waar is het?").fill("Kerkstraat 12");
    const places = maker.page.getByLabel("Hoeveel mensen kunnen er komen?");
    expect(await places.isVisible()).toBe(false);
    await maker.page.getByRole("radio", { name: "Ja, meld je aan" }).check();
    await places.fill("2");
    await maker.page.getByRole("radio", { name: "Iedereen" }).check();
    await maker.press("Zet het op de agenda");
    expect(await textOf(maker)).toContain("Hierin staat een adres.");
    expect(await maker.page.getByLabel("Dag", { exact: true }).inputValue()).toBe("2026-12-05");
    await looksRight(maker);
    await maker.page.getByRole("checkbox", { name: "Ja, dit adres mag erin staan" }).check();
    await maker.press("Zet het op de agenda");
    path = new URL(maker.page.url()).pathname;
    expect(await textOf(maker)).toContain("Het staat op de agenda.");
    expect(await textOf(maker)).toContain("zaterdag 5 december van 14.00 tot 16.00 uur");
    await looksRight(maker);
  });

  test("a neighbour finds it on the front page and comes with one button, by keyboard", async () => {
    await neighbour.open("/");
    await neighbour.page.getByRole("link", { name: title }).click();
    const button = neighbour.page.getByRole("button", { name: "Meld me aan" });
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(48);
    await button.focus();
    await neighbour.page.keyboard.press("Enter");
    await neighbour.page.getByText("Je staat op de lijst. Tot dan!").first().waitFor();
    await looksRight(neighbour);
  });

  test("a visitor fills in a name and an address, reads what is missing at the field, and says yes behind the link", async () => {
    clock.move(1_000);
    await guest.open(path);
    await guest.page.getByLabel("Hoe heet je?").fill("Sanne");
    await guest.press("Meld me aan");
    expect(await textOf(guest)).toContain("Vul je e-mailadres in");
    expect(await guest.page.getByLabel("Hoe heet je?").inputValue()).toBe("Sanne");
    await looksRight(guest);
    await guest.page.getByLabel("Je e-mailadres").fill(email);
    await guest.press("Meld me aan");
    expect(await textOf(guest)).toContain("Kijk in je mail.");
    expect(await textOf(guest)).toContain("1 van de 2 plekken is bezet.");
    await wijk.settle();
    const letters = await wijk.wijk.doorUnitOfWork((transaction) => transaction.letters.newest(50));
    link = /\/aanmelding\/[\w-]+/.exec(letters.find(({ to }) => to === email)?.text ?? "")?.[0] ?? "";
    await guest.open(link);
    await looksRight(guest);
    await guest.press("Ja, ik kom");
    expect(await textOf(guest)).toContain("Je staat op de lijst. Tot dan!");
    await looksRight(guest);
  });

  test("only its maker reads who comes; others read how many", async () => {
    await maker.open(path);
    expect(
      await maker.page.getByRole("region", { name: "Wie er komen" }).getByRole("listitem").allTextContents(),
    ).toEqual([javaScript ? "Daana" : "Daanb", "Sanne"]);
    await looksRight(maker);
    for (const person of [neighbour, guest]) {
      await person.open(path);
      expect(await textOf(person)).toContain("2 van de 2 plekken zijn bezet.");
      expect(await textOf(person)).not.toContain("Sanne");
    }
  });

  test("the guest unregisters with the link, and its maker calls it off with a line why", async () => {
    await guest.open(link);
    await guest.press("Meld me af");
    expect(await textOf(guest)).toContain("Je bent afgemeld.");
    await maker.open(path);
    await maker.page.getByRole("link", { name: "Gaat niet door" }).click();
    await looksRight(maker);
    await maker.page.getByLabel("Waarom niet?").fill("De kok is ziek.");
    await maker.press("Zeg het af");
    expect(await textOf(maker)).toContain("De kok is ziek.");
    await neighbour.open(path);
    expect(await textOf(neighbour)).toMatch(/Gaat niet door ?De kok is ziek\./);
    expect(await neighbour.page.getByRole("button", { name: "Meld me aan" }).count()).toBe(0);
    await looksRight(neighbour);
  });
});
