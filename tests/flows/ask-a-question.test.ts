import { afterAll, beforeAll, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let anneke: Person;
let daan: Person;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  anneke = await wijk.neighbour("Anneke");
  daan = await wijk.neighbour("Daan");
});
afterAll(() => wijk.close());

const question = {
  title: "Wie heeft een hoge ladder te leen?",
  text: "Voor zaterdag.\n\nIk breng hem terug.",
  theme: "lenen",
  audience: "wijk",
};

const ask = async (person: Person, fields: Record<string, string> = {}) => {
  const page = await person.post("/vragen", { ...question, ...fields });
  return { page, path: new URL(page.url).pathname };
};

const answerIdIn = (html: string): string => /id="antwoord-([0-9a-f-]{36})"/.exec(html)?.[1] ?? "no answer on the page";

test("A resident asks, a neighbour answers, the asker says that it helped and rounds the question off", async () => {
  const { page, path } = await ask(anneke);
  expect(page.status).toBe(200);
  expect(page.html).toContain("Wie heeft een hoge ladder te leen?");
  expect(page.html).toContain("Ik breng hem terug.");

  clock.move(60_000);
  const answered = await daan.post(`${path}/antwoorden`, { text: "Ik heb er een van 4 meter." });
  expect(answered.status).toBe(200);
  expect(answered.html).toContain("Ik heb er een van 4 meter.");

  await wijk.settle();
  expect(await wijk.lastLetter()).toContain("Ik heb er een van 4 meter.");

  const seen = await anneke.get(path);
  const helped = await anneke.post(`${path}/geholpen`, { answer: answerIdIn(seen.html) });
  expect(helped.html).toContain("Beantwoord");
  expect(helped.html).toContain("Dit hielp jou");

  const closed = await anneke.post(`${path}/afronden`);
  expect(closed.html).toContain("Afgesloten");
  expect((await daan.post(`${path}/antwoorden`, { text: "Nog een" })).status).toBe(409);
});

test("Only the asker can steer a question: to everyone else those addresses do not exist", async () => {
  const { path } = await ask(anneke);
  const answered = await daan.post(`${path}/antwoorden`, { text: "Hier ben ik" });
  const answer = answerIdIn(answered.html);
  for (const [action, fields] of [
    ["geholpen", { answer }],
    ["afronden", {}],
    ["intrekken", {}],
    ["veranderen", question],
  ] as const) {
    expect((await daan.post(`${path}/${action}`, fields)).status, action).toBe(404);
  }
  expect((await anneke.post(`/antwoorden/${answer}/veranderen`, { text: "van een ander" })).status).toBe(404);
  expect((await daan.get(path)).html).toContain("Hier ben ik");
});

test("A question is changed and withdrawn by its asker, and then it is gone for everyone", async () => {
  const { path } = await ask(anneke);
  const changed = await anneke.post(`${path}/veranderen`, { ...question, title: "Wie leent mij een ladder?" });
  expect(changed.html).toContain("Wie leent mij een ladder?");
  await anneke.post(`${path}/intrekken`);
  expect((await anneke.get(path)).status).toBe(404);
  expect((await daan.get(path)).status).toBe(404);
  expect((await daan.get("/vragen")).html).not.toContain("Wie leent mij een ladder?");
});

test("An answer is changed and taken back by whoever wrote it, and its words are gone", async () => {
  const { path } = await ask(anneke);
  const answered = await daan.post(`${path}/antwoorden`, { text: "Eerste woorden" });
  const answer = answerIdIn(answered.html);
  await daan.post(`/antwoorden/${answer}/veranderen`, { text: "Betere woorden" });
  expect((await anneke.get(path)).html).toContain("Betere woorden");
  await daan.post(`/antwoorden/${answer}/intrekken`);
  const after = await anneke.get(path);
  expect(after.html).not.toContain("Betere woorden");
  expect(after.status).toBe(200);
});

test("What is missing or too long is told beside the field, and nothing that was typed is lost", async () => {
  const long = "x".repeat(10_001);
  const page = await anneke.post("/vragen", { ...question, title: " ", text: long, theme: "" });
  expect(page.status).toBe(422);
  expect(page.html).toContain("Je vraag is nog leeg");
  expect(page.html).toContain("Je tekst is te lang");
  expect(page.html).toContain("Kies waar je vraag over gaat");
  expect(page.html).toContain(long);
});

test("Markup in any field is shown as the text that it is", async () => {
  const nasty = `<script>alert(1)</script><img src=x onerror=alert(2)>"'&`;
  const { page, path } = await ask(anneke, { title: nasty, text: nasty });
  await daan.post(`${path}/antwoorden`, { text: nasty });
  const html = (await anneke.get(path)).html + page.html;
  expect(html).not.toContain("<script>alert");
  expect(html).not.toContain("<img src=x");
  expect(html).toContain("&lt;script&gt;alert(1)");
});

test("A moderator hides an answer with a reason and shows it again", async () => {
  const { path } = await ask(anneke);
  const answered = await daan.post(`${path}/antwoorden`, { text: "Onaardige woorden" });
  const answer = answerIdIn(answered.html);
  expect((await anneke.post(`/antwoorden/${answer}/verbergen`, { rule: "friendly", reason: "mag niet" })).status).toBe(
    404,
  );
  await wijk.administrator.post(`/antwoorden/${answer}/verbergen`, { rule: "friendly", reason: "Niet vriendelijk" });
  expect((await anneke.get(path)).html).not.toContain("Onaardige woorden");
  expect((await daan.get(path)).html).toContain("Niet vriendelijk");
  await wijk.administrator.post(`/antwoorden/${answer}/tonen`);
  expect((await anneke.get(path)).html).toContain("Onaardige woorden");
});

test("A form that comes from another site is refused and changes nothing", async () => {
  const page = await anneke.post(
    "/vragen",
    { ...question, title: "Van een andere site" },
    { origin: "https://evil.example" },
  );
  expect(page.status).toBe(403);
  expect((await anneke.get("/vragen")).html).not.toContain("Van een andere site");
});
