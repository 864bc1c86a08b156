import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { access, existsIn } from "../../src/access.ts";
import { launchBrowser } from "../support/browser.ts";
import { createBrowserPerson } from "../support/browser-person.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { nameSource } from "../support/official-source.ts";
import type { Person } from "../support/person.ts";
import { announceTo, gemeenteForm, type RunningGemeente, startGemeente } from "../support/running-gemeente.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { problemsInEnglish } from "./in-english.ts";
import { problemsOfPages } from "./look-at-pages.ts";
import type { PageToSee } from "./page-to-see.ts";
import { notPages } from "./patterns-of-pages.ts";

const clock = createMovedClock();
let browser: Browser;
let gemeente: RunningGemeente;
let wijk: RunningWijk;
let bart: Person;
let path: string;
let draft: string;
let area: string;
let open: string;
let answered: string;
let toAnswer: readonly string[];

beforeAll(async () => {
  [browser, gemeente, wijk] = await Promise.all([
    launchBrowser(),
    startGemeente({ clock }),
    startWijk({ clock, name: "Holtveen" }),
  ]);
  bart = await gemeente.officer("Bart");
  await nameSource(wijk.administrator, gemeente.handle);
  for (let round = 0; round < 3; round++) {
    await wijk.settle();
    await gemeente.settle();
    clock.move(5_000);
  }
  const { Holtveen: id = "" } = await gemeente.wijken();
  await gemeente.administrator.post("/wijken/gebieden", { name: "Noord" });
  area = /gebieden\/[0-9a-f-]{36}/.exec((await bart.get("/wijken")).html)?.[0] ?? "no area";
  await gemeente.administrator.post(`/wijken/${area}`, { name: "Noord", wijken: id });
  await bart.post("/mededelingen", { ...gemeenteForm, title: "Nog niet af", do: "keep" });
  draft = /\/mededelingen\/nieuw\?concept=[0-9a-f-]{36}/.exec((await bart.get("/mededelingen")).html)?.[0] ?? "";
  await announceTo(gemeente, bart, { title: "Alleen op de eigen site", everyone: "ja", lastDay: "2026-11-24" });
  ({ path } = await announceTo(gemeente, bart, { wijken: id, urgent: "ja", lastDay: "2026-12-02" }));
  for (let round = 0; round < 2; round++) {
    await gemeente.settle();
    await wijk.settle();
    clock.move(5_000);
  }
  const sheet = /<h3><a href="([^"]+)"[^>]*>De Molenweg/.exec(
    (await wijk.administrator.get("/mededelingen")).html,
  )?.[1];
  const anneke = await wijk.neighbour("Anneke");
  await anneke.post(`${sheet}/antwoorden`, { text: "Kan de bus er nog langs?", outside: "stand-in" });
  await wijk.settle();
  await bart.post(`${path}/antwoorden`, { text: "Ja, de bus rijdt gewoon." });
  for (const title of [
    "Wie maakt de lamp bij het bruggetje?",
    "Wie snoeit de heg?",
    "Wie maakt de bank?",
    "Ligt de stoep scheef?",
  ]) {
    const fields = { title, text: "Al een week.", theme: "groen", audience: "wijk" };
    const asked = new URL((await anneke.post("/vragen", fields)).url).pathname;
    await anneke.post(`${asked}/verder`, { trede: "gemeente", keuze: "ja", title, text: "Al een week.", plek: "ja" });
  }
  for (let round = 0; round < 2; round++) {
    await wijk.settle();
    await gemeente.settle();
    clock.move(5_000);
  }
  const rows = [...(await bart.get("/doorgegeven")).html.matchAll(/href="(\/doorgegeven\/[^"]+)"/g)];
  [open = "", answered = "", ...toAnswer] = rows.map(([, href = ""]) => href);
  await bart.post(`${answered}/antwoord`, { text: "Wij doen dat in mei.", do: "niet-voor-ons" });
  await gemeente.settle();
  // One day further the first of them is over.
  clock.move(3 * 86_400_000);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await wijk.close();
  await gemeente.close();
});

