import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toStep } from "../support/ask-steps.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock, type MovedClock } from "../support/moved-clock.ts";
import { openWijk } from "../support/running-wijk.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const readPath = (person: BrowserPerson): string => new URL(person.page.url()).pathname;

const textOf = (person: BrowserPerson): Promise<string | null> => person.page.locator("main").textContent();

/** A wijk that works in the background, as it does for people. */
const runningWijk = async (clock: MovedClock) => {
  const opened = await openWijk({ clock });
  const prepared = await opened.wijk.prepare();
  if (!prepared.ok || prepared.value === null) throw new Error("A new wijk has no set-up code.");
  await opened.wijk.start({ worker: true });
  return { ...opened, code: prepared.value };
};

/** Sets the wijk up; whoever does it is signed in as its first administrator. */
const setUp = async (person: BrowserPerson, code: string): Promise<void> => {
  const { page } = person;
  await person.open("/");
  expect(readPath(person)).toBe("/inrichten");
  await page.locator("[name=code]").fill(code);
  await page.locator("[name=name]").fill("Holtveen");
  await page.locator("[name=place]").fill("Veldermeer");
  await page.locator("[name=handle]").fill("holtveen");
  await page.locator("label", { has: page.locator("[name=door][value=petrol]") }).click();
  await page.locator("[name=administratorName]").fill("Meral");
  await page.locator("[name=email]").fill("meral@post.example");
  await person.press("Inrichten");
  expect(readPath(person)).toBe("/");
  expect(await textOf(person)).toContain("De wijk is ingericht");
};

/** Makes an invitation on one's own page, and gives its address. */
const invite = async (person: BrowserPerson): Promise<string> => {
  await person.open("/ik");
  await person.press("Maak een uitnodiging");
  return person.page.getByLabel("Jouw nieuwe uitnodiging").inputValue();
};

/** Joins through an invitation, and signs in with the link in the letter. */
const join = async (person: BrowserPerson, invitation: string, name: string): Promise<void> => {
  const { page } = person;
  await person.open(invitation);
  expect(await textOf(person)).toContain("Meral");
  await page.locator("[name=name]").fill(name);
  await page.locator("[name=email]").fill(`${name.toLowerCase()}@post.example`);
  await person.press("Meedoen");
  expect(readPath(person)).toBe("/inloggen/code");
  await page.locator('a[href="/dev/mail"]').click();
  await page.locator('main a[href^="/dev/mail/"]').first().click();
  await page.locator('a[href*="/inloggen/link/"]').click();
  await page.waitForURL((url) => url.pathname === "/");
  expect(await page.locator("body").textContent()).toContain(name);
};

