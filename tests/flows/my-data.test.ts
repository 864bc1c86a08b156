import { afterAll, beforeAll, expect, test } from "vitest";
import { hour, minute, second } from "../../src/kernel/clock.ts";
import { htmlProblems } from "../support/html-problems.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let anneke: Person;
let daan: Person;
let question: string;

/** What Anneke wrote and chose, each with words of its own, and where it must come out. */
const own = {
  "you.name": "Anneke",
  "you.email": "anneke@post.example",
  "you.aboutYou": "Ik houd van lila sokken.",
  "outside.handle": "anneke_buiten",
  "written.title": "Wie heeft een blauwe ladder?",
  "written.text": "Voor de zolder van nummer onbekend.",
  "written.street": "Kerkstraat",
  "nameless.title": "Waar praat ik over mijn paarse zorgen?",
  "conversations.text": "Mag ik jou iets groens vragen?",
  "invitations.kind": "invitation",
  "letters.choice": "day",
  "votes.chosen": "Zondag",
  "desk.about": "Ik weet alles van gele fietsen.",
  "notes.memoryAid": "de buurvrouw met het witte hondje",
  "consents.shown": "Wie heeft een blauwe ladder?",
} as const;

/** What others wrote or are, and must come out nowhere. */
const others = {
  "an answer of somebody else": "Kom hem maar halen bij mij in de schuur.",
  "a message to her": "Ik antwoord in vertrouwen met rode woorden.",
  "the address of somebody else": "daan@post.example",
  "who reported": "Dit is een oranje leugen.",
};

beforeAll(async () => {
  wijk = await startWijk({ clock });
  [anneke, daan] = [await wijk.neighbour("Anneke"), await wijk.neighbour("Daan")];
  const { administrator } = wijk;
  const members = await wijk.wijk.useCases.members.all();
  const idOf = (name: string) => members.find((member) => member.name === name)?.id;
  await administrator.post(`/beheer/leden/${idOf("Anneke")}/rollen`, { roles: "wijkwijzer" });
  await anneke.post("/ik/buiten", { handle: own["outside.handle"] });
  await anneke.post("/ik/post", { digest: own["letters.choice"], atOnce: "answer" });
  await anneke.post("/ik/profiel", { shown: "nee", about: own["you.aboutYou"], street: "" });
  await anneke.post("/ik/uitnodigingen");
  await anneke.post("/mijn-tafel/instellingen", { themes: "lenen", capacity: "4", about: own["desk.about"] });
  await anneke.post("/mijn-tafel/gesproken", {
    title: "Wie rijdt mee?",
    theme: "zorg",
    wayBack: "call",
    memoryAid: own["notes.memoryAid"],
    doen: "bewaren",
  });
  const asked = await anneke.post("/vragen", {
    title: own["written.title"],
    text: own["written.text"],
    street: own["written.street"],
    theme: "lenen",
    audience: "everyone",
    outside: "standin",
  });
  question = new URL(asked.url).pathname;
  await daan.post(`${question}/antwoorden`, { text: others["an answer of somebody else"] });
  await anneke.post("/vragen", {
    title: own["nameless.title"],
    text: "",
    theme: "lenen",
    audience: "wijk",
    naming: "sealed",
  });
  clock.move(61 * minute);
  await wijk.settle();
  const poll = await daan.post("/peilingen", {
    title: "Op welke dag?",
    text: "",
    option1: "Zaterdag",
    option2: "Zondag",
    several: "nee",
    days: "30",
    audience: "wijk",
    outside: "standin",
  });
  await anneke.post(`${new URL(poll.url).pathname}/stemmen`, { choice: "1" });
  const ofDaan = await daan.post("/vragen", {
    title: "Wie weet een bakker?",
    text: "",
    theme: "lenen",
    audience: "wijk",
    outside: "standin",
  });
  const about = new URL(ofDaan.url).pathname;
  await anneke.post(`${about}/ik-ook`);
  const talk = await anneke.post(`/gesprekken/nieuw/${about.split("/").at(-1)}`, { text: own["conversations.text"] });
  const conversation = new URL(talk.url).pathname;
  await daan.post(`${conversation}/ja`);
  await daan.post(`${conversation}/berichten`, { text: others["a message to her"] });
  await daan.post(`${question}/klopt-niet`, { why: "unkind", words: others["who reported"] });
  await administrator.post(`/moderatie/meldingen/${question.split("/").at(-1)}/laten`, {
    [`reason-${question.split("/").at(-1)}`]: "Er is niets mis mee",
  });
  await administrator.post(`${question}/verbergen`, { rule: "friendly", reason: "Even niet vriendelijk" });
  await administrator.post(`${question}/tonen`);
});
afterAll(() => wijk.close());

/** Shows once more who they are, by the letter that the page sends. */
const showAgain = async (person: Person): Promise<string> => {
  clock.move(second);
  await person.post("/ik/gegevens/opnieuw");
  return (await person.get(/\/inloggen\/link\/[\w-]+/.exec(await wijk.lastLetter())?.[0] ?? "/no-link")).url;
};