const pages = (): Readonly<Record<string, readonly Omit<PageToSee, "name">[]>> => {
  const { administrator } = gemeente;
  return {
    "/": [{ path: "/" }, { path: "/", as: bart }],
    "/over": [{ path: "/over" }],
    "/toegankelijkheid": [{ path: "/toegankelijkheid" }],
    "/weergave": [{ path: "/weergave" }, { path: "/weergave", as: bart }],
    "/geen-verbinding": [{ path: "/geen-verbinding" }],
    "/dev/stijl": [{ path: "/dev/stijl" }],
    "/vragen/:id": [{ path: path.replace("mededelingen", "vragen") }],
    "/mededelingen": [{ path: "/mededelingen" }, { path: "/mededelingen", as: bart }],
    "/mededelingen/:id": [{ path }, { path, as: bart }, { path, as: bart, press: "Plaats het antwoord" }],
    "/mededelingen/nieuw": [
      { path: "/mededelingen/nieuw", as: bart },
      { path: "/mededelingen/nieuw", as: bart, press: "Stuur naar de wijken" },
      { path: draft, as: bart, press: "Bekijk het eerst" },
    ],
    "/mededelingen/:id/veranderen": [{ path: `${path}/veranderen`, as: bart }],
    "/mededelingen/:id/intrekken": [{ path: `${path}/intrekken`, as: bart }],
    "/antwoorden/:id/veranderen": [{ path: `/antwoorden/${crypto.randomUUID()}/veranderen`, as: bart }],
    "/antwoorden/:id/intrekken": [{ path: `/antwoorden/${crypto.randomUUID()}/intrekken`, as: bart }],
    "/wijken": [
      { path: "/wijken", as: bart },
      { path: "/wijken", as: bart, press: "Voeg toe" },
    ],
    "/wijken/gebieden/:id": [{ path: `/wijken/${area}`, as: bart }],
    "/doorgegeven": [{ path: "/doorgegeven", as: bart }],
    "/doorgegeven/:id": [
      { path: open, as: bart },
      { path: open, as: bart, press: "Stuur het antwoord" },
      { path: answered, as: bart },
    ],
    "/team": [
      { path: "/team", as: administrator },
      { path: "/team", as: administrator, press: "Stuur de uitnodiging" },
    ],
    "/beheer": [{ path: "/beheer", as: administrator }],
    "/beheer/uiterlijk": [{ path: "/beheer/uiterlijk", as: administrator }],
    "/beheer/wijk": [{ path: "/beheer/wijk", as: administrator }],
    "/beheer/logboek": [{ path: "/beheer/logboek", as: bart }],
    "/beheer/servers": [{ path: "/beheer/servers", as: administrator }],
    "/beheer/servers/lijst": [{ path: "/beheer/servers/lijst", as: administrator }],
    "/beheer/post": [{ path: "/beheer/post", as: administrator }],
    "/beheer/post/teksten": [{ path: "/beheer/post/teksten", as: administrator }],
    "/beheer/post/teksten/:kind": [{ path: "/beheer/post/teksten/team", as: administrator }],
    "/beheer/bezorging": [{ path: "/beheer/bezorging", as: administrator }],
    "/beheer/bezorging/binnen/:id/weggooien": [{ path: "/beheer/bezorging/binnen/1/weggooien", as: administrator }],
    "/moderatie": [{ path: "/moderatie", as: bart }],
    "/moderatie/schrijvers": [{ path: "/moderatie/schrijvers", as: bart }],
    "/moderatie/schrijver-van/:id": [{ path: `/moderatie/schrijver-van/${crypto.randomUUID()}`, as: bart }],
    "/ik/inloggen": [{ path: "/ik/inloggen", as: bart }],
    "/ik/passkeys/:id/weg": [{ path: `/ik/passkeys/${crypto.randomUUID()}/weg`, as: bart }],
    "/ik/gegevens": [{ path: "/ik/gegevens", as: bart }],
    "/inloggen": [{ path: "/inloggen" }],
    "/inloggen/code": [{ path: "/inloggen/code" }],
    "/inloggen/link/:token": [{ path: `/inloggen/link/${"a".repeat(43)}` }],
    "/dev/mail": [{ path: "/dev/mail" }],
    "/dev/mail/:id": [{ path: `/dev/mail/${crypto.randomUUID()}` }],
  };
};