describe.each([
  { name: "with JavaScript", javaScript: true },
  { name: "without JavaScript", javaScript: false },
])("the whole story in a browser $name", ({ javaScript }) => {
  const clock = createMovedClock();
  let wijk: Awaited<ReturnType<typeof runningWijk>>;
  let meral: BrowserPerson;
  let corrie: BrowserPerson;
  let question: string;

  beforeAll(async () => {
    wijk = await runningWijk(clock);
    meral = await createBrowserPerson(browser, wijk.origin, { javaScript, size: { width: 1280, height: 900 } });
    corrie = await createBrowserPerson(browser, wijk.origin, { javaScript });
  });
  afterAll(async () => {
    await corrie.close();
    await meral.close();
    await wijk.close();
  });

  test("an administrator sets the wijk up and invites a neighbour, who joins with the link in a letter", async () => {
    await setUp(meral, wijk.code);
    clock.move(60_000);
    await join(corrie, await invite(meral), "Corrie");
  });

  test("the neighbour starts a question on the front page and asks it for the wijk", async () => {
    const { page } = corrie;
    await page.locator("textarea[name=vraag]").fill("Wie heeft een hoge ladder te leen?");
    await page.locator("form[action='/vragen/nieuw'] button").click();
    await page.waitForURL((url) => url.pathname === "/vragen/nieuw");
    expect(await page.locator("[name=title]").inputValue()).toBe("Wie heeft een hoge ladder te leen?");
    await page.locator("[name=text]").fill("Voor zaterdag.\n\nIk breng hem terug.");
    await toStep(corrie, "onderwerp");
    await page.locator("label", { has: page.locator("[name=theme][value=lenen]") }).click();
    await toStep(corrie, "plaatsen");
    await corrie.press("Vraag plaatsen");
    question = readPath(corrie);
    expect(question).toMatch(/^\/vragen\/[0-9a-f-]{36}$/);
    expect(await textOf(corrie)).toContain("Ik breng hem terug.");
  });

  test("it is the first that the newcomer writes, so the administrator reads it and lets it through", async () => {
    await meral.open("/moderatie");
    expect(await textOf(meral)).toContain("Ik breng hem terug.");
    await meral.press("Laat door: Vraag van Corrie");
    expect(await textOf(meral)).toContain("Er wacht nu niets.");
    await corrie.open(question);
  });

  test("another neighbour finds it, answers, and the asker's open page shows the answer", async () => {
    const { page } = meral;
    await meral.open("/");
    await page.getByRole("link", { name: "Wie heeft een hoge ladder te leen?" }).first().click();
    await page.waitForURL((url) => url.pathname === question);
    await page.locator("textarea[name=text]").fill("Ik heb er een van 4 meter.");
    clock.move(60_000);
    await meral.press("Antwoorden");
    expect(await textOf(meral)).toContain("Ik heb er een van 4 meter.");
    if (!javaScript) await corrie.open(question);
    await corrie.page.getByText("Ik heb er een van 4 meter.").waitFor();
    expect(await corrie.page.locator("#antwoorden-nieuw").textContent()).toBe(
      javaScript ? "Er is een nieuw antwoord." : "",
    );
  });

  test("what the asker is typing stays when a new answer comes in", async () => {
    if (javaScript) await corrie.page.locator("textarea[name=text]").fill("Wat fijn, tot");
    await meral.page.locator("textarea[name=text]").fill("Hij staat in de schuur.");
    clock.move(60_000);
    await meral.press("Antwoorden");
    if (!javaScript) await corrie.open(question);
    await corrie.page.getByText("Hij staat in de schuur.").waitFor();
    expect(await corrie.page.locator("textarea[name=text]").inputValue()).toBe(javaScript ? "Wat fijn, tot" : "");
    await corrie.page.locator("textarea[name=text]").fill("");
  });

  test("the asker says what helped and rounds the question off", async () => {
    await corrie.page.getByRole("button", { name: "Dit hielp mij" }).first().click();
    await corrie.page.getByText("Dit hielp jou").waitFor();
    clock.move(60_000);
    await corrie.press("Ja, rond mijn vraag af");
    expect(await textOf(corrie)).toContain("Je vraag is afgerond");
    await meral.open(question);
    expect(await textOf(meral)).toContain("Afgesloten");
    expect(await meral.page.locator("textarea[name=text]").count()).toBe(0);
  });

  test("a question that is not complete comes back with everything that was typed", async () => {
    const { page } = corrie;
    await corrie.open("/vragen/nieuw");
    await page.locator("[name=text]").fill("Er staat nog geen vraag boven.");
    await toStep(corrie, "lezers");
    await page.locator("label", { has: page.locator("[name=audience][value=everyone]") }).click();
    await toStep(corrie, "plaatsen");
    await corrie.press("Vraag plaatsen");
    expect(await textOf(corrie)).toContain("Je vraag is nog leeg");
    expect(await page.locator("[name=text]").inputValue()).toBe("Er staat nog geen vraag boven.");
    expect(await page.locator("[name=audience][value=everyone]").isChecked()).toBe(true);
  });

  test("nothing failed in the browser on the way", () => {
    expect([...meral.complaints, ...corrie.complaints]).toEqual([]);
  });
});
