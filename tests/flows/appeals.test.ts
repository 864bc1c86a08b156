import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { day, second } from "../../src/kernel/clock.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let sql: postgres.Sql;
let mo: Person;
let samira: Person;
beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  [mo, samira] = [await wijk.neighbour("Mo"), await wijk.neighbour("Samira")];
  for (const name of ["Mo", "Samira"])
    await wijk.administrator.post(`/beheer/leden/${await idOf(name)}/rollen`, { roles: "moderator" });
});
afterAll(async () => {
  await sql.end();
  await wijk.close();
});

const idOf = async (name: string): Promise<string> => {
  const [row] = await sql`select id from resident where name = ${name}`;
  return String(row?.id);
};

const ask = async (person: Person, title: string): Promise<string> => {
  const asked = { title, text: "", theme: "lenen", audience: "wijk", outside: "standin" };
  return new URL((await person.post("/vragen", asked)).url).pathname;
};

/** The letters to somebody, the newest first. */
const lettersTo = async (name: string) => {
  const letters = await wijk.wijk.doorUnitOfWork((transaction) => transaction.letters.newest(1_000));
  return letters.filter(({ to }) => to === `${name.toLowerCase()}@post.example`);
};

/** Where somebody reads what was decided: the link of the newest letter of a kind. */
const decisionOf = async (name: string, kind: string): Promise<string> => {
  await wijk.settle();
  const letter = (await lettersTo(name)).find((each) => each.kind === kind);
  return /\/besluit\/[\w-]+/.exec(letter?.text ?? "")?.[0] ?? "/no-decision";
};

const hide = async (by: Person, path: string): Promise<void> => {
  clock.move(second);
  await by.post(`${path}/verbergen`, { rule: "private", reason: "Het ging over een buur." });
};
const appeal = (page: string) => wijk.visitor().post(`${page}/bezwaar`, { words: "Die buur vroeg het mij zelf." });
const idOfAppeal = async (name: string): Promise<string> => {
  const [row] = await sql`select id from identity.decision where about_resident = ${await idOf(name)}
    order by decided_at desc limit 1`;
  return String(row?.id);
};
const decide = async (by: Person, name: string, outcome: string, answer = "De buur is het ermee eens.") => {
  const id = await idOfAppeal(name);
  clock.move(second);
  return by.post(`/moderatie/bezwaren/${id}`, { outcome, [`answer-${id}`]: answer });
};

test("whoever wrote what is hidden hears why and on which rule, appeals by the link alone, and a second person shows it again", async () => {
  const anneke = await wijk.neighbour("Anneke");
  const daan = await wijk.neighbour("Daan");
  const question = await ask(anneke, "Wie kent de buurman op de hoek?");
  await hide(mo, question);
  const page = await decisionOf("Anneke", "hidden");
  const shown = await wijk.visitor().get(page);
  for (const words of [
    "Je tekst is verborgen",
    "Laat een ander met rust",
    "Het ging over een buur.",
    "Een mens besloot",
  ])
    expect(shown.html).toContain(words);
  expect((await wijk.visitor().post(`${page}/bezwaar`, { words: " " })).status).toBe(422);
  expect((await appeal(page)).html).toContain("Je bezwaar is binnen.");
  // Once is enough: a second time changes nothing.
  await appeal(page);
  expect(await sql`select 1 from identity.appeal`).toHaveLength(1);
  await wijk.settle();
  expect((await lettersTo("Samira"))[0]?.kind).toBe("appeal-waits");
  expect((await lettersTo("Mo")).map(({ kind }) => kind)).not.toContain("appeal-waits");

  // Who decided first reads it, and does not decide; nor does anybody who is no moderator.
  const own = (await mo.get("/moderatie/bezwaren")).html;
  expect([own.includes("Die buur vroeg het mij zelf."), own.includes("Jij nam dit besluit.")]).toEqual([true, true]);
  expect((await decide(mo, "Anneke", "overturned")).status).toBe(404);
  expect((await decide(daan, "Anneke", "overturned")).status).toBe(404);
  const id = await idOfAppeal("Anneke");
  const first = sql`update identity.appeal set decided_by = ${await idOf("Mo")}, decided_at = ${clock().toISOString()},
    outcome = 'upheld' where decision_id = ${id}`;
  await expect(first).rejects.toThrow(/appeal_second_person/);
  const somebodyElse = sql`update identity.appeal set first_by = ${crypto.randomUUID()} where decision_id = ${id}`;
  await expect(somebodyElse).rejects.toThrow(/appeal_of_decision/);
  expect((await daan.get(question)).html).not.toContain("Wie kent de buurman op de hoek?");

  expect((await decide(samira, "Anneke", "overturned", "")).status).toBe(422);
  expect((await decide(samira, "Anneke", "overturned")).html).toContain("Besloten. Er gaat een brief uit.");
  expect((await daan.get(question)).html).toContain("Wie kent de buurman op de hoek?");
  expect((await wijk.visitor().get(page)).html).toContain("Het besluit is teruggedraaid.");
  expect((await lettersTo("Anneke"))[0]?.text).toContain("De buur is het ermee eens.");
  const log = (await wijk.administrator.get("/beheer/logboek")).html;
  expect(log).toContain("Bezwaar bekeken: het besluit is teruggedraaid");
  expect(log).not.toContain("De buur is het ermee eens.");
});

