import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { createKeyboardPerson, type KeyboardPerson } from "../support/keyboard-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { nameSource } from "../support/official-source.ts";
import type { Person } from "../support/person.ts";
import { type RunningGemeente, startGemeente } from "../support/running-gemeente.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
const [phone, desktop] = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];
let browser: Browser;
let wijk: RunningWijk;
let gemeente: RunningGemeente;
let anneke: Person;
let question: string;

/** What each sends to the other arrives. */
const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 3; round++) {
    await wijk.settle();
    await gemeente.settle();
    clock.move(5_000);
  }
};

beforeAll(async () => {
  [browser, wijk, gemeente] = await Promise.all([
    launchBrowser(),
    startWijk({ clock, name: "Holtveen" }),
    startGemeente({ clock }),
  ]);
  anneke = await wijk.neighbour("Anneke");
  await nameSource(wijk.administrator, gemeente.handle);
  await bothSettle();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await Promise.all([wijk.close(), gemeente.close()]);
});

/** Somebody in the wijk who has a task there. */
const withRole = async (name: string, role: string): Promise<Person> => {
  const person = await wijk.neighbour(name);
  const id = (await wijk.wijk.useCases.members.all()).find((member) => member.name === name)?.id;
  await wijk.administrator.post(`/beheer/leden/${id}/rollen`, { roles: role });
  return person;
};

/** A question goes from the wijk to the gemeente alone. */
const handOver = async (): Promise<void> => {
  const [title, text] = ["Wie maakt de lamp bij het bruggetje?", "Al een week."];
  const asked = await wijk.administrator.post("/vragen", { title, text, theme: "groen", audience: "wijk" });
  const way = `${new URL(asked.url).pathname}/verder`;
  await wijk.administrator.post(way, { trede: "gemeente", keuze: "ja", title, text, plek: "ja" });
  await bothSettle();
};

const textOf = async ({ page }: KeyboardPerson): Promise<string> => (await page.locator("main").textContent()) ?? "";

test("a visitor skips to what the page is about, finds the way to sign in, and asks for a link", async () => {
  const visitor = await createKeyboardPerson(browser, wijk.origin, { size: phone });
  const { page } = visitor;
  await visitor.open("/");
  await visitor.reach(page.getByRole("link", { name: "Naar de inhoud" }));
  await page.keyboard.press("Enter");
  expect(new URL(page.url()).hash).toBe("#inhoud");
  await visitor.follow(page.getByRole("navigation").getByRole("link", { name: "Inloggen" }));
  await visitor.type(page.locator("[name=email]"), "anneke@holtveen.example");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/inloggen/code");
  expect(visitor.problems).toEqual([]);
  await visitor.close();
});

test("a resident asks a question in steps on a phone, and changes it", async () => {
  const resident = await createKeyboardPerson(browser, wijk.origin, { as: anneke, size: phone });
  const { page } = resident;
  const next = () => page.locator(".step:visible .step__ways a", { hasText: "Verder" });
  await resident.open("/vragen/nieuw");
  await resident.type(page.locator("[name=title]"), "Wie heeft een ladder van vier meter?");
  await resident.type(page.locator("[name=text]"), "Voor zaterdag.");
  await resident.enter(next());
  await resident.choose(page.locator("[name=theme][value=lenen]"));
  await resident.enter(next());
  await resident.choose(page.locator("[name=audience][value=wijk]"));
  await resident.enter(next());
  await resident.follow(page.getByRole("button", { name: "Vraag plaatsen" }));
  question = new URL(page.url()).pathname;
  await resident.follow(page.getByRole("link", { name: "Veranderen" }).first());
  await resident.type(page.locator("[name=text]"), "Voor zondag.");
  await resident.follow(page.getByRole("button", { name: "Bewaren" }));
  expect(await textOf(resident)).toContain("Voor zondag.");
  expect(resident.problems).toEqual([]);
  await resident.close();
});

