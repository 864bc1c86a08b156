import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOfficialWorld, type OfficialWorld } from "../federation/official-world.ts";
import type { PeerAccount } from "../support/mastodon-peer/index.ts";
import { signedGet } from "../support/mastodon-peer/remote-documents.ts";

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

const secret = "Bel Anneke op nummer 14.";
const idOf = (path: string): string => path.split("/").at(-1) ?? "";
const ask = async (title: string, audience: "wijk" | "everyone" = "wijk"): Promise<string> => {
  world.clock.move(60_000);
  // What is for everyone and says who somebody is, is asked about first.
  const text = audience === "wijk" ? secret : "Al een maand.";
  const fields = { title, text, theme: "groen", audience, outside: "stand-in" };
  const path = new URL((await world.anneke.post("/vragen", fields)).url).pathname;
  await world.settle();
  return path;
};
const yes = (title: string) => ({ trede: "gemeente", keuze: "ja", title, text: "Hij flikkert al een week." });
const uriOf = async (path: string): Promise<string> =>
  String((await sql`select uri from hand_over where question_id = ${idOf(path)}`)[0]?.uri);
/** Asks, hands it over alone, and gives the path and the address under which the gemeente has it. */
const handOver = async (title: string, audience: "wijk" | "everyone" = "wijk") => {
  const path = await ask(title, audience);
  const done = await world.anneke.post(`${path}/verder`, yes(title));
  expect(done.html).toContain("Je vraag gaat nu verder.");
  await world.settle();
  return { path, uri: await uriOf(path) };
};
const sentAbout = (words: string) =>
  sql`select type, body, inbox from outgoing_activity sent left join delivery on delivery.activity_id = sent.id
    where body like ${`%${words}%`} order by position`;

test("A question of the wijk goes to the gemeente alone, in the words that the asker chose, and nothing leads back to it", async () => {
  const title = "Wie maakt de lamp bij het bruggetje?";
  const path = await ask(title);
  const form = (await world.anneke.get(`${path}/verder?trede=gemeente`)).html;
  for (const words of ["Geef je vraag door aan de gemeente", gemeente.handle, "Verder niemand", secret])
    expect(form).toContain(words);
  expect(form).not.toContain("Iedereen kan");
  await world.anneke.post(`${path}/verder`, yes(title));
  await world.settle();

  const uri = await uriOf(path);
  const got = world.town.status(uri);
  expect(got).toMatchObject({ visibility: "direct" });
  expect(got?.text).toContain("Hij flikkert al een week.");
  expect(got?.text).toContain("Een bewoner van Holtveen vraagt dit alleen aan u.");
  expect(world.town.refusals).toEqual([]);
  expect(world.tower.received.some(({ activity }) => JSON.stringify(activity).includes("flikkert"))).toBe(false);

  // Exactly one activity, to exactly one inbox; not the asker, their other words, or the address of the question.
  const sent = await sentAbout("flikkert");
  expect(sent).toMatchObject([{ type: "Create", inbox: gemeente.inbox }]);
  for (const canary of [idOf(path), "Anneke", "nummer 14"]) expect(sent[0]?.body).not.toContain(canary);
  // In the wijk it stands as it stood, and everybody there reads that it was handed over.
  const page = (await (await world.wijk.neighbour("Daan")).get(path)).html;
  expect(page).toContain(secret);
  expect(page).toContain(`Doorgegeven aan ${gemeente.local.name}`);
  expect(page).not.toContain("Neem terug van de gemeente");
  const kept = await sql`select answer, recipients, shown from consent
    where question_id = ${idOf(path)} and rung = 'gemeente'`;
  expect(kept).toMatchObject([{ answer: "yes", recipients: `${gemeente.local.name} (${gemeente.handle})` }]);
  expect(kept[0]?.shown).toContain("flikkert");
  expect(kept[0]?.shown).not.toContain("nummer 14");
});

