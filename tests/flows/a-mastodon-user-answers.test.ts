import { afterAll, beforeAll, expect, test } from "vitest";
import { createMastodonPeer, type MastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";

const clock = createMovedClock();
let wijk: RunningWijk;
let peer: MastodonPeer;
let anneke: Person;

type Account = Awaited<ReturnType<MastodonPeer["account"]>>;
let sanne: Account;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  anneke = await wijk.neighbour("Anneke");
  peer = await createMastodonPeer({ clock, host: "localhost" });
  sanne = await peer.account("sanne");
});
afterAll(async () => {
  await peer.close();
  await wijk.close();
});

/** Everything that goes back and forth, until both sides are quiet. */
const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await wijk.settle();
    await peer.settled();
    clock.move(5_000);
  }
};

const question = {
  title: "Waar kan mijn moeder een rolstoel lenen?",
  text: "Voor een weekend in december.",
  theme: "zorg",
  toldSensitive: "zorg",
  audience: "everyone",
  outside: "standin",
};

const ask = async (fields: Record<string, string> = {}) => {
  const page = await anneke.post("/vragen", { ...question, ...fields });
  expect(page.status).toBe(200);
  await bothSettle();
  const path = new URL(page.url).pathname;
  return { path, uri: `${wijk.origin}/ap/o/${path.split("/").at(-1)}` };
};

test("Someone on Mastodon finds the wijk, follows it and is welcomed", async () => {
  const actor = await sanne.lookup(wijk.handle);
  expect(actor).toMatchObject({ type: "Group", name: "Holtveen" });
  await sanne.follow(actor.id);
  await bothSettle();
  await sanne.accepted(actor.id);
  expect(sanne.isFollowing(actor.id)).toBe(true);
  expect(peer.refusals).toEqual([]);
});

test("They see a question for everyone once, with title, text and no name of the asker", async () => {
  const { uri } = await ask();
  const seen = peer.timeline("sanne").filter((status) => status.uri === uri);
  // The wijk shares in both forms; of the two, Mastodon keeps the first.
  expect(peer.refusals.map((refusal) => refusal.refused)).toEqual(["second announce"]);
  expect(seen).toHaveLength(1);
  expect(seen[0]?.text).toContain("Waar kan mijn moeder een rolstoel lenen?");
  expect(seen[0]?.text).toContain("Voor een weekend in december.");
  expect(seen[0]?.tags).toContain("zorg");
  expect(JSON.stringify(peer.received)).not.toContain("Anneke");
});

test("Their answer stands in the thread, the asker gets it by mail, and it is shared with the followers", async () => {
  const { path, uri } = await ask();
  const reply = await sanne.reply(uri, "Bij ons kan het bij de thuiszorgwinkel.");
  expect(reply.deliveries.map((delivery) => delivery.status)).toContain(202);
  await bothSettle();
  const page = await anneke.get(path);
  expect(page.html).toContain("Bij ons kan het bij de thuiszorgwinkel.");
  expect(page.html).toContain(`@sanne@${peer.host}`);
  expect(page.html).not.toContain("@<span>");
  expect(await wijk.lastLetter()).toContain("Bij ons kan het bij de thuiszorgwinkel.");
  const outbox = await (
    await fetch(`${(await sanne.lookup(wijk.handle)).id}/outbox?page=first`, {
      headers: { accept: "application/activity+json" },
    })
  ).json();
  expect(JSON.stringify(outbox)).toContain(reply.uri);
});

test("They change their answer and take it back, and so does the thread", async () => {
  const { path, uri } = await ask();
  const reply = await sanne.reply(uri, "Eerste antwoord van elders.");
  await bothSettle();
  clock.move(60_000);
  await sanne.edit(reply.uri, "Beter antwoord van elders.");
  await bothSettle();
  const changed = await anneke.get(path);
  expect(changed.html).toContain("Beter antwoord van elders.");
  expect(changed.html).not.toContain("Eerste antwoord van elders.");
  await sanne.delete(reply.uri);
  await bothSettle();
  expect((await anneke.get(path)).html).not.toContain("Beter antwoord van elders.");
});

