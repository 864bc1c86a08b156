import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { type BrowserPerson, createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

let browser: Browser;
let wijk: RunningWijk;
let anneke: Person;
let question: string;

beforeAll(async () => {
  [browser, wijk] = await Promise.all([launchBrowser(), startWijk({ clock: createMovedClock() })]);
  anneke = await wijk.neighbour("Anneke");
  const daan = await wijk.neighbour("Daan");
  const asked = await anneke.post("/vragen", {
    title: "Wie heeft een hoge ladder?",
    text: "Voor zaterdag.\n\nNodig:\n- een **ladder**\n- een helm",
    theme: "lenen",
    audience: "wijk",
  });
  question = new URL(asked.url).pathname;
  await daan.post(`${question}/antwoorden`, { text: "Kom maar langs." });
});
afterAll(async () => {
  await browser.close();
  await wijk.close();
});

/**
 * A device with a voice, which the browser of the tests has not: it keeps what it is given to say, tells of each word, and ends
 * when it is told to.
 */
const aVoice = `(() => {
  const said = [];
  let now = null;
  const tell = (name, more) => now.dispatchEvent(Object.assign(new Event(name), more));
  window.voice = {
    said,
    word: (word) => tell("boundary", { name: "word", charIndex: now.text.indexOf(word), charLength: word.length }),
    end: () => tell("end"),
    fail: () => tell("error", { error: "voice-unavailable" }),
    marked: () => [...(CSS.highlights.get("read-aloud") ?? [])].map((range) => range.toString()),
  };
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; this.lang = ""; }
  };
  Object.defineProperty(window, "speechSynthesis", { value: {
    speak: (utterance) => { now = utterance; said.push(utterance.lang + ": " + utterance.text); tell("start"); },
    cancel: () => { now = null; },
  } });
})()`;

const reader = async (): Promise<BrowserPerson> => {
  const person = await createBrowserPerson(browser, wijk.origin, { as: anneke });
  await person.context.addInitScript(aVoice);
  await person.open(question);
  return person;
};
const voice = <T>({ page }: BrowserPerson, what: string): Promise<T> => page.evaluate(`window.voice.${what}`);

test("a question and its answers are read out one piece after the other, and the word that is read is marked", async () => {
  const person = await reader();
  const { page } = person;
  const before = await page.locator("main").innerHTML();
  await page.getByRole("button", { name: "Lees voor" }).press("Enter");
  expect(await page.getByRole("button", { name: "Stop met voorlezen" }).isVisible()).toBe(true);
  await voice(person, 'word("hoge")');
  expect(await voice(person, "marked()")).toEqual(["hoge"]);
  for (let piece = 0; piece < 3; piece++) await voice(person, "end()");
  await voice(person, 'word("ladder")');
  expect(await voice(person, "marked()")).toEqual(["ladder"]);
  for (let piece = 0; piece < 3; piece++) await voice(person, "end()");
  expect(await voice(person, "said")).toEqual(
    ["Wie heeft een hoge ladder?", "Voor zaterdag.", "Nodig:", "een ladder", "een helm", "Daan", "Kom maar langs."].map(
      (words) => `nl-NL: ${words}`,
    ),
  );
  await voice(person, "end()");
  expect(await page.getByRole("button", { name: "Lees voor" }).isVisible()).toBe(true);
  expect(await voice(person, "marked()")).toEqual([]);
  expect(await page.locator("main").innerHTML()).toBe(before);
  expect(person.complaints).toEqual([]);
  await person.close();
});

test("pressing again stops it, and a device that cannot says so", async () => {
  const person = await reader();
  const { page } = person;
  const button = page.locator("wijk-read-aloud button");
  await button.click();
  await button.click();
  expect(await voice(person, "marked()")).toEqual([]);
  expect(await button.textContent()).toContain("Lees voor");
  await button.click();
  await voice(person, "fail()");
  expect(await page.locator("wijk-read-aloud [role=status]").textContent()).toContain("Je toestel kan dit nu niet");
  expect(await button.textContent()).toContain("Lees voor");
  await person.close();
});

test("without JavaScript there is no button that would do nothing", async () => {
  const person = await createBrowserPerson(browser, wijk.origin, { as: anneke, javaScript: false });
  await person.open(question);
  expect(await person.page.locator("wijk-read-aloud").isVisible()).toBe(false);
  await person.close();
});
