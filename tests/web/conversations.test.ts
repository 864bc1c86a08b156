import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

const readPath = (person: BrowserPerson): string => new URL(person.page.url()).pathname;
const textOf = (person: BrowserPerson): Promise<string | null> => person.page.locator("main").textContent();
const asks = async (person: Person, title: string): Promise<string> => {
  const fields = { title, text: "", theme: "lenen", audience: "wijk", outside: "standin" };
  return new URL((await person.post("/vragen", fields)).url).pathname;
};

describe.each([
  { name: "phone with JavaScript", nth: 1, javaScript: true, size: { width: 390, height: 844 } },
  { name: "phone without JavaScript", nth: 2, javaScript: false, size: { width: 390, height: 844 } },
  { name: "desktop with JavaScript", nth: 3, javaScript: true, size: { width: 1280, height: 900 } },
  { name: "desktop without JavaScript", nth: 4, javaScript: false, size: { width: 1280, height: 900 } },
])("two neighbours in a browser: $name", ({ nth, javaScript, size }) => {
  let anneke: BrowserPerson;
  let daan: BrowserPerson;
  let question: string;
  let conversation: string;

  beforeAll(async () => {
    const people = [await wijk.neighbour(`Anneke${nth}`), await wijk.neighbour(`Daan${nth}`)];
    question = await asks(people[1] as Person, "Wie leent mij een boor?");
    [anneke, daan] = (await Promise.all(
      people.map((as) => createBrowserPerson(browser, wijk.origin, { as, javaScript, size })),
    )) as [BrowserPerson, BrowserPerson];
  });
  afterAll(async () => {
    expect([...anneke.complaints, ...daan.complaints]).toEqual([]);
    await anneke.close();
    await daan.close();
  });

  test("one asks at a question, the other is told beside the own place in the menu, and says yes", async () => {
    await anneke.open(question);
    await anneke.page.getByRole("link", { name: `Stuur Daan${nth} een bericht` }).click();
    await anneke.page.waitForURL(/gesprekken\/nieuw/);
    expect(await textOf(anneke)).toContain(`Alleen jij en Daan${nth} lezen dit.`);
    await anneke.press("Vraag of het mag");
    expect(await textOf(anneke)).toContain("Je bericht is nog leeg.");
    await anneke.page.locator("textarea[name=text]").fill("Ik heb er een, maar hij is zwaar.");
    await anneke.press("Vraag of het mag");
    conversation = readPath(anneke);
    expect(conversation).toMatch(/^\/gesprekken\/[0-9a-f-]{36}$/);
    expect(await anneke.page.locator("textarea").count()).toBe(0);

    await daan.open("/");
    await daan.page.getByRole("link", { name: /^Seintjes.*1 nieuw seintje$/ }).click();
    await daan.page.getByRole("link", { name: `Anneke${nth}` }).click();
    await daan.page.waitForURL((url) => url.pathname === conversation);
    await daan.press("Ja, dat mag");
    expect(await textOf(daan)).toContain("Jullie kunnen elkaar nu schrijven.");
  });

  test("they write to each other; a message that is refused or too late loses no word", async () => {
    await daan.page.locator("textarea[name=text]").fill("Dat geeft niet.\n\nIk haal hem op.");
    await daan.press("Versturen");
    await anneke.open(conversation);
    expect(await anneke.page.locator(".message").count()).toBe(2);
    expect(await textOf(anneke)).toContain("Ik haal hem op.");
    const long = "x".repeat(4_001);
    await anneke.page.locator("textarea[name=text]").evaluate((field: HTMLTextAreaElement, value) => {
      field.removeAttribute("maxlength");
      field.value = value;
    }, long);
    await anneke.press("Versturen");
    expect(await textOf(anneke)).toContain("Je bericht is te lang.");
    expect(await anneke.page.locator("textarea[name=text]").inputValue()).toBe(long);
  });

  test("a message that is not right goes to the moderators, who see it and what stands around it", async () => {
    await anneke.open(conversation);
    await anneke.page.getByRole("link", { name: "Dit bericht klopt niet" }).click();
    await anneke.page.waitForURL(/klopt-niet/);
    expect(await textOf(anneke)).toContain("Precies deze 2 berichten zien ze");
    await anneke.page.locator("[name=reason]").fill("Dit is niet Daan");
    await anneke.press("Geef door aan de moderatoren");
    expect(await textOf(anneke)).toContain("De moderatoren kijken ernaar.");
    const moderator = await createBrowserPerson(browser, wijk.origin, { as: wijk.administrator, javaScript, size });
    await moderator.open("/ik");
    await moderator.page.getByRole("link", { name: "Wat niet klopt" }).click();
    await moderator.page.waitForURL(/meldingen/);
    expect(await textOf(moderator)).toContain("Ik haal hem op.");
    await moderator.page.locator("summary").click();
    await moderator.page.locator("[name=reason]").fill("Het was hem wel");
    await moderator.press("Niets doen");
    expect(await textOf(moderator)).toContain("Er ligt niets.");
    expect(moderator.complaints).toEqual([]);
    await moderator.close();
  });

  test("one takes a message back and closes the conversation", async () => {
    await daan.open(conversation);
    await daan.page.getByRole("link", { name: "Intrekken" }).click();
    await daan.press("Ja, trek in");
    expect(await textOf(daan)).toContain("Dit bericht is ingetrokken.");
    await daan.page.getByRole("link", { name: "Gesprek sluiten" }).click();
    await daan.press("Ja, sluit het gesprek");
    expect(await daan.page.locator("textarea").count()).toBe(0);
    expect(await textOf(daan)).toContain("Schrijven kan niet meer.");
  });

  test("one hears nothing more of the other, and undoes that", async () => {
    await anneke.open(conversation);
    await anneke.page.getByRole("link", { name: `Niets meer horen van Daan${nth}` }).click();
    await anneke.press("Ja, ik wil niets meer horen");
    expect(await textOf(anneke)).toContain("Van wie je niets hoort");
    await anneke.press(`Hoor weer van Daan${nth}`);
    expect(await textOf(anneke)).not.toContain("Van wie je niets hoort");
  });
});

test("a message that was sent when the session had ended is offered again after signing in", async () => {
  const [ina, jan] = [await wijk.neighbour("Ina"), await wijk.neighbour("Jan")];
  const question = await asks(jan, "Wie heeft een ladder?");
  const begun = await ina.post(question.replace("/vragen/", "/gesprekken/nieuw/"), { text: "Mag ik?" });
  const path = new URL(begun.url).pathname;
  await jan.post(`${path}/ja`);
  const person = await createBrowserPerson(browser, wijk.origin, { as: ina });
  await person.open(path);
  const cookies = await person.context.cookies();
  await person.page.locator("textarea[name=text]").fill("Dit mag niet verloren gaan.");
  await person.context.clearCookies();
  await person.press("Versturen");
  expect(await textOf(person)).toContain("Log eerst in");
  await person.context.addCookies(cookies);
  await person.open(path);
  await person.page.getByRole("button", { name: "Zet mijn tekst terug" }).click();
  expect(await person.page.locator("textarea[name=text]").inputValue()).toBe("Dit mag niet verloren gaan.");
  await person.press("Versturen");
  await person.open(path);
  expect(await person.page.getByRole("button", { name: "Zet mijn tekst terug" }).isVisible()).toBe(false);
  expect(person.complaints).toEqual([]);
  await person.close();
});