test("a decision can stand, once, and after half a year there is no appeal any more", async () => {
  const kees = await wijk.neighbour("Kees");
  const first = await ask(kees, "Wie woont er op nummer 7?");
  await hide(samira, first);
  const page = await decisionOf("Kees", "hidden");
  await appeal(page);
  await decide(mo, "Kees", "upheld", "Een adres hoort hier niet.");
  const read = (await wijk.visitor().get(page)).html;
  expect([read.includes("Het besluit blijft."), read.includes("Een adres hoort hier niet.")]).toEqual([true, true]);
  expect((await decide(mo, "Kees", "overturned")).html).toContain("veranderd");
  expect((await kees.get(first)).html).toContain("Een moderator heeft deze vraag verborgen");

  const second = await ask(kees, "En op nummer 9?");
  await hide(samira, second);
  const later = await decisionOf("Kees", "hidden");
  const longAgo = new Date(clock().getTime() - 184 * day).toISOString();
  await sql`update identity.decision set decided_at = ${longAgo} where id = ${await idOfAppeal("Kees")}`;
  expect((await wijk.visitor().get(later)).html).toContain("tot een half jaar na het besluit");
  await appeal(later);
  expect(await sql`select 1 from identity.appeal where about_resident = ${await idOf("Kees")}`).toHaveLength(1);
});

test("what was not placed, and somebody who was suspended, come back the same way", async () => {
  const joost = await wijk.neighbour("Joost");
  await sql`update resident set posts_to_see = 2 where name = 'Joost'`;
  const question = await ask(joost, "Wie wil er ruilen?");
  const id = question.split("/").at(-1);
  clock.move(second);
  await mo.post(`/moderatie/${id}/weigeren`, { [`reason-${id}`]: "Dit lijkt reclame.", [`rule-${id}`]: "honest" });
  const refused = await decisionOf("Joost", "post-refused");
  expect((await wijk.visitor().get(refused)).html).toContain("Help eerlijk");
  await appeal(refused);
  await decide(samira, "Joost", "overturned");
  expect((await mo.get(question)).html).toContain("Wie wil er ruilen?");
  expect((await wijk.neighbour("Lies").then((lies) => lies.get(question))).html).toContain("Wie wil er ruilen?");

  clock.move(second);
  const suspend = { rule: "friendly", reason: "Schelden.", term: "month" };
  await samira.post(`/moderatie/schorsingen/${await idOf("Joost")}`, suspend);
  const suspended = await decisionOf("Joost", "suspended");
  await appeal(suspended);
  expect((await decide(samira, "Joost", "overturned")).status).toBe(404);
  await decide(mo, "Joost", "overturned");
  expect(await sql`select 1 from resident where name = 'Joost' and suspended_at is null`).toHaveLength(1);
  expect((await lettersTo("Joost")).map(({ kind }) => kind)).toContain("suspension-ended");
});

test("who reported stays hidden in all of it, and a moderator decides nothing about themselves", async () => {
  const [wim, els] = [await wijk.neighbour("Wim"), await wijk.neighbour("Els")];
  const question = await ask(wim, "Wie heeft er zo'n hekel aan mij?");
  await els.post(`${question}/klopt-niet`, { why: "unkind", words: "Hij scheldt op mij." });
  const id = question.split("/").at(-1);
  clock.move(second);
  await mo.post(`/moderatie/meldingen/${id}/verbergen`, {
    [`reason-${id}`]: "Niet aardig.",
    [`rule-${id}`]: "friendly",
  });
  const page = await decisionOf("Wim", "hidden");
  const seen = [
    (await wijk.visitor().get(page)).html,
    (await wim.get("/ik/gegevens")).html,
    (await wim.get("/seintjes")).html,
  ];
  await appeal(page);
  await wijk.settle();
  seen.push((await wijk.visitor().get(page)).html, (await samira.get("/moderatie/bezwaren")).html);
  seen.push(...(await lettersTo("Wim")).map(({ text }) => text), (await mo.get("/beheer/logboek")).html);
  for (const each of seen) expect(each).not.toMatch(/Els|Hij scheldt op mij/);

  const own = await ask(samira, "Wie helpt mij met een kast?");
  await hide(mo, own);
  await appeal(await decisionOf("Samira", "hidden"));
  expect((await samira.get("/moderatie/bezwaren")).html).not.toContain("Verborgen tekst van Samira");
  expect((await decide(samira, "Samira", "overturned")).status).toBe(404);
  expect((await wijk.administrator.get("/moderatie/bezwaren")).html).toContain("Verborgen tekst van Samira");
});

test("what a moderator decided about a report is erased thirty days later, with who decided and why", async () => {
  const [bas, cor] = [await wijk.neighbour("Bas"), await wijk.neighbour("Cor")];
  const id = (await ask(bas, "Wie wil mijn boek kopen?")).split("/").at(-1);
  await cor.post(`/vragen/${id}/klopt-niet`, { why: "advertising", words: "" });
  await mo.post(`/moderatie/meldingen/${id}/laten`, { [`reason-${id}`]: "Een boek mag." });
  await wijk.settle();
  const kept = () => sql`select 1 from identity.post_report where post_id = ${id ?? ""}`;
  clock.move(29 * day);
  await wijk.settle();
  expect(await kept()).toHaveLength(1);
  clock.move(2 * day);
  await wijk.settle();
  expect(await kept()).toHaveLength(0);
});
