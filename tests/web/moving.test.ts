import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeProblems } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMastodonPeer, type MastodonPeer, type PeerAccount } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let browser: Browser;
let wijk: RunningWijk;
let peer: MastodonPeer;

beforeAll(async () => {
  [browser, wijk, peer] = await Promise.all([
    launchBrowser(),
    startWijk({ clock }),
    createMastodonPeer({ clock, host: "localhost" }),
  ]);
});
afterAll(async () => {
  await browser.close();
  await peer.close();
  await wijk.close();
});

const textOf = async ({ page }: BrowserPerson): Promise<string> => (await page.locator("main").textContent()) ?? "";

describe.each([
  { name: "phone with JavaScript", nth: 1, javaScript: true, size: { width: 390, height: 844 } },
  { name: "phone without JavaScript", nth: 2, javaScript: false, size: { width: 390, height: 844 } },
  { name: "desktop with JavaScript", nth: 3, javaScript: true, size: { width: 1280, height: 900 } },
  { name: "desktop without JavaScript", nth: 4, javaScript: false, size: { width: 1280, height: 900 } },
])("a resident moves on a $name", ({ nth, javaScript, size }) => {
  let marja: BrowserPerson;
  let elsewhere: PeerAccount;
  let own: string;

  const seemsWell = async (): Promise<void> => {
    const tooWide = await marja.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(tooWide).toBe(false);
    const short = await marja.page.evaluate(() =>
      [...document.querySelectorAll("main button, main .nl-button, main input:not([type=hidden])")]
        .filter((each) => each.getBoundingClientRect().height < 48)
        .map((each) => each.outerHTML),
    );
    expect(short).toEqual([]);
    if (javaScript) expect(await axeProblems(marja.page)).toEqual([]);
  };

  beforeAll(async () => {
    const as = await wijk.neighbour(`Marja${nth}`);
    await as.post("/ik/buiten", { handle: `marja${nth}` });
    elsewhere = await peer.account(`marja_elders${nth}`);
    own = (await elsewhere.lookup(`@marja${nth}@${wijk.host}`)).id;
    marja = await createBrowserPerson(browser, wijk.origin, { as, javaScript, size });
  });
  afterAll(async () => {
    expect(marja.complaints).toEqual([]);
    await marja.close();
  });

  test("what they have to do there first is told, and what they typed stays", async () => {
    await marja.open("/ik");
    await marja.page.getByRole("link", { name: "Verhuizen regelen" }).click();
    await marja.page.waitForURL(/\/ik\/verhuizen$/);
    await seemsWell();
    await marja.page.getByLabel("Jouw nieuwe adres").fill(elsewhere.handle);
    await marja.press("Zoek dit adres");
    expect(await textOf(marja)).toContain("noemt je adres hier nog niet");
    expect(await marja.page.getByLabel("Jouw nieuwe adres").inputValue()).toBe(elsewhere.handle);
    await seemsWell();
  });

  test("they see who it is, say yes, and can come back", async () => {
    elsewhere.nameAsOwn(own);
    await marja.press("Zoek dit adres");
    expect(await textOf(marja)).toContain("Is dit je nieuwe adres?");
    expect(await textOf(marja)).toContain(elsewhere.handle);
    await seemsWell();
    await marja.press("Ja, verhuis mijn adres");
    expect(await textOf(marja)).toContain("Je bent verhuisd");
    await seemsWell();
    await marja.open(`/buiten/marja${nth}`);
    expect(await textOf(marja)).toContain("is verhuisd naar");
    await seemsWell();
    await marja.open("/ik/verhuizen");
    await marja.press("Haal mijn adres terug");
    expect(await textOf(marja)).toContain("kort geleden");
    await seemsWell();
  });

  test("they name an earlier account and take it away again", async () => {
    const earlier = await peer.account(`marja_vroeger${nth}`);
    await marja.page.getByLabel("Een adres van vroeger").fill(earlier.handle);
    await marja.press("Adres toevoegen");
    expect(await textOf(marja)).toContain(earlier.handle);
    await seemsWell();
    await marja.press(`${earlier.handle} weghalen`);
    expect(await textOf(marja)).not.toContain(earlier.handle);
  });

  test("they take along whom to follow", async () => {
    const download = marja.page.waitForEvent("download");
    await marja.page.getByRole("link", { name: "Lijst downloaden" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("following_accounts.csv");
    expect(await readFile(await file.path(), "utf8")).toContain(`${wijk.handle.slice(1)},true,false,`);
  });
});
