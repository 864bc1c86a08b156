import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOfficialWorld, type OfficialWorld } from "../federation/official-world.ts";
import type { PeerAccount } from "../support/mastodon-peer/index.ts";

let world: OfficialWorld;
let gemeente: PeerAccount;
let sql: postgres.Sql;

beforeAll(async () => {
  world = await createOfficialWorld();
  gemeente = await world.named();
  sql = postgres(world.wijk.databaseUrl, { max: 1 });
});
afterAll(async () => {
  await sql.end();
  await world.close();
});

const ask = async (title: string, audience: "wijk" | "everyone" = "everyone"): Promise<string> => {
  const fields = { title, text: "Al een maand.", theme: "groen", audience, outside: "stand-in" };
  const path = new URL((await world.anneke.post("/vragen", fields)).url).pathname;
  await world.settle();
  return path;
};
const uriOf = (path: string): string => `${world.wijk.origin}/ap/o/${path.split("/").at(-1)}`;
const yes = (title: string) => ({
  trede: "gemeente",
  wijze: "openbaar",
  keuze: "ja",
  title,
  text: "Al een maand.",
  plek: "ja",
});
const handOn = async (title: string): Promise<string> => {
  const path = await ask(title);
  await world.anneke.post(`${path}/verder`, yes(title));
  await world.settle();
  return path;
};
const noteAt = async (uri: string): Promise<Record<string, unknown>> =>
  (await (await fetch(uri, { headers: { accept: "application/activity+json" } })).json()) as Record<string, unknown>;

/** How often a question is new in the outbox of whoever speaks for its asker. */
const createsInOutbox = async (uri: string): Promise<number> => {
  const { attributedTo } = await noteAt(uri);
  return JSON.stringify(await noteAt(`${attributedTo}/outbox?page=first`)).split('"type":"Create"').length - 1;
};

test("The asker sees whom they ask and what that one gets; with a yes the gemeente gets it, named, and nobody else gets it twice", async () => {
  const title = "Wanneer wordt het plein opgeknapt?";
  const path = await ask(title);
  const form = (await world.anneke.get(`${path}/verder?trede=gemeente&wijze=openbaar`)).html;
  expect(form).toContain("Vraag het de gemeente");
  expect(form).toContain(gemeente.handle);
  expect(form).toContain("Iedereen kan je vraag al lezen");
  expect(world.town.status(uriOf(path))).toBeUndefined();
  await world.anneke.post(`${path}/verder`, yes(title));
  await world.settle();

  const got = world.town.status(uriOf(path));
  expect(got?.text).toContain("Een bewoner vraagt dit ook aan u.");
  expect(await noteAt(uriOf(path))).toMatchObject({
    status: "doorgezet",
    escalatedTo: gemeente.id,
    cc: expect.arrayContaining([gemeente.id]),
    tag: expect.arrayContaining([{ type: "Mention", href: gemeente.id, name: gemeente.handle }]),
  });
  const mine = await sql`select rung, answer, recipients from consent
    where question_id = ${path.split("/").at(-1) ?? ""} and rung = 'gemeente'`;
  expect(mine).toMatchObject([{ answer: "yes", recipients: expect.stringContaining(gemeente.handle) }]);
  expect(await createsInOutbox(uriOf(path))).toBe(1);
  expect(world.town.refusals).toEqual([]);
});

test("Its answer comes under the question with its badge, for everybody, and the asker gets a letter", async () => {
  const title = "Wie haalt de takken op?";
  const path = await handOn(title);
  await gemeente.reply(uriOf(path), "Wij halen ze vrijdag op.");
  await world.settle();
  for (const person of [world.anneke, world.wijk.visitor()]) {
    const { html } = await person.get(path);
    expect(html).toContain("Wij halen ze vrijdag op.");
    expect(html).toContain(`Ook gevraagd aan ${gemeente.local.name}`);
  }
  expect(await world.wijk.letterWith(title)).toContain("Wij halen ze vrijdag op.");
});

test("Whoever helps, the question tells the gemeente so; taken back it is gone there too", async () => {
  const title = "Wie snoeit de heg bij de school?";
  const path = await handOn(title);
  await world.anneke.post(`${path}/antwoorden`, { text: "Het is al gedaan." });
  await world.anneke.post(`${path}/afronden`);
  await world.settle();
  expect(world.town.status(uriOf(path))?.text).toContain("Afgesloten");
  expect(await noteAt(uriOf(path))).toMatchObject({ status: "gesloten", escalatedTo: gemeente.id });
  await world.anneke.post(`${path}/intrekken`);
  await world.settle();
  expect(world.town.status(uriOf(path))).toBeUndefined();
});

test("A question of the wijk is not asked where everybody reads it; a no to the gemeente is kept; and it is asked once", async () => {
  const inWijk = await ask("Wie heeft de sleutel?", "wijk");
  const alone = await world.anneke.post(`${inWijk}/verder`, yes("Wie heeft de sleutel?"));
  expect(alone.html).not.toContain("Ook gevraagd aan");
  await world.settle();
  expect(world.town.status(uriOf(inWijk))).toBeUndefined();
  expect((await world.wijk.visitor().get(inWijk)).status).toBe(404);

  const refused = await ask("Wie weet dit?");
  await world.anneke.post(`${refused}/verder`, { trede: "gemeente", keuze: "nee" });
  await world.settle();
  expect(world.town.status(uriOf(refused))).toBeUndefined();

  const once = await handOn("Komt er een speeltuin?");
  const again = await world.anneke.get(`${once}/verder`);
  expect(again.html).toContain("Verder dan dit kan je vraag hier niet.");
});

test("Without a gemeente among its official sources a wijk has no such rung", async () => {
  const path = await ask("Wie is er nog wakker?");
  await sql`update official_source set kind = 'police'`;
  expect((await world.anneke.get(`${path}/verder`)).html).not.toContain("Vraag het de gemeente");
  await sql`update official_source set kind = 'gemeente'`;
});
