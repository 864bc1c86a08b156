import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

/** What a device keeps, and what it shows when the network is gone. */
let browser: Browser;
let wijk: RunningWijk;

beforeAll(async () => {
  [browser, wijk] = await Promise.all([launchBrowser(), startWijk({ clock: createMovedClock() })]);
});
afterAll(async () => {
  await browser.close();
  await wijk.close();
});

const asked = { title: "Wie heeft een trap?", text: "", theme: "lenen", audience: "wijk", outside: "standin" };

/** Everything that the caches of a browser hold: where it is from, and what it says. */
const keptBy = ({ page }: BrowserPerson): Promise<readonly (readonly [string, string])[]> =>
  page.evaluate(async () => {
    const kept: [string, string][] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request, { ignoreVary: true });
        kept.push([new URL(request.url).pathname, (await answer?.text()) ?? ""]);
      }
    }
    return kept;
  });

const withWorker = async (name: string): Promise<BrowserPerson> => {
  const person = await createBrowserPerson(browser, wijk.origin, { as: await wijk.neighbour(name), keepsPages: true });
  await person.open("/");
  await person.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await person.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return person;
};

test("without a network there is a page that says so, and the way back when it is there again", async () => {
  const { page, context, open, close } = await withWorker("Anneke");
  await context.setOffline(true);
  await open("/vragen");
  expect(await page.locator("h1").textContent()).toBe("Je hebt geen verbinding");
  expect(await page.getByText("You have no connection").isVisible()).toBe(true);
  expect(await page.locator("body").textContent()).not.toContain("Anneke");
  // It looks as the wijk does, also without a network.
  expect(
    await page.evaluate(() => getComputedStyle(document.querySelector(".masthead") as Element).backgroundColor),
  ).toBe("rgb(219, 233, 236)");
  await context.setOffline(false);
  await page.getByRole("link", { name: "Probeer het opnieuw" }).click();
  await page.waitForFunction(() => document.title.startsWith("Vragen"));
  expect(new URL(page.url()).pathname).toBe("/vragen");
  await close();
});

test("what was sent without a network stands in its form again", async () => {
  const person = await withWorker("Daan");
  const { page, context } = person;
  await person.open("/vragen/nieuw");
  const field = page.locator("textarea[name=title]");
  await field.fill("Wie heeft een ladder te leen?");
  await context.setOffline(true);
  await page.evaluate(() => document.querySelector<HTMLFormElement>("wijk-composer form")?.requestSubmit());
  await page.locator("h1", { hasText: "Je hebt geen verbinding" }).waitFor();
  await context.setOffline(false);
  await page.getByRole("link", { name: "Probeer het opnieuw" }).click();
  await page.waitForURL((url) => url.pathname === "/vragen/nieuw");
  await page.locator("wijk-composer").waitFor();
  await page.getByRole("button", { name: "Zet mijn tekst terug" }).click();
  expect(await page.locator("textarea[name=title]").inputValue()).toBe("Wie heeft een ladder te leen?");

  // With the network there again it is taken in, and then it is no draft any more.
  const question = new URL((await (await wijk.neighbour("Fenna")).post("/vragen", asked)).url).pathname;
  await person.open(question);
  await page.locator("wijk-composer textarea").fill("Ik heb er een.");
  await person.press("Antwoorden");
  await page.locator("wijk-answers", { hasText: "Ik heb er een." }).waitFor();
  await person.open(question);
  expect(await page.getByRole("button", { name: "Zet mijn tekst terug" }).isVisible()).toBe(false);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("Ik heb er een.");
  await person.close();
});

test("a device keeps what is the same for everybody, and nothing of whoever looked; the same after signing out", async () => {
  const person = await withWorker("Corrie");
  const asker = await wijk.neighbour("Vera");
  const fields = { ...asked, title: "Vertrouwelijke vraag" };
  const question = new URL((await asker.post("/vragen", fields)).url).pathname;
  for (const path of [question, "/ik", "/seintjes", "/gesprekken", "/vragen"]) await person.open(path);
  const check = async () => {
    const kept = await keptBy(person);
    expect(kept.map(([path]) => path.replace(/-[\w-]{8}\./, "."))).toEqual([
      "/geen-verbinding",
      "/assets/wijk.css",
      "/assets/islands.js",
      "/assets/atkinson-hyperlegible-next-latin-wght-normal.woff2",
      "/assets/icons.svg",
      "/assets/wordmark.svg",
    ]);
    for (const [path, words] of kept) expect(words, path).not.toMatch(/Vertrouwelijk|Corrie|Vera/);
  };
  await check();
  await person.open("/ik");
  await person.press("Uitloggen");
  await check();
  await person.context.setOffline(true);
  await person.open(question);
  expect(await person.page.locator("body").textContent()).not.toMatch(/Vertrouwelijk|Corrie/);
  await person.close();
});

test("a device can keep the wijk among its apps: its name, its colour, and pictures of both kinds", async () => {
  const visitor = wijk.visitor();
  expect((await visitor.get("/")).html).toContain('<link rel="manifest" href="/manifest.webmanifest">');
  const manifest = JSON.parse((await visitor.get("/manifest.webmanifest")).html) as {
    name: string;
    theme_color: string;
    icons: { src: string; sizes: string; purpose: string }[];
  };
  expect(manifest).toMatchObject({ name: "Holtveen", theme_color: "#17493a", display: "standalone" });
  expect(manifest.icons.map(({ purpose }) => purpose)).toEqual(["any", "any", "maskable"]);
  for (const { src, sizes } of manifest.icons) {
    const answer = await fetch(`${wijk.origin}${src}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
  }
  for (const path of ["/icoon/paars-512.png", "/icoon/oker-9000.png", "/icoon/oker"])
    expect((await visitor.get(path)).status, path).toBe(404);
});
