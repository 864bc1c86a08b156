import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let sql: postgres.Sql;
let anneke: Person;
let daan: Person;
let mo: Person;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  [anneke, daan, mo] = [await wijk.neighbour("Anneke"), await wijk.neighbour("Daan"), await wijk.neighbour("Mo")];
  const id = (await wijk.wijk.useCases.members.all()).find(({ name }) => name === "Mo")?.id;
  await wijk.administrator.post(`/beheer/leden/${id}/rollen`, { roles: "moderator" });
});
afterAll(async () => {
  await sql.end();
  await wijk.close();
});

const idIn = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? `nothing like ${pattern}`;
const ask = async (person: Person, title: string, audience = "wijk") => {
  clock.move(60_000);
  const fields = { title, text: "", theme: "lenen", audience, outside: "standin" };
  const path = new URL((await person.post("/vragen", fields)).url).pathname;
  return { path, id: idIn(path, /([0-9a-f-]{36})/) };
};
const answer = async (person: Person, path: string, text: string): Promise<string> => {
  clock.move(60_000);
  const { html } = await person.post(`${path}/antwoorden`, { text });
  return [...html.matchAll(/id="antwoord-([0-9a-f-]{36})"/g)].at(-1)?.[1] ?? "no answer";
};
const reports = async (person = mo): Promise<string> => (await person.get("/moderatie/meldingen")).html;
const lettersTo = async (name: string) => {
  await wijk.settle();
  const letters = await wijk.wijk.doorUnitOfWork((transaction) => transaction.letters.newest(1_000));
  return letters.filter((letter) => letter.to === `${name}@post.example` && letter.kind === "message-report");
};