test("an administrator finds the room for how people come in, and changes it", async () => {
  const administrator = await createKeyboardPerson(browser, wijk.origin, { as: wijk.administrator, size: desktop });
  const { page } = administrator;
  await administrator.open("/");
  await administrator.follow(page.getByRole("navigation").getByRole("link", { name: "Beheer" }));
  await administrator.follow(page.locator('main a[href="/beheer/toelating"]'));
  await administrator.type(page.locator("[name=held]"), "3");
  await administrator.follow(page.getByRole("button", { name: "Bewaren" }));
  expect(await page.locator("[name=held]").inputValue()).toBe("3");
  await administrator.open("/beheer/leden");
  await administrator.enter(page.locator("summary").first());
  await administrator.choose(page.locator("[name=roles][value=wijkwijzer]").first());
  await administrator.follow(page.getByRole("button", { name: /bewaren/i }).first());
  expect(administrator.problems).toEqual([]);
  await administrator.close();
});

test("a moderator reads what a newcomer wrote and lets it through", async () => {
  const corrie = await wijk.neighbour("Corrie");
  await corrie.post("/vragen", { title: "Wie wandelt mee?", text: "Op dinsdag.", theme: "anders", audience: "wijk" });
  const moderator = await createKeyboardPerson(browser, wijk.origin, {
    as: await withRole("Mo", "moderator"),
    size: desktop,
  });
  const { page } = moderator;
  await moderator.open("/");
  await moderator.follow(page.getByRole("navigation").getByRole("link", { name: "Moderatie" }));
  await moderator.follow(page.getByRole("button", { name: /^Laat door: Vraag van Corrie/ }).first());
  expect(await textOf(moderator)).toContain("Er wacht nu niets.");
  expect(moderator.problems).toEqual([]);
  await moderator.close();
});

test("a wijkwijzer says what they know, takes a question from the desk and answers it", async () => {
  const wijkwijzer = await createKeyboardPerson(browser, wijk.origin, {
    as: await withRole("Ria", "wijkwijzer"),
    size: phone,
  });
  const { page } = wijkwijzer;
  await wijkwijzer.open("/mijn-tafel");
  await wijkwijzer.follow(page.getByRole("link", { name: "Onderwerpen kiezen" }));
  await wijkwijzer.type(page.locator("[name=about]"), "Ik leen graag uit.");
  await wijkwijzer.choose(page.locator("[name=themes][value=lenen]"));
  await wijkwijzer.follow(page.getByRole("button", { name: "Bewaren" }));
  await wijk.settle();
  await wijkwijzer.open("/mijn-tafel");
  await wijkwijzer.follow(page.getByRole("button", { name: "Ik kijk ernaar" }).first());
  await wijkwijzer.follow(page.locator(`main a[href^="${question}"]`).first());
  await wijkwijzer.type(page.locator("textarea[name=text]"), "Ik heb er een. Kom maar langs.");
  await wijkwijzer.follow(page.getByRole("button", { name: "Antwoorden" }));
  expect(await textOf(wijkwijzer)).toContain("Ik heb er een.");
  expect(wijkwijzer.problems).toEqual([]);
  await wijkwijzer.close();
});

test("an officer writes to a wijk, looks at it, sends it, and answers a question that was handed over", async () => {
  await handOver();
  const officer = await createKeyboardPerson(browser, gemeente.origin, {
    as: await gemeente.officer("Bart"),
    size: desktop,
  });
  const { page } = officer;
  await officer.open("/");
  await officer.follow(page.getByRole("navigation").getByRole("link", { name: "Schrijven" }));
  await officer.type(page.getByLabel("Titel"), "De markt is op woensdag");
  await officer.type(page.getByLabel("Tekst", { exact: true }), "Op het plein.");
  await officer.choose(page.getByLabel("Holtveen"));
  await officer.follow(page.getByRole("button", { name: "Bekijk het eerst" }));
  await officer.follow(page.getByRole("button", { name: "Stuur naar 1 wijk" }));
  expect(await textOf(officer)).toContain("De mededeling is onderweg naar de wijken.");
  await officer.follow(page.getByRole("navigation").getByRole("link", { name: /^Vragen/ }));
  await officer.follow(page.locator('main a[href^="/doorgegeven/"]').first());
  await officer.type(page.getByLabel("Antwoord", { exact: true }), "Wij komen dinsdag.");
  await officer.follow(page.getByRole("button", { name: "Stuur het antwoord" }));
  expect(await textOf(officer)).toContain("Uw antwoord gaat naar de wijk.");
  expect(officer.problems).toEqual([]);
  await officer.close();
});
