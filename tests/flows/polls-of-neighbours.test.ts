import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { makePoll } from "../support/poll-form.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
const minute = 60_000;
let holtveen: RunningWijk;
let lindehout: RunningWijk;
let there: postgres.Sql;
let here: postgres.Sql;
let anneke: Person;
let daan: Person;
let corrie: Person;
let marja: Person;
let joost: Person;

beforeAll(async () => {
  holtveen = await startWijk({ clock, name: "Holtveen" });
  lindehout = await startWijk({ clock, name: "Lindehout" });
  here = postgres(holtveen.databaseUrl, { max: 1 });
  there = postgres(lindehout.databaseUrl, { max: 1 });
  [anneke, daan, corrie] = [
    await holtveen.neighbour("Anneke"),
    await holtveen.neighbour("Daan"),
    await holtveen.neighbour("Corrie"),
  ];
  [marja, joost] = [await lindehout.neighbour("Marja"), await lindehout.neighbour("Joost")];
  await lindehout.administrator.post("/beheer/buurwijken", { address: holtveen.handle });
  await bothSettle();
});
afterAll(async () => {
  await here.end();
  await there.end();
  await lindehout.close();
  await holtveen.close();
});

const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await holtveen.settle();
    await lindehout.settle();
    clock.move(6 * minute);
  }
};

const words = (html: string): string =>
  html
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

/** A poll of Holtveen, and its page in both wijken. */
const poll = async (title: string, fields: Readonly<Record<string, string>> = {}) => {
  const made = await makePoll(anneke, { title, ...fields });
  await bothSettle();
  const [row] = await there`select id from post where title = ${title}`;
  return { ...made, away: `/peilingen/${row?.id}`, awayId: String(row?.id) };
};

test("A poll of a neighbour shows here with its options, residents vote in it once, and see what the other wijk counts", async () => {
  const { path, away, awayId } = await poll("Waar komt de nieuwe bushalte?");
  const page = await marja.get(away);
  expect(page.status).toBe(200);
  expect(words(page.html)).toContain("Deze peiling komt uit buurwijk Holtveen.");
  expect(page.html).not.toContain("Anneke");
  expect((await marja.get("/")).html).toContain("Waar komt de nieuwe bushalte?");
  expect((await marja.post(`${away}/stemmen`, { choice: "1" })).html).toContain("Je stem is binnen.");
  const again = await marja.post(`${away}/stemmen`, { choice: "0" });
  expect(again.html).toContain("Je had al gestemd.");
  expect(again.html).not.toContain("Mijn keuze veranderen");
  await joost.post(`${away}/stemmen`, { choice: "1" });
  await daan.post(`${path}/stemmen`, { choice: "0" });
  await bothSettle();
  expect(words((await daan.get(path)).html)).toContain("2 van de 3 kozen dit (67%)");
  const seen = words((await marja.get(away)).html);
  expect(seen).toContain("2 van de 3 kozen dit (67%)");
  expect(seen).toContain("Zo telde Holtveen het zelf.");
  expect(seen).not.toContain("bewerkt");
  expect(await there`select 1 from identity.poll_ballot where poll_id = ${awayId}`).toHaveLength(2);
});

test("A link in a poll of a neighbour to a question leads to the page of that question here", async () => {
  const title = "Wie heeft een steekwagen?";
  const fields = { title, text: "", theme: "lenen", audience: "everyone", outside: "standin" };
  const asked = (await anneke.post("/vragen", fields)).url;
  await bothSettle();
  const { away } = await poll("Kopen we samen een steekwagen?", { text: `Zie ${asked.split("?")[0]}` });
  const [row] = await there`select id from post where title = ${title}`;
  expect((await marja.get(away)).html).toContain(`<a href="${lindehout.origin}/vragen/${row?.id}">`);
  expect((await marja.get(`/vragen/${row?.id}`)).html).toContain(title);
});

test("A vote goes out in the voice of somebody who leads to nobody: not there, and not here either", async () => {
  const { path, id, away } = await poll("Komt er een hondenveld?");
  await marja.post(`${away}/stemmen`, { choice: "0" });
  await bothSettle();
  const [voter] =
    await here`select actor.uri, actor.name from poll_vote join actor on actor.id = actor_id where poll_id = ${id}`;
  expect(voter?.name).toMatch(/^iemand uit Lindehout/);
  const actors = await there`select resident_id, thread_id, kind from actor where uri = ${String(voter?.uri)}`;
  expect(actors).toEqual([{ resident_id: null, thread_id: null, kind: "stand_in" }]);
  const [sent] =
    await there`select uri, post_id, body from outgoing_activity where body like '%#votes/%' order by position desc`;
  expect(sent?.post_id).toBeNull();
  expect(JSON.parse(String(sent?.body)).object).not.toHaveProperty("content");
  const outbox = await fetch(`${voter?.uri}/outbox?page=first`, { headers: { accept: "application/activity+json" } });
  expect(await outbox.text()).not.toContain("Zaterdag");
  expect((await anneke.get(path)).html).not.toContain("iemand uit Lindehout");
  expect(await there`select 1 from outgoing_activity where body like '%Marja%'`).toEqual([]);
});

test("When it closes there it closes here, with the result for everybody, and the ballots are gone", async () => {
  const { path, away, awayId } = await poll("Mogen de lantaarns uit?", { days: "1" });
  for (const person of [anneke, daan, corrie]) await person.post(`${path}/stemmen`, { choice: "0" });
  await marja.post(`${away}/stemmen`, { choice: "1" });
  await bothSettle();
  await anneke.post(`${path}/sluiten`);
  await bothSettle();
  const page = words((await joost.get(away)).html);
  expect(page).toContain("De uitslag");
  expect(page).toContain("3 van de 4 kozen dit (75%)");
  expect((await joost.post(`${away}/stemmen`, { choice: "0" })).html).toContain("De peiling is afgelopen.");
  expect(await there`select 1 from identity.poll_ballot where poll_id = ${awayId}`).toEqual([]);
});

test("Other words come over with the mark, and what was taken back there is gone here", async () => {
  const { path, away } = await poll("Wie wil er een muurschildering?");
  await anneke.post(`${path}/veranderen`, { title: "Wie wil er een muurschildering bij de brug?", text: "" });
  await bothSettle();
  const page = await marja.get(away);
  expect(page.html).toContain("Wie wil er een muurschildering bij de brug?");
  expect(page.html).toContain("bewerkt");
  await anneke.post(`${path}/intrekken`);
  await bothSettle();
  expect((await marja.get(away)).status).toBe(404);
  expect((await marja.get("/peilingen")).html).not.toContain("muurschildering");
});

test("A server that was shut out is not shown, and gets no votes", async () => {
  const { away } = await poll("Nog een peiling van Holtveen");
  await lindehout.administrator.post("/beheer/servers", { host: holtveen.host, reason: "Spam" });
  expect((await marja.get(away)).status).toBe(404);
  expect((await marja.get("/peilingen")).html).not.toContain("Nog een peiling van Holtveen");
  const before = (await there`select count(*)::int as count from outgoing_activity`)[0]?.count;
  expect((await marja.post(`${away}/stemmen`, { choice: "0" })).status).toBe(404);
  expect((await there`select count(*)::int as count from outgoing_activity`)[0]?.count).toBe(before);
});
