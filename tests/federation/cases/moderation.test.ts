import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMastodonPeer, type MastodonPeer, type PeerAccount } from "../../support/mastodon-peer/index.ts";
import { createMovedClock } from "../../support/moved-clock.ts";
import type { Person } from "../../support/person.ts";
import { type RunningWijk, startWijk } from "../../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let peer: MastodonPeer;
let sanne: PeerAccount;
let anneke: Person;
let daan: Person;
let sql: postgres.Sql;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  sql = postgres(wijk.databaseUrl, { max: 1 });
  anneke = await wijk.neighbour("Anneke");
  daan = await wijk.neighbour("Daan");
  peer = await createMastodonPeer({ clock, host: "localhost" });
  sanne = await peer.account("sanne");
});
afterAll(async () => {
  await peer.close();
  await sql.end();
  await wijk.close();
});

const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 3; round++) {
    await wijk.settle();
    await peer.settled();
    clock.move(5_000);
  }
};

const ask = async (title: string, audience = "everyone") => {
  const fields = { title, text: "", theme: "lenen", audience, outside: "standin" };
  const path = new URL((await anneke.post("/vragen", fields)).url).pathname;
  await bothSettle();
  const id = path.split("/").at(-1) ?? "";
  return { path, id, uri: `${wijk.origin}/ap/o/${id}` };
};
const answer = async (path: string, text: string) => {
  const { html } = await daan.post(`${path}/antwoorden`, { text });
  await bothSettle();
  const id = [...html.matchAll(/id="antwoord-([0-9a-f-]{36})"/g)].at(-1)?.[1] ?? "";
  return { id, uri: `${wijk.origin}/ap/o/${id}` };
};
const document = async (uri: string): Promise<Record<string, unknown>> =>
  (await fetch(uri, { headers: { accept: "application/activity+json" } })).json() as Promise<Record<string, unknown>>;
const reports = async (): Promise<string> => (await wijk.administrator.get("/moderatie/meldingen")).html;
const open = async (): Promise<number> =>
  (await sql`select count(*)::int as open from identity.post_report where outcome is null`)[0]?.open;