test("What it answers comes under the question with its badge, for residents alone; corrected and deleted with it", async () => {
  const title = "Wanneer komt de glasbak terug?";
  const { path, uri } = await handOver(title, "everyone");
  // Others hear that the gemeente has it, and not which one.
  const headers = { accept: "application/activity+json" };
  const note = await (await fetch(`${world.wijk.origin}/ap/o/${idOf(path)}`, { headers })).text();
  expect(JSON.parse(note)).toMatchObject({ status: "doorgezet" });
  expect(note).not.toContain(gemeente.id);
  const answer = await gemeente.reply(uri, "De glasbak komt dinsdag.", { visibility: "direct" });
  await world.settle();
  const here = (await world.anneke.get(path)).html;
  expect(here).toContain("De glasbak komt dinsdag.");
  expect(here).toContain("Officieel: gemeente");
  expect(here).toContain("alleen onze wijk leest dit");
  expect((await world.wijk.visitor().get(path)).html).not.toContain("dinsdag");
  expect(await world.wijk.letterWith(title)).toContain("De glasbak komt dinsdag.");
  // What helped is said to everybody, and where it was said to nobody.
  await world.anneke.post(`${path}/geholpen`, { answer: /id="antwoord-([0-9a-f-]{36})"/.exec(here)?.[1] ?? "" });
  await world.settle();
  const everywhere = world.tower.received.map(({ activity }) => JSON.stringify(activity)).join("\n");
  expect(everywhere).toContain("beantwoord");
  for (const canary of ["dinsdag", answer.uri, uri]) expect(everywhere).not.toContain(canary);
  expect(world.town.status(uri)?.text).toContain("Deze vraag is opgelost.");

  world.clock.move(60_000);
  await gemeente.edit(answer.uri, "De glasbak komt woensdag.");
  await world.settle();
  expect((await world.anneke.get(path)).html).toContain("De glasbak komt woensdag.");
  await gemeente.delete(answer.uri);
  await world.settle();
  expect((await world.anneke.get(path)).html).not.toContain("woensdag");
  const gone = "antwoord-";
  expect((await world.anneke.get(path)).html).toContain(gone);
  expect((await world.wijk.visitor().get(path)).html).not.toContain(`id="${gone}`);
});

test("Answered in public it comes under the question all the same, for residents alone; somebody else's answer does not come", async () => {
  const { path, uri } = await handOver("Wie ruimt de bladeren op?", "everyone");
  await gemeente.reply(uri, "Wij, op vrijdag.");
  const other = await world.town.account("grappenmaker");
  await other.reply(uri, "Niemand ruimt ze op.", { visibility: "direct" });
  await other.reply(uri, "Echt niemand.");
  await world.settle();
  const { html } = await world.anneke.get(path);
  expect(html).toContain("Wij, op vrijdag.");
  expect(html).not.toContain("iemand ruimt");
  expect(html).not.toContain("Echt niemand");
  expect((await world.wijk.visitor().get(path)).html).not.toContain("vrijdag");
});

test("What is not right in its answer, a moderator tells its server, which is the one that knows of it", async () => {
  const { path, uri } = await handOver("Wie veegt de stoep?");
  await gemeente.reply(uri, "Dat zoekt u zelf maar uit.", { visibility: "direct" });
  await world.settle();
  const id = /id="antwoord-([0-9a-f-]{36})"/.exec((await world.anneke.get(path)).html)?.[1] ?? "";
  const mo = await world.wijk.neighbour("Mo");
  const member = (await world.wijk.wijk.useCases.members.all()).find(({ name }) => name === "Mo");
  await world.wijk.administrator.post(`/beheer/leden/${member?.id}/rollen`, { roles: "moderator" });
  await world.anneke.post(`/antwoorden/${id}/klopt-niet`, { why: "unkind", "send-on": "yes" });
  const told = await mo.post(`/moderatie/meldingen/${id}/doorsturen`, { [`words-${id}`]: "Dit is onaardig." });
  expect(told.status).toBe(200);
  await world.settle();
  expect(world.town.flags).toHaveLength(1);
  expect(await sentAbout("Dit is onaardig")).toMatchObject([{ type: "Flag", inbox: gemeente.inbox }]);
});

test("At every address of it strangers find nothing, and the gemeente what it has", async () => {
  const { path, uri } = await handOver("Wie bezit het paadje achter de school?");
  const [activity] = await sql`select uri from outgoing_activity where object_uri = ${uri}`;
  const accept = "application/activity+json";
  const absent = await fetch(`${world.wijk.origin}/ap/o/${crypto.randomUUID()}`, { headers: { accept } });
  const nothing = await absent.text();
  const stranger = await world.tower.account("vreemd");
  for (const address of [uri, `${uri}/replies`, `${uri}/context`, `${uri}/event`, String(activity?.uri)]) {
    for (const signer of [null, stranger.local]) {
      const answer = await signedGet(address, accept, signer, world.clock);
      expect([address, answer.status, answer.body]).toEqual([address, absent.status, nothing]);
    }
  }
  const own = await signedGet(uri, accept, gemeente.local, world.clock);
  expect(own.status).toBe(200);
  expect(JSON.parse(own.body)).toMatchObject({ to: [gemeente.id], kind: "doorgegeven" });
  // Who asks is a voice of which everybody may know, and that leads to no question.
  const { attributedTo } = JSON.parse(own.body) as { attributedTo: string };
  const voice = await fetch(attributedTo, { headers: { accept: "text/html" }, redirect: "manual" });
  expect(voice.headers.get("location")).toBe(`${world.wijk.origin}/`);
  expect(idOf(path)).not.toBe(idOf(uri));
});

