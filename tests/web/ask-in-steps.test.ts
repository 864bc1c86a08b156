import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeProblems, bringAxe } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

let browser: Browser;
let wijk: RunningWijk;
let anneke: Person;
let daan: Person;

beforeAll(async () => {
  [browser, wijk] = await Promise.all([launchBrowser(), startWijk({ clock: createMovedClock() })]);
  [anneke, daan] = [await wijk.neighbour("Anneke"), await wijk.neighbour("Daan")];
});
afterAll(async () => {
  await browser.close();
  await wijk.close();
});

const phone = { width: 390, height: 844 };

const onAPhone = async (as: Person, options: { readonly javaScript: boolean }): Promise<BrowserPerson> => {
  const person = await createBrowserPerson(browser, wijk.origin, { as, ...options });
  await person.page.setViewportSize(phone);
  return person;
};
const choose = ({ page }: BrowserPerson, name: string, value: string) =>
  page.locator("label", { has: page.locator(`[name=${name}][value=${value}]`) }).click();
const go = (person: BrowserPerson, words: "Verder" | "Terug") =>
  person.page.locator(`.step__ways a:has-text("${words}"):visible`).click();
const place = ({ page }: BrowserPerson) => page.locator(".step__place:visible").textContent();

test("on a phone a question is asked one thing at a time, without JavaScript, and the back button goes one step back", async () => {
  const person = await onAPhone(anneke, { javaScript: false });
  const { page } = person;
  await person.open("/vragen/nieuw");
  expect(await place(person)).toContain("Stap 1 van 4");
  expect(await page.locator("#wie-leest-nu").textContent()).toContain("Alleen onze wijk leest dit");
  expect(await page.locator("[name=theme]").first().isVisible()).toBe(false);
  await page.locator("[name=title]").fill("Wie heeft een hoge ladder?");
  await go(person, "Verder");
  expect(await place(person)).toContain("Stap 2 van 4");
  expect(await page.locator("[name=title]").isVisible()).toBe(false);
  await choose(person, "theme", "lenen");
  await go(person, "Verder");
  expect(await place(person)).toContain("Stap 3 van 4");
  await page.goBack();
  expect(await place(person)).toContain("Stap 2 van 4");
  await page.goForward();
  await go(person, "Verder");
  expect(await place(person)).toContain("Stap 4 van 4");
  await person.press("Vraag plaatsen");
  expect(await page.locator("h1").textContent()).toBe("Wie heeft een hoge ladder?");
  await person.close();
});

test("what is missing opens the step in which it is missing, and nothing that was typed is lost", async () => {
  const person = await onAPhone(anneke, { javaScript: false });
  const { page } = person;
  await person.open("/vragen/nieuw");
  await page.locator("[name=title]").fill("Zonder onderwerp");
  for (let step = 0; step < 3; step++) await go(person, "Verder");
  await person.press("Vraag plaatsen");
  expect(await place(person)).toContain("Stap 2 van 4");
  expect(await page.getByText("Kies waar je vraag over gaat").first().isVisible()).toBe(true);
  await go(person, "Terug");
  expect(await page.locator("[name=title]").inputValue()).toBe("Zonder onderwerp");
  await page.getByRole("link", { name: "Kies waar je vraag over gaat" }).click();
  expect(await place(person)).toContain("Stap 2 van 4");
  await person.close();
});

test("Enter in a field never places a question: it shows what it will look like to others", async () => {
  const person = await onAPhone(anneke, { javaScript: true });
  const { page } = person;
  await bringAxe(person.context);
  await person.open("/vragen/nieuw");
  await page.locator("[name=title]").fill("Wie helpt mij met **de heg**?");
  await page.locator("[name=text]").fill("Nodig:\n- een schaar\n- **geduld**");
  await go(person, "Verder");
  await choose(person, "theme", "lenen");
  await page.locator("[name=street]").fill("Kerkstraat");
  await Promise.all([page.waitForURL(/voorbeeld/), page.locator("[name=street]").press("Enter")]);
  expect(await place(person)).toContain("Stap 4 van 4");
  const preview = page.locator(".preview");
  expect(await preview.locator("li").allTextContents()).toEqual(["een schaar", "geduld"]);
  expect(await preview.locator("strong").textContent()).toBe("geduld");
  expect(await preview.textContent()).toContain("Kerkstraat");
  expect(await preview.textContent()).toContain("Anneke");
  expect(await axeProblems(page)).toEqual([]);
  expect((await daan.get("/vragen")).html).not.toContain("de heg");
  await person.press("Vraag plaatsen");
  expect((await daan.get("/vragen")).html).toContain("de heg");
  expect(person.complaints).toEqual([]);
  await person.close();
});