/** Addresses of ours on a page at which a gemeente has nothing. */
const strayFrom = (html: string): readonly string[] => {
  const here = Object.entries(access).filter(([, row]) => existsIn(row, "gemeente"));
  const known = (method: string, path: string): boolean =>
    here.some(([name]) => {
      const [of, pattern = ""] = name.split(" ");
      const shape = pattern.replace(/\*$/, ".+").replace(/:\w+/g, "[^/]+");
      return of === method && new RegExp(`^${shape}$`).test(path);
    });
  const led = [...html.matchAll(/<(a|form|button)[^>]* (?:href|action|formaction)="(\/[^"#?]*)/g)];
  return led
    .filter(([, tag, path = ""]) => !known(tag === "a" ? "GET" : "POST", path))
    .map(([, tag, path]) => `${tag} ${path}`);
};

test("every page of a gemeente is looked at", () => {
  const patterns = Object.entries(access)
    .filter(([name, row]) => name.startsWith("GET ") && existsIn(row, "gemeente"))
    .map(([name]) => name.replace("GET ", ""))
    .filter((pattern) => !notPages.test(pattern) && pattern !== "/inrichten");
  expect(Object.keys(pages()).sort()).toEqual(patterns.sort());
});

const named = (): readonly PageToSee[] =>
  Object.values(pages())
    .flat()
    .map((each) => ({ ...each, name: `${each.path} ${each.press ?? ""}` }));

test("each is valid HTML and can be used by everyone, on a phone and a desktop, by day and by night", async () => {
  const leadsAstray = (html: string) => strayFrom(html).map((link) => `leads to what is not here: ${link}`);
  // What leads on from the samples of the style page leads nowhere.
  const isStyle = ({ path }: { readonly path: string }): boolean => path === "/dev/stijl";
  const [style, all] = [named().filter(isStyle), named().filter((each) => !isStyle(each))];
  expect(await problemsOfPages(browser, gemeente.origin, all, leadsAstray)).toEqual([]);
  expect(await problemsOfPages(browser, gemeente.origin, style)).toEqual([]);
}, 180_000);

test("an officer writes, looks and sends without JavaScript as with it", async () => {
  for (const scripts of [true, false]) {
    const person = await createBrowserPerson(browser, gemeente.origin, { as: bart, javaScript: scripts });
    await person.open("/mededelingen/nieuw");
    await person.page.getByLabel("Titel").fill(`Markt, ${scripts ? "met" : "zonder"} script`);
    await person.page.getByLabel("Tekst", { exact: true }).fill("Op het plein.");
    await person.page.getByLabel("Holtveen").check();
    await person.press("Bekijk het eerst");
    await person.page.getByText("Dit gaat naar 1 wijk.").waitFor();
    await person.press("Stuur naar 1 wijk");
    await person.page.getByText("De mededeling is onderweg naar de wijken.").waitFor();
    expect(await person.page.getByRole("heading", { level: 1 }).textContent()).toContain("Markt");
    await person.close();
  }
}, 60_000);

test("an officer answers a question that was handed over, and keeps what was typed when it is refused, without JavaScript as with it", async () => {
  for (const [index, scripts] of [true, false].entries()) {
    const person = await createBrowserPerson(browser, gemeente.origin, { as: bart, javaScript: scripts });
    await person.open(toAnswer[index] ?? "/not-there");
    await person.page.getByLabel("Waarom?").fill("We wachten op de aannemer.");
    await person.page.getByLabel("Andere dag").fill("2020-01-01");
    await person.press("Bewaar de nieuwe dag");
    expect(await person.page.getByLabel("Waarom?").inputValue()).toBe("We wachten op de aannemer.");
    await person.page.getByLabel("Antwoord", { exact: true }).fill("Wij komen dinsdag.");
    await person.press("Stuur het antwoord");
    await person.page.getByText("Uw antwoord gaat naar de wijk.").waitFor();
    await person.page.getByText("Wij komen dinsdag.").first().waitFor();
    await person.close();
  }
}, 60_000);

test("each is English for whoever reads English, and holds no Dutch of ours", async () => {
  expect(await problemsInEnglish(gemeente.origin, named())).toEqual([]);
}, 60_000);

test("seven places in the menu of a phone can each be pressed, and none of their words is broken", async () => {
  const person = await createBrowserPerson(browser, gemeente.origin, { as: gemeente.administrator });
  for (const width of [390, 360, 320]) {
    await person.page.setViewportSize({ width, height: 700 });
    await person.open("/");
    const seen = await person.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".mainnav a")].map((link) => {
        const { width: wide, height: high } = link.getBoundingClientRect();
        const text = [...link.querySelectorAll("span")].findLast((span) => !span.matches(".unread, .unread *"));
        const broken = [...(text?.firstChild?.textContent ?? "").matchAll(/\S+/g)].filter((word) => {
          const range = document.createRange();
          range.setStart(text?.firstChild as Text, word.index);
          range.setEnd(text?.firstChild as Text, word.index + word[0].length);
          return range.getClientRects().length !== 1;
        });
        return { words: text?.textContent, small: Math.min(wide, high) < 47.5, broken: broken.map(([word]) => word) };
      }),
    );
    expect(seen.map(({ words }) => Boolean(words))).toEqual(Array(7).fill(true));
    expect({ width, wrong: seen.filter(({ small, broken }) => small || broken.length > 0) }).toEqual({
      width,
      wrong: [],
    });
  }
  await person.close();
});
