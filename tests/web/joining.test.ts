import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toStep } from "../support/ask-steps.ts";
import { axeProblems } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { htmlProblems } from "../support/html-problems.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let browser: Browser;
let wijk: RunningWijk;

beforeAll(async () => {
  [browser, wijk] = await Promise.all([launchBrowser(), startWijk({ clock, heldPosts: 1 })]);
  await wijk.neighbour("Anneke");
});
afterAll(async () => {
  await browser.close();
  await wijk.close();
});

const settle = async () => {
  clock.move(1_000);
  await wijk.settle();
};
const newest = async (kind: string): Promise<string> => {
  const letters = await wijk.wijk.doorUnitOfWork((transaction) => transaction.letters.newest(100));
  return letters.find((letter) => letter.kind === kind)?.text ?? "";
};
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

describe.each([
  ["phone", true],
  ["phone", false],
  ["desktop", true],
  ["desktop", false],
] as const)("on a %s, JavaScript: %s", (size, javaScript) => {
  const open = (as?: Parameters<typeof createBrowserPerson>[2]) =>
    createBrowserPerson(browser, wijk.origin, { javaScript, size: sizes[size], ...as });
  const clean = async (person: BrowserPerson) => {
    if (javaScript) expect(await axeProblems(person.page)).toEqual([]);
  };
  const name = `Noor ${size} ${javaScript ? "met" : "zonder"}`;
  const email = `noor-${size}-${javaScript}@post.example`;

  test("somebody without a code asks to join, a neighbour says yes, and they come in and write what waits", async () => {
    const noor = await open();
    await noor.open("/meedoen");
    await noor.page.getByRole("link", { name: "Vraag of je mee mag doen" }).click();
    await noor.page.getByLabel("Hoe heet je?").fill(name);
    await noor.press("Vraag of ik mee mag doen");
    expect(await noor.page.getByRole("alert").textContent()).toContain("Vul je e-mailadres in.");
    expect(await noor.page.getByLabel("Hoe heet je?").inputValue()).toBe(name);
    await clean(noor);
    await noor.page.getByLabel("Jouw e-mailadres").fill(email);
    await noor.page.getByLabel("Wie in de wijk kent jou?").fill("Anneke");
    await noor.press("Vraag of ik mee mag doen");
    expect(await noor.page.getByRole("heading", { level: 1 }).textContent()).toBe("We vragen het na");
    await clean(noor);
    await settle();

    const anneke = await open();
    await anneke.open(/\/instaan\/[\w-]+/.exec(await newest("vouch"))?.[0] ?? "/nothing");
    expect(await anneke.page.getByRole("heading", { level: 1 }).textContent()).toBe(`Ken je ${name}?`);
    await clean(anneke);
    await anneke.press(`Ja, ik ken ${name}`);
    expect(await anneke.page.getByRole("status").first().textContent()).toContain("Dank je wel.");
    await settle();

    await noor.open("/inloggen");
    await noor.page.getByLabel("Jouw e-mailadres").fill(email);
    await noor.press("Stuur mij de code");
    await settle();
    await noor.page.getByLabel("De code uit de brief").fill(/code: (\d{6})/.exec(await newest("sign-in"))?.[1] ?? "");
    await noor.press("Inloggen");
    await noor.open("/vragen/nieuw");
    await noor.page.locator("textarea[name=title]").fill(`Wie kent een tandarts? (${size}, ${javaScript})`);
    await toStep(noor, "onderwerp");
    await noor.page.locator("label", { has: noor.page.locator("[name=theme][value=zorg]") }).click();
    await toStep(noor, "plaatsen");
    await noor.press("Vraag plaatsen");
    expect(await noor.page.locator("article").textContent()).toContain("Een moderator kijkt eerst");
    await clean(noor);

    const moderator = await open({ as: wijk.administrator });
    await moderator.open("/moderatie");
    await clean(moderator);
    await moderator.press(`Laat door: Vraag van ${name}`);
    await moderator.page.reload();
    expect(await moderator.page.locator("main").textContent()).toContain("Er wacht nu niets.");
    await noor.page.reload();
    expect(await noor.page.locator("article").textContent()).not.toContain("Een moderator kijkt eerst");
    for (const person of [noor, anneke, moderator]) {
      expect(person.complaints).toEqual([]);
      await person.close();
    }
  });

  test("the administrator prints letters, one on each sheet of A5, and a code of one of them lets somebody in", async () => {
    const administrator = await open({ as: wijk.administrator });
    const { page } = administrator;
    await administrator.open("/beheer/brieven");
    await page.getByLabel("De adressen").fill("Lindelaan 12; 1234 AB; Veldermeer\nLindelaan 14; 1234 AB; Veldermeer");
    const answer = page.waitForResponse((response) => response.request().method() === "POST");
    await administrator.press("Brieven maken");
    expect(htmlProblems(await (await answer).text())).toEqual([]);
    expect(await page.locator(".paper").count()).toBe(2);
    await clean(administrator);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("header, footer, .on-screen").filter({ visible: true }).count()).toBe(0);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2);
    // A5 in points, rounded: 148 by 210 millimetres.
    expect(pdf).toMatch(/\/MediaBox \[0 0 (419|420)[.\d]* (594|595|596)[.\d]*\]/);
    const code = (await page.locator(".paper__code").last().textContent()) ?? "";
    await page.emulateMedia({ media: "screen" });
    expect(administrator.complaints).toEqual([]);
    await administrator.close();

    const bo = await open();
    await bo.open("/meedoen");
    await bo.page.getByLabel("Jouw code").fill(code);
    await bo.page.getByLabel("Hoe heet je?").fill("Bo");
    await bo.page.getByLabel("Jouw e-mailadres").fill(`bo-${size}-${javaScript}@post.example`);
    await bo.press("Meedoen");
    expect(await bo.page.getByRole("heading", { level: 1 }).textContent()).toBe("Kijk in je post");
    expect(bo.complaints).toEqual([]);
    await bo.close();
  });
});
