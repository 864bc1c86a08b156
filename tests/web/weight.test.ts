import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assetsFolder } from "../../web/assets.ts";
import { launchBrowser } from "../support/browser.ts";
import { createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

/** Of JavaScript on a page for reading, gzipped, in bytes. */
const mostScript = 30_000;

let browser: Browser;
let wijk: RunningWijk;

beforeAll(async () => {
  [browser, wijk] = await Promise.all([launchBrowser(), startWijk({ clock: createMovedClock() })]);
});
afterAll(async () => {
  await browser.close();
  await wijk.close();
});

/** How much everything on the page moved by itself since it began to show: the sum that browsers call layout shift. */
const movedByItself = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const { value } of list.getEntries()) sum += value; })
    .observe({ type: "layout-shift", buffered: true });
  document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum))));
})`;

test("pages for reading bring little JavaScript, and nothing on them moves by itself while they load", async () => {
  const anneke = await wijk.neighbour("Anneke");
  const asked = await anneke.post("/vragen", {
    title: "Wie heeft een hoge ladder?",
    text: "Voor zaterdag.",
    theme: "lenen",
    audience: "everyone",
  });
  const question = new URL(asked.url).pathname;
  await anneke.post(`${question}/antwoorden`, { text: "Ik heb er een." });
  for (const as of [undefined, anneke]) {
    const person = await createBrowserPerson(browser, wijk.origin, { as });
    const scripts = new Set<string>();
    person.page.on("response", (response) => {
      if (response.request().resourceType() === "script") scripts.add(new URL(response.url()).pathname);
    });
    for (const path of ["/", "/vragen", question, "/mededelingen", "/wijkwijzers", "/huisregels"]) {
      scripts.clear();
      await person.open(path);
      const sizes = [...scripts].map(
        (script) => gzipSync(readFileSync(`${assetsFolder}${script.split("/").at(-1)}`)).length,
      );
      expect(sizes.length, path).toBeGreaterThan(0);
      expect(
        sizes.reduce((sum, size) => sum + size, 0),
        path,
      ).toBeLessThanOrEqual(mostScript);
      expect(await person.page.evaluate(movedByItself), path).toBe(0);
    }
    expect(person.complaints).toEqual([]);
    await person.close();
  }
});