describe("a post that somebody finds not right", () => {
  test("is reported from its page, with a reason of a list and own words; bad input keeps what was typed", async () => {
    const { path, id } = await ask(anneke, "Wie koopt mijn cursus?");
    expect((await daan.get(path)).html).toContain(`href="/vragen/${id}/klopt-niet"`);
    expect((await anneke.get(path)).html).not.toContain("klopt-niet");
    const refused = await daan.post(`${path}/klopt-niet`, { words: "Dit bewaar ik" });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain("Kies wat er niet klopt.");
    expect(refused.html).toContain("Dit bewaar ik");
    const other = await daan.post(`${path}/klopt-niet`, { why: "other", words: " " });
    expect(other.html).toContain("Schrijf kort op wat er is.");
    expect((await daan.post(`${path}/klopt-niet`, { why: "unkind", words: "x".repeat(1_001) })).status).toBe(422);
    expect(await reports()).not.toContain("Wie koopt mijn cursus?");
    const done = await daan.post(`${path}/klopt-niet`, { why: "advertising", words: "Dit is handel" });
    expect(done.html).toContain("De moderatoren kijken ernaar.");
    const html = await reports();
    expect(html).toContain("Wie koopt mijn cursus?");
    expect(html).toContain("Dit is handel");
  });

  test("is reported once by one person, until it is decided, and again afterwards", async () => {
    const { path, id } = await ask(anneke, "Twee keer doorgegeven");
    for (let nth = 0; nth < 3; nth++) await daan.post(`${path}/klopt-niet`, { why: "unkind", words: `keer-${nth}` });
    expect((await daan.get(`${path}/klopt-niet`)).html).toContain("Je gaf dit al door.");
    const rows = () => sql`select times, outcome from identity.post_report where post_id = ${id} order by reported_at`;
    expect((await rows()).map((row) => [row.times, row.outcome])).toEqual([[3, null]]);
    expect((await wijk.administrator.get("/beheer")).html).toMatch(/Over (1 tekst|\d teksten) gaf iemand door/);
    expect(await reports()).toContain("keer-0");
    await mo.post(`/moderatie/meldingen/${id}/laten`, { [`reason-${id}`]: "Niets mis mee" });
    clock.move(1_000);
    await daan.post(`${path}/klopt-niet`, { why: "unkind" });
    expect(await rows()).toHaveLength(2);
  });

  test("never tells its author who reported, nor moderators unless the reporter agrees", async () => {
    const { path } = await ask(anneke, "Over wie het zei");
    const id = await answer(daan, path, "Onaardig antwoord.");
    const fatima = await wijk.neighbour("Fatima");
    const joris = await wijk.neighbour("Joris");
    await fatima.post(`/antwoorden/${id}/klopt-niet`, { why: "unkind", words: "geheim-woord" });
    expect(await reports()).not.toContain("Fatima");
    await joris.post(`/antwoorden/${id}/klopt-niet`, { why: "unkind", openly: "yes" });
    const html = await reports();
    expect(html).toContain("Joris");
    expect(html).not.toContain("Fatima");
    await mo.post(`/moderatie/meldingen/${id}/verbergen`, {
      [`rule-${id}`]: "friendly",
      [`reason-${id}`]: "Niet vriendelijk",
    });
    await wijk.settle();
    for (const page of [path, "/ik", "/"]) {
      const seen = (await daan.get(page)).html;
      expect(seen).not.toMatch(/Fatima|geheim-woord/);
    }
    expect((await lettersTo("daan")).filter(({ text }) => text.includes("Over wie het zei"))).toEqual([]);
    expect((await wijk.administrator.get("/beheer/logboek")).html).not.toMatch(/Fatima|geheim-woord/);
  });

  test("is hidden with one decision for all who reported it; each hears it by letter, and is then forgotten", async () => {
    const { path } = await ask(anneke, "Allemaal tegelijk");
    const id = await answer(daan, path, "Weg hiermee.");
    const [piet, kees] = [await wijk.neighbour("Piet"), await wijk.neighbour("Kees")];
    await piet.post(`/antwoorden/${id}/klopt-niet`, { why: "danger" });
    await kees.post(`/antwoorden/${id}/klopt-niet`, { why: "personal" });
    const missing = await mo.post(`/moderatie/meldingen/${id}/verbergen`, {
      [`rule-${id}`]: "friendly",
      [`reason-${id}`]: "",
    });
    expect(missing.status).toBe(422);
    expect(missing.html).toContain("Schrijf kort op waarom.");
    await mo.post(`/moderatie/meldingen/${id}/verbergen`, {
      [`rule-${id}`]: "friendly",
      [`reason-${id}`]: "Dit is gevaarlijk",
    });
    expect((await anneke.get(path)).html).not.toContain("Weg hiermee.");
    for (const name of ["piet", "kees"]) {
      const [letter] = await lettersTo(name);
      expect(letter?.text).toContain("De tekst is nu verborgen.");
      expect(letter?.text).toContain("Dit is gevaarlijk");
      expect(letter?.text).not.toContain("Weg hiermee.");
    }
    const rows = await sql`select reporter, sealed_reporter, sealed from identity.post_report where post_id = ${id}`;
    expect(rows.map(({ reporter, sealed_reporter, sealed }) => [reporter, sealed_reporter, sealed])).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
    expect((await wijk.administrator.get("/beheer/logboek")).html).toContain("Dit is gevaarlijk");
    expect((await mo.post(`/moderatie/meldingen/${id}/laten`, { [`reason-${id}`]: "Toch niet" })).status).toBe(404);
  });

  test("is left with a reason, which who reported it reads and the log keeps", async () => {
    const { path, id } = await ask(anneke, "Niets aan de hand");
    const sara = await wijk.neighbour("Sara");
    await sara.post(`${path}/klopt-niet`, { why: "unkind" });
    await mo.post(`/moderatie/meldingen/${id}/laten`, { [`reason-${id}`]: "Dit mag je vragen" });
    expect((await daan.get(path)).html).toContain("Niets aan de hand");
    const [letter] = await lettersTo("sara");
    expect(letter?.text).toContain("De tekst blijft staan.");
    expect(letter?.text).toContain("Dit mag je vragen");
    expect((await wijk.administrator.get("/beheer/logboek")).html).toContain("Dit mag je vragen");
  });

  test("is neither seen nor decided by a moderator who wrote it", async () => {
    const { path, id } = await ask(mo, "Vraag van een moderator");
    await daan.post(`${path}/klopt-niet`, { why: "unkind" });
    expect(await reports(mo)).not.toContain("Vraag van een moderator");
    expect((await mo.post(`/moderatie/meldingen/${id}/laten`, { [`reason-${id}`]: "Prima vraag" })).status).toBe(404);
    expect(await reports(wijk.administrator)).toContain("Vraag van een moderator");
  });

  test("cannot be sent on when it was written here", async () => {
    const { path, id } = await ask(anneke, "Blijft hier", "everyone");
    await daan.post(`${path}/klopt-niet`, { why: "unkind", "send-on": "yes" });
    expect((await mo.post(`/moderatie/meldingen/${id}/doorsturen`, { [`words-${id}`]: "Kijk" })).status).toBe(404);
    expect(await sql`select id from outgoing_activity where type = 'Flag'`).toHaveLength(0);
  });
});

describe("a question that a moderator hid", () => {
  test("is read by its asker and moderators alone, takes no answers, and comes back when it is shown", async () => {
    const { path, id } = await ask(anneke, "Verborgen vraag", "everyone");
    await wijk.settle();
    const object = `${wijk.origin}/ap/o/${id}`;
    const outside = async () => (await fetch(object, { headers: { accept: "application/activity+json" } })).status;
    expect(await outside()).toBe(200);
    await mo.post(`/vragen/${id}/verbergen`, { rule: "friendly", reason: "Hoort hier niet" });
    await wijk.settle();
    expect((await daan.get(path)).status).toBe(404);
    expect((await wijk.visitor().get(path)).status).toBe(404);
    expect((await daan.get("/vragen")).html).not.toContain("Verborgen vraag");
    expect(await outside()).toBe(404);
    const own = await anneke.get(path);
    expect(own.html).toContain("Hoort hier niet");
    expect((await daan.post(`${path}/antwoorden`, { text: "Toch een antwoord" })).status).toBe(404);
    await mo.post(`/vragen/${id}/tonen`);
    await wijk.settle();
    expect((await daan.get(path)).status).toBe(200);
    expect(await outside()).toBe(200);
  });
});