type Taken = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
const takenBy = async (person: Person): Promise<Taken> =>
  JSON.parse((await person.get("/ik/gegevens/alles.json")).html);

test("everything is handed over only to who signed in just now; after the letter somebody is back where they were", async () => {
  for (const path of ["/ik/gegevens/alles.json", "/ik/gegevens/alles.html"]) {
    const page = await anneke.get(path);
    expect(new URL(page.url).pathname).toBe("/ik/gegevens");
    expect(page.html).toContain("Laat eerst zien dat jij het bent.");
  }
  expect(new URL(await showAgain(anneke)).pathname).toBe("/ik/gegevens");
  const file = await anneke.get("/ik/gegevens/alles.json");
  expect(file.headers.get("content-disposition")).toBe('attachment; filename="mijn-gegevens.json"');
  expect(file.headers.get("cache-control")).toBe("no-store");
});

test("the file has all that somebody wrote and chose, and not a word of others", async () => {
  await showAgain(anneke);
  const { html: text } = await anneke.get("/ik/gegevens/alles.json");
  const taken = JSON.parse(text) as Taken;
  for (const [place, words] of Object.entries(own)) {
    const [section = "", field = ""] = place.split(".");
    const found = (taken[section] ?? []).flatMap((entry) => [entry[field]].flat()).map(String);
    expect([place, found.some((each) => each.includes(words))], JSON.stringify(taken[section])).toEqual([place, true]);
  }
  expect(taken.marks).toHaveLength(1);
  for (const [what, words] of Object.entries(others)) expect([what, text.includes(words)]).toEqual([what, false]);
});

test("the same can be read without anything beside it", async () => {
  await showAgain(anneke);
  const { html, headers } = await anneke.get("/ik/gegevens/alles.html");
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(htmlProblems(html)).toEqual([]);
  expect(html).not.toMatch(/<script|<style|<link|<img|src=|style=/);
  for (const words of Object.values(own).filter((each) => !["invitation", "day"].includes(each)))
    expect(html).toContain(words);
  expect(html).toContain("elke dag");
  for (const words of Object.values(others)) expect(html).not.toContain(words);
});

test("of two people each gets only their own", async () => {
  await showAgain(daan);
  const taken = await takenBy(daan);
  expect(taken.you).toMatchObject([{ name: "Daan", email: "daan@post.example" }]);
  const text = JSON.stringify(taken);
  for (const words of [own["you.email"], own["written.text"], own["nameless.title"], own["conversations.text"]])
    expect(text).not.toContain(words);
  expect(text).toContain(others["a message to her"]);
  expect(taken.nameless).toEqual([]);
});

test("the page tells who decided about what somebody wrote and why, and never that anybody reported it", async () => {
  const { html } = await anneke.get("/ik/gegevens");
  expect(html).toContain("Vraag verborgen");
  expect(html).toContain("Even niet vriendelijk");
  expect(html).toContain("Taken van Anneke: Wijkwijzer");
  for (const trace of ["niets gedaan", "Er is niets mis mee", others["who reported"], "Daan"])
    expect(html).not.toContain(trace);
  expect((await daan.get("/ik/gegevens")).html).toContain("Niemand keek in wat van jou is.");
});

test("whose name was looked at, of a question without a name, reads who saw it", async () => {
  const [bea, cor] = [await wijk.neighbour("Bea"), await wijk.neighbour("Cor")];
  const cors = (await wijk.wijk.useCases.members.all()).find(({ name }) => name === "Cor")?.id;
  await wijk.administrator.post(`/beheer/leden/${cors}/rollen`, { roles: "moderator" });
  await bea.post("/vragen", {
    title: "Mag ik iets vragen?",
    text: "",
    theme: "lenen",
    audience: "wijk",
    naming: "sealed",
  });
  clock.move(hour + minute);
  await wijk.settle();
  const { html } = await cor.get("/vragen");
  const path = /href="(\/vragen\/[0-9a-f-]{36})"[^>]*>Mag ik iets vragen\?/.exec(html)?.[1] ?? "/no-question";
  await cor.post(`${path}/ontzegelen`, { reason: "Iemand loopt gevaar" });
  await wijk.administrator.post(`${path}/ontzegelen/besluiten`, { reason: "Ik vind dat ook", keuze: "ja" });
  expect((await bea.get("/ik/gegevens")).html).toContain("Niemand keek in wat van jou is.");
  await cor.post(`${path}/ontzegelen/naam`);
  const page = (await bea.get("/ik/gegevens")).html;
  expect(page).toContain("Zag dat jij een vraag zonder naam stelde");
  expect(page).toContain("Cor");
});

test("the page says of every kind what it is for, where it stands and how long", async () => {
  const { html } = await daan.get("/ik/gegevens");
  for (const words of [
    "Je e-mailadres",
    "Apart en op slot",
    "Zolang je meedoet",
    "Een half jaar na het laatste bericht",
  ])
    expect(html).toContain(words);
  expect(html.match(/<details>/g)).toHaveLength(16);
});