test("Taken back it is gone at the gemeente and stays in the wijk; what is answered after that is left alone", async () => {
  const { path, uri } = await handOver("Mag ik een geveltuin?");
  expect((await world.anneke.get(path)).html).toContain("Neem terug van de gemeente");
  const daan = await world.wijk.neighbour("Gerrit");
  expect((await daan.post(`${path}/doorgegeven/terugnemen`)).status).toBe(404);
  await world.anneke.post(`${path}/doorgegeven/terugnemen`);
  await world.settle();
  expect(world.town.status(uri)).toBeUndefined();
  expect(await sql`select title, text from hand_over where uri = ${uri}`).toMatchObject([{ title: "", text: "" }]);
  const left = await sql`select type, body from outgoing_activity where object_uri = ${uri} order by position`;
  expect(left.map(({ type, body }) => [type, body === ""])).toEqual([
    ["Create", true],
    ["Delete", false],
  ]);
  const { html } = await world.anneke.get(path);
  expect(html).toContain(secret);
  expect(html).toContain("Teruggenomen");
  expect((await world.anneke.get(`${path}/verder?trede=gemeente`)).html).not.toContain("Geef je vraag door");

  const withdrawn = await handOver("Waar is de hondenspeelplaats?");
  await world.anneke.post(`${withdrawn.path}/intrekken`);
  await world.settle();
  expect(world.town.status(withdrawn.uri)).toBeUndefined();
});

test("Nothing is handed over without a yes or with a title that is missing; a no is kept", async () => {
  const title = "Wie telt de bomen?";
  const path = await ask(title);
  const wrong = await world.anneke.post(`${path}/verder`, { ...yes(""), text: "Blijft dit staan?" });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain("Blijft dit staan?");
  expect(wrong.html).toContain("Geef je vraag door aan de gemeente");
  await world.anneke.post(`${path}/verder`, { trede: "gemeente", keuze: "nee" });
  await world.settle();
  expect(await sql`select answer from consent where question_id = ${idOf(path)}`).toMatchObject([{ answer: "no" }]);
  expect(await sql`select id from hand_over where question_id = ${idOf(path)}`).toEqual([]);
});

test("The database lets what was handed over go to that gemeente and to nobody else", async () => {
  const { path, uri } = await handOver("Wie kent de oude brug?");
  const add = async (given: { onlyTo?: boolean; post?: string | null; body?: string; objectUri?: string }) => {
    const id = crypto.randomUUID();
    await sql`insert into outgoing_activity (id, uri, type, signer_id, object_uri, post_id, body, made_at, only_to)
      select ${id}, ${`https://x.example/${id}`}, 'Update', own.id, ${given.objectUri ?? uri}, ${given.post ?? null},
        ${given.body ?? "{}"}, ${world.clock()}, ${given.onlyTo === false ? null : sql`hand_over.gemeente_id`}
      from actor own, hand_over where own.kind = 'wijk' and hand_over.uri = ${uri}`;
    return id;
  };
  const deliver = (activity: string, inbox: string) => sql`
    insert into delivery (activity_id, inbox, host, object_uri, due_at, give_up_at)
    values (${activity}, ${inbox}, 'elders.example', 'x', ${world.clock()}, ${world.clock()})`;
  await expect(add({ onlyTo: false })).rejects.toThrow(/for one actor alone/);
  await expect(add({ onlyTo: false, objectUri: "x", body: JSON.stringify({ object: uri }) })).rejects.toThrow(
    /for one actor alone/,
  );
  await expect(add({ post: idOf(path) })).rejects.toThrow(/leads to something else|may not leave/);
  await expect(add({ body: `{"a":"/ap/o/${idOf(path)}"}` })).rejects.toThrow(/leads to something else|may not leave/);
  const activity = await add({});
  await expect(deliver(activity, `${world.town.origin}/inbox`)).rejects.toThrow(/somebody else/);
  await deliver(activity, gemeente.inbox);
  await expect(sql`update outgoing_activity set only_to = null where id = ${activity}`).rejects.toThrow(/as it|is for/);
  await sql`delete from delivery where activity_id = ${activity}`;
  await expect(
    sql`insert into post (id, kind, thread_id, audience, actor_id, uri, body, html, published_at)
      select ${crypto.randomUUID()}, 'answer', ${idOf(path)}, 'wijk', id, 'https://x.example/1', '', 'x', ${world.clock()}
      from actor where kind = 'remote' and uri <> ${gemeente.id} limit 1`,
  ).rejects.toThrow(/said elsewhere/);
});
