import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOfficialWorld, type OfficialWorld } from "../federation/official-world.ts";
import { axeProblems } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import type { PeerAccount } from "../support/mastodon-peer/index.ts";

let browser: Browser;
let world: OfficialWorld;

beforeAll(async () => {
  [browser, world] = await Promise.all([launchBrowser(), createOfficialWorld()]);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const textOf = async (person: BrowserPerson): Promise<string> =>
  ((await person.page.locator("main").textContent()) ?? "").replace(/\s+/g, " ");

describe.each([
  { name: "with JavaScript on a phone", javaScript: true, size: { width: 390, height: 844 }, account: "veldermeer" },
  {
    name: "without JavaScript on a desktop",
    javaScript: false,
    size: { width: 1280, height: 900 },
    account: "stadhuis",
  },
])("an official source from its naming to its end, $name", ({ javaScript, size, account }) => {
  let keeper: BrowserPerson;
  let reader: BrowserPerson;
  let gemeente: PeerAccount;
  const title = `De Molenweg is dicht (${account})`;

  beforeAll(async () => {
    gemeente = await world.town.account(account);
    keeper = await createBrowserPerson(browser, world.wijk.origin, { javaScript, size, as: world.wijk.administrator });
    reader = await createBrowserPerson(browser, world.wijk.origin, { javaScript, size, as: world.anneke });
  });
  afterAll(async () => {
    expect([...keeper.complaints, ...reader.complaints]).toEqual([]);
    await keeper.close();
    await reader.close();
  });
  const looksRight = async (person: BrowserPerson) => {
    if (javaScript) expect(await axeProblems(person.page)).toEqual([]);
  };

  test("the administrator finds the page, sees whom was found, is told what is missing, and says yes", async () => {
    await keeper.open("/beheer");
    await keeper.page.getByRole("link", { name: "Officiële bronnen" }).click();
    await keeper.page.getByLabel("Het adres van de bron").fill("@niemand@localhost:1");
    await keeper.press("Zoek dit adres op");
    expect(await textOf(keeper)).toContain("We vonden hier geen account.");
    expect(await keeper.page.getByLabel("Het adres van de bron").inputValue()).toBe("@niemand@localhost:1");
    await looksRight(keeper);
    await keeper.page.getByLabel("Het adres van de bron").fill(gemeente.handle);
    await keeper.press("Zoek dit adres op");
    for (const shown of [gemeente.handle, gemeente.id, world.town.host]) expect(await textOf(keeper)).toContain(shown);
    await looksRight(keeper);
    await keeper.page.getByRole("checkbox", { name: /Laat een moderator eerst kijken/ }).check();
    await keeper.press("Ja, dit is een officiële bron");
    expect(await textOf(keeper)).toContain("Kies wat voor bron dit is.");
    expect(await keeper.page.getByRole("checkbox", { name: /Laat een moderator eerst kijken/ }).isChecked()).toBe(true);
    await looksRight(keeper);
    await keeper.page.getByRole("radio", { name: "Gemeente" }).check();
    await keeper.page.getByRole("radio", { name: /Alle berichten/ }).check();
    await keeper.press("Ja, dit is een officiële bron");
    expect(await textOf(keeper)).toContain("We wachten op antwoord");
    await world.settle();
    await keeper.open("/beheer/officiele-bronnen");
    expect(await textOf(keeper)).toContain("We volgen deze bron");
    await looksRight(keeper);
  });

  test("what it says waits for a moderator, and then hangs on the board under its badge", async () => {
    await gemeente.publish(`${title}\n\nFietsers kunnen erlangs.`);
    await world.settle();
    await reader.open("/mededelingen");
    expect(await textOf(reader)).not.toContain(title);
    await keeper.open("/moderatie");
    expect(await textOf(keeper)).toContain(title);
    await keeper.press(`Laat door: Mededeling, geschreven door ${gemeente.local.name}`);
    await world.settle();
    await reader.open("/mededelingen");
    const sheet = reader.page.locator("article.sheet", { hasText: title });
    expect(await sheet.locator(".plate").textContent()).toContain("Officieel: gemeente");
    await looksRight(reader);
    await sheet.getByRole("link", { name: title }).click();
    await reader.page.waitForURL(/\/mededelingen\/.+/);
    expect(await reader.page.getByRole("img", { name: "Officiële bron" }).count()).toBe(1);
    expect(await textOf(reader)).toContain(gemeente.handle);
    await looksRight(reader);
  });

  test("the administrator changes the choices, and ends it; what was said keeps its badge", async () => {
    await keeper.open("/beheer/officiele-bronnen");
    const name = gemeente.local.name;
    await keeper.page.getByRole("link", { name: `Keuzes veranderen: ${name}` }).click();
    await keeper.page.getByRole("radio", { name: /Alleen met een bepaald woord/ }).check();
    await keeper.press("Bewaar deze keuzes");
    expect(await textOf(keeper)).toContain("Vul het woord in");
    await looksRight(keeper);
    await keeper.page.getByLabel("Welk woord?").fill("#holtveen");
    await keeper.press("Bewaar deze keuzes");
    expect(await textOf(keeper)).toContain("Alleen berichten met #holtveen");
    await keeper.press(`Geen officiële bron meer: ${name}`);
    expect(await textOf(keeper)).toContain("Dit is geen officiële bron meer.");
    await reader.open("/mededelingen");
    expect(await reader.page.locator("article.sheet", { hasText: title }).locator(".plate").count()).toBe(1);
  });
});