test("a question without a name is shown without one", async () => {
  const fields = { title: "Ik slaap slecht", text: "", theme: "zorg", audience: "wijk", naming: "sealed" };
  const page = await anneke.post("/vragen/voorbeeld", fields);
  const preview = /<article class="preview"[\s\S]*?<\/article>/.exec(page.html)?.[0] ?? "";
  expect(preview).toContain("Ik slaap slecht");
  expect(preview).toContain("iemand uit de wijk");
  expect(preview).not.toContain("Anneke");
});

test("the theme of questions like this one is offered, with and without JavaScript", async () => {
  await daan.post("/vragen", { title: "Wie leent mij een betonmolen?", theme: "lenen", audience: "wijk", text: "" });
  await wijk.settle();
  const person = await onAPhone(anneke, { javaScript: true });
  const { page } = person;
  await person.open("/vragen/nieuw");
  await page.locator("[name=title]").fill("Waar vind ik een betonmolen?");
  await page.locator("[data-theme-key=lenen]").click();
  expect(await place(person)).toContain("Stap 2 van 4");
  expect(await page.locator("[name=theme][value=lenen]").isChecked()).toBe(true);
  await person.close();
  const chosen = await anneke.post("/vragen/lijkt-op", { title: "Waar vind ik een betonmolen?", suggested: "lenen" });
  expect(chosen.html).toMatch(/value="lenen"[^>]*checked/);
});

test("what was sent while the network was gone is offered again, and goes once it has arrived", async () => {
  const person = await onAPhone(anneke, { javaScript: true });
  const { page, context } = person;
  await page.setViewportSize({ width: 1280, height: 900 });
  await person.open("/vragen/nieuw");
  await page.locator("[name=title]").fill("Wie heeft een aanhanger?");
  await choose(person, "theme", "lenen");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Vraag plaatsen" }).click();
  await page.waitForURL(/chrome-error/);
  await context.setOffline(false);
  await person.open("/vragen/nieuw");
  await page.getByRole("button", { name: "Zet mijn tekst terug" }).click();
  expect(await page.locator("[name=title]").inputValue()).toBe("Wie heeft een aanhanger?");
  await choose(person, "theme", "lenen");
  await person.press("Vraag plaatsen");
  await person.open("/vragen/nieuw");
  expect(await page.getByText("Je was hier al aan het schrijven.").isVisible()).toBe(false);
  await person.close();
});

test("personal data in an answer is told once, can be taken out, and may stay", async () => {
  const asked = await anneke.post("/vragen", {
    title: "Wie weet een loodgieter?",
    theme: "lenen",
    audience: "wijk",
    text: "",
  });
  const path = new URL(asked.url).pathname;
  const warned = await daan.post(`${path}/antwoorden`, { text: "Bel 06 12345678, we zijn weg tot zondag." });
  expect(warned.html).toContain("In je tekst staat een telefoonnummer: 06 12345678.");
  expect(warned.html).toContain("wanneer er bij jou niemand thuis is");
  expect((await anneke.get(path)).html).not.toContain("06 12345678");
  const removed = await daan.post(`${path}/antwoorden`, {
    text: "Bel 06 12345678, of mail.",
    remove: "06 12345678",
  });
  expect(removed.html).toContain("Bel, of mail.");
  expect((await anneke.get(path)).html).not.toContain("of mail.");
  const form = await createBrowserPerson(browser, wijk.origin, { as: daan, javaScript: false });
  await form.open(path);
  await form.page.locator("textarea[name=text]").fill("Bel 06 12345678.");
  await form.press("Antwoorden");
  expect(await form.page.getByText("Mag het blijven staan?").isVisible()).toBe(true);
  await form.press("Antwoorden");
  await form.close();
  expect((await anneke.get(path)).html).toContain("Bel 06 12345678.");
});