describe("Case 25: a Flag by the instance actor of a Mastodon server, about an account and two posts, to nobody", () => {
  test("becomes a report about each post, unknown ids are passed over, and its server is named as the reporter", async () => {
    const asked = await ask("Wie heeft een ladder?");
    const first = await answer(asked.path, "Koop hier uw ladder!");
    const second = await answer(asked.path, "Nog een aanbieding!");
    const account = String((await document(first.uri)).attributedTo);
    const statuses = [first.uri, second.uri, `${wijk.origin}/ap/o/${crypto.randomUUID()}`, "https://elders.example/1"];
    const sent = await peer.flag({ account, statuses, comment: "Dit is reclame" });
    expect(sent.status).toBe(202);
    expect(sent.activity).not.toHaveProperty("to");
    await bothSettle();
    const html = await reports();
    expect(html.match(/<h3 class="size-lg" id="tekst-/g)).toHaveLength(2);
    expect(html).toContain(`De site ${peer.host}`);
    expect(html).toContain("Dit is reclame");
    expect(html).toContain("Koop hier uw ladder!");
    expect(await open()).toBe(2);
  });

  test("is one report for each server and post, however often it comes, and the times are counted", async () => {
    const asked = await ask("Wie heeft een boor?");
    const account = String((await document(asked.uri)).attributedTo);
    const before = await open();
    for (let nth = 0; nth < 5; nth++) {
      expect((await peer.flag({ account, statuses: [asked.uri], comment: `Keer ${nth}` })).status).toBe(202);
      await bothSettle();
    }
    expect(await open()).toBe(before + 1);
    expect(await reports()).toContain("5 keer");
  });

  test("is answered 202 as always when it names nothing of ours, or what is for the wijk, and leaves nothing behind", async () => {
    const inWijk = await ask("Wie past op de kat?", "wijk");
    const before = await open();
    const wijkUri = (await sanne.lookup(wijk.handle)).id;
    for (const statuses of [[inWijk.uri], [], [`${wijk.origin}/ap/o/${crypto.randomUUID()}`]]) {
      expect((await peer.flag({ account: wijkUri, statuses, comment: "x" })).status).toBe(202);
    }
    await bothSettle();
    expect(await open()).toBe(before);
  });

  test("is read in every shape of its object, and its words are cut at 5,000 characters", async () => {
    const asked = await ask("Wie heeft een zaag?");
    const account = String((await document(asked.uri)).attributedTo);
    const shapes = [asked.uri, { id: asked.uri, type: "Note" }, [{ id: account, type: "Service" }, { id: asked.uri }]];
    const before = await open();
    for (const [nth, object] of shapes.entries()) {
      const flag = {
        "@context": "https://www.w3.org/ns/activitystreams",
        id: `${sanne.id}/flags/${nth}`,
        type: "Flag",
        actor: sanne.id,
        content: "w".repeat(6_000),
        object,
      };
      expect((await sanne.post(`${wijk.origin}/ap/inbox`, flag)).status).toBe(202);
      await bothSettle();
    }
    expect(await open()).toBe(before + 1);
    const html = await reports();
    expect(html).toContain("w".repeat(5_000));
    expect(html).not.toContain("w".repeat(5_001));
  });

  test("an account alone stands for the question that it speaks in", async () => {
    const asked = await ask("Wie heeft een kruiwagen?");
    const account = String((await document(asked.uri)).attributedTo);
    const before = await open();
    await peer.flag({ account, statuses: [], comment: "Deze" });
    await bothSettle();
    expect(await open()).toBe(before + 1);
  });
});

describe("a Flag of ours", () => {
  test("is sent by the server itself when a moderator passes a report on, with their words alone", async () => {
    const asked = await ask("Wie weet een goede dokter?");
    const reply = await sanne.reply(asked.uri, "Koop mijn pillen.");
    await bothSettle();
    const id = /id="antwoord-([0-9a-f-]{36})"/.exec((await anneke.get(asked.path)).html)?.[1] ?? "";
    const fields = { why: "advertising", words: "Woorden van Anneke", "send-on": "yes" };
    await anneke.post(`/antwoorden/${id}/klopt-niet`, fields);
    expect(await reports()).toContain(`Wil dat ${peer.host} dit ook hoort.`);
    expect(peer.flags).toEqual([]);
    const words = { [`words-${id}`]: "Dit is reclame voor pillen." };
    const done = await wijk.administrator.post(`/moderatie/meldingen/${id}/doorsturen`, words);
    expect(done.html).toContain(`Doorgegeven aan ${peer.host}`);
    await bothSettle();
    const instance = String((await sql`select uri from actor where kind = 'instance'`)[0]?.uri);
    expect(peer.flags).toEqual([
      { by: instance, account: sanne.id, statuses: [reply.uri], comment: "Dit is reclame voor pillen." },
    ]);
    expect(peer.refusals.filter(({ refused }) => refused.startsWith("flag"))).toEqual([]);
    const sent = peer.received.find(({ activity }) => activity.type === "Flag")?.activity;
    expect(sent).not.toHaveProperty("to");
    expect(JSON.stringify(sent)).not.toMatch(/Anneke|Beheerder/);
    expect((await fetch(String(sent?.id), { headers: { accept: "application/activity+json" } })).status).toBe(404);
    // Once: what was passed on is not passed on again.
    await wijk.administrator.post(`/moderatie/meldingen/${id}/doorsturen`, words);
    await bothSettle();
    expect(peer.flags).toHaveLength(1);
  });

  test("never goes to a server that is shut out", async () => {
    const asked = await ask("Wie weet een tandarts?");
    await sanne.reply(asked.uri, "Nog meer pillen.");
    await bothSettle();
    const id = /id="antwoord-([0-9a-f-]{36})"/.exec((await anneke.get(asked.path)).html)?.[1] ?? "";
    await anneke.post(`/antwoorden/${id}/klopt-niet`, { why: "advertising" });
    await wijk.administrator.post("/beheer/servers", { host: peer.host, policy: "block", reason: "Spam" });
    const before = peer.flags.length;
    const words = { [`words-${id}`]: "Dit is reclame." };
    expect((await wijk.administrator.post(`/moderatie/meldingen/${id}/doorsturen`, words)).status).toBe(422);
    await bothSettle();
    expect(peer.flags).toHaveLength(before);
    await wijk.administrator.post("/beheer/servers/vrij", { host: peer.host });
  });
});

describe("a Block by somebody on Mastodon", () => {
  test("ends their follow, is not answered or passed on, and nothing of the wijk goes to them until it is lifted", async () => {
    const joost = await peer.account("joost");
    const wijkActor = await joost.lookup(wijk.handle);
    await joost.follow(wijkActor.id);
    await bothSettle();
    const followers = async () => (await document(`${wijkActor.id}/followers`)).totalItems;
    const before = Number(await followers());
    const got = () => peer.received.filter(({ sender }) => sender === wijkActor.id).length;
    const sofar = got();
    expect((await joost.block(wijkActor.id)).status).toBe(202);
    await bothSettle();
    expect(await followers()).toBe(before - 1);
    await ask("Wie leest mij voor?");
    expect(got()).toBe(sofar);
    // Not even a new follow makes up for it: only they can lift it.
    await joost.follow(wijkActor.id);
    await bothSettle();
    await ask("Wie zingt er mee?");
    expect(got()).toBe(sofar);
    expect((await joost.unblock(wijkActor.id)).status).toBe(202);
    await bothSettle();
    await ask("Wie danst er mee?");
    expect(got()).toBeGreaterThan(sofar);
    expect(peer.received.filter(({ activity }) => activity.type === "Block")).toEqual([]);
  });
});

describe("a Delete of ours", () => {
  test("reaches every inbox that ever got the question, and whoever answered it, once each", async () => {
    const [left, answering, blocked] = await Promise.all([
      createMastodonPeer({ clock }),
      createMastodonPeer({ clock }),
      createMastodonPeer({ clock }),
    ]);
    const peers = [left, answering, blocked];
    const settled = async () => {
      for (let round = 0; round < 3; round++) {
        await bothSettle();
        for (const one of peers) await one.settled();
      }
    };
    const [lies, bram, karel] = await Promise.all([
      left.account("lies"),
      answering.account("bram"),
      blocked.account("karel"),
    ]);
    const { id: wijkUri } = await lies.lookup(wijk.handle);
    for (const person of [lies, karel]) await person.follow(wijkUri);
    await settled();
    const asked = await ask("Wie neemt dit terug?");
    await bram.reply(asked.uri, "Ik weet iets.");
    await settled();
    await lies.unfollow(wijkUri);
    await wijk.administrator.post("/beheer/servers", { host: blocked.host, policy: "block", reason: "Spam" });
    const got = (one: MastodonPeer, type: string) => one.received.filter(({ activity }) => activity.type === type);
    expect(peers.map((one) => got(one, "Delete").length)).toEqual([0, 0, 0]);
    await anneke.post(`${asked.path}/intrekken`);
    await settled();
    expect(peers.map((one) => got(one, "Delete").length)).toEqual([1, 1, 1]);
    for (const one of peers) expect(got(one, "Delete")[0]?.activity.object).toMatchObject({ id: asked.uri });
    // Both forms in which it was announced.
    const undone = got(blocked, "Undo").map(({ activity }) => activity.object as { readonly object: unknown });
    expect(undone.filter(({ object }) => object === asked.uri)).toHaveLength(2);
    expect(left.status(asked.uri)).toBeUndefined();
    await Promise.all(peers.map((one) => one.close()));
  });
});