test("A neighbour's answer reaches whoever answered from elsewhere when it replies, and the asker's changes reach Mastodon", async () => {
  const { path, uri } = await ask();
  clock.move(60_000);
  await anneke.post(`${path}/veranderen`, { ...question, title: "Waar leent mijn moeder een rolstoel?" });
  await bothSettle();
  expect(peer.status(uri)?.text).toContain("Waar leent mijn moeder een rolstoel?");
  expect(peer.status(uri)?.edited).toBe(true);
});

test("What the asker marks as helpful is told outside with a line and the id of the answer", async () => {
  const { path, uri } = await ask();
  const reply = await sanne.reply(uri, "Dit helpt vast.");
  await bothSettle();
  const answer = /id="antwoord-([0-9a-f-]{36})"/.exec((await anneke.get(path)).html)?.[1] ?? "";
  clock.move(60_000);
  await anneke.post(`${path}/geholpen`, { answer });
  await bothSettle();
  expect(peer.status(uri)?.text).toContain("Beantwoord");
  const note = await (await fetch(uri, { headers: { accept: "application/activity+json" } })).json();
  expect(note).toMatchObject({ acceptedAnswer: reply.uri, status: "beantwoord", type: "Note", name: question.title });
});

test("A withdrawn question is gone on Mastodon and leaves a tombstone here", async () => {
  const { path, uri } = await ask();
  expect(peer.status(uri)).toBeTruthy();
  await anneke.post(`${path}/intrekken`);
  await bothSettle();
  expect(peer.status(uri)).toBeFalsy();
  const gone = await fetch(uri, { headers: { accept: "application/activity+json" } });
  expect(gone.status).toBe(410);
  expect(await gone.json()).toMatchObject({ type: "Tombstone", id: uri });
});

test("A like is accepted and shown nowhere", async () => {
  const { path, uri } = await ask();
  const before = (await anneke.get(path)).html;
  await sanne.like(uri);
  await bothSettle();
  expect((await anneke.get(path)).html.replaceAll(/\d{1,2}[.:]\d\d/g, "")).toBe(
    before.replaceAll(/\d{1,2}[.:]\d\d/g, ""),
  );
});

test("An answer that a moderator hides is in no thread any more, and again when it is shown again; Mastodon is told nothing", async () => {
  const { path, uri } = await ask();
  const reply = await sanne.reply(uri, "Dit is niet aardig.");
  await bothSettle();
  const answer = /<li [^>]*id="antwoord-([0-9a-f-]{36})"/.exec((await anneke.get(path)).html)?.[1] ?? "";
  const replies = async () => {
    const page = await fetch(`${uri}/replies?page=first`, { headers: { accept: "application/activity+json" } });
    return ((await page.json()) as { items: string[] }).items;
  };
  expect(await replies()).toEqual([reply.uri]);
  const before = peer.received.length;
  await wijk.administrator.post(`/antwoorden/${answer}/verbergen`, { rule: "friendly", reason: "Onaardig" });
  await bothSettle();
  expect((await wijk.visitor().get(path)).html).not.toContain("niet aardig");
  expect(await replies()).toEqual([]);
  await wijk.administrator.post(`/antwoorden/${answer}/tonen`);
  await bothSettle();
  expect(await replies()).toEqual([reply.uri]);
  expect(peer.received.slice(before)).toEqual([]);
});

test("A server that the administrator shuts out is not heard, not shown and not sent to", async () => {
  const { path, uri } = await ask();
  await sanne.reply(uri, "Geschreven voor het weren.");
  await bothSettle();
  await wijk.administrator.post("/beheer/servers", { host: peer.host, reason: "Spam" });
  expect((await anneke.get(path)).html).not.toContain("Geschreven voor het weren.");
  const refused = await sanne.reply(uri, "Geschreven na het weren.");
  expect(refused.deliveries.map((delivery) => delivery.status)).toEqual([403]);
  const before = peer.received.length;
  await ask({ title: "Een vraag na het weren" });
  expect(peer.received.length).toBe(before);
  await wijk.administrator.post("/beheer/servers/vrij", { host: peer.host });
  expect((await anneke.get(path)).html).toContain("Geschreven voor het weren.");
});

test("They stop following and hear nothing any more", async () => {
  const actor = await sanne.lookup(wijk.handle);
  await sanne.unfollow(actor.id);
  await bothSettle();
  const before = peer.received.length;
  await ask({ title: "Een vraag na het vertrek" });
  expect(peer.received.length).toBe(before);
});
