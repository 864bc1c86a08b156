import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeActivity } from "../support/activity-form.ts";
import { createMastodonPeer, type MastodonPeer } from "../support/mastodon-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { makeOffer } from "../support/offer-form.ts";
import type { Person } from "../support/person.ts";
import { makePoll } from "../support/poll-form.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { createSteady } from "./steady.ts";

/**
 * Our documents to the letter. The golden files are read by people; `UPDATE_GOLDEN=true` writes them anew, to be read
 * again before they are committed.
 */
const clock = createMovedClock();
let wijk: RunningWijk;
let peer: MastodonPeer;
let anneke: Person;
let wijkUri: string;
let path: string;
let steady: ReturnType<typeof createSteady>;

const read = async (url: string): Promise<Record<string, unknown>> => {
  const response = await fetch(url, { headers: { accept: "application/activity+json" } });
  expect(response.headers.get("content-type")).toMatch(/^application\/activity\+json/);
  return (await response.json()) as Record<string, unknown>;
};

const golden = (name: string): string => new URL(`golden/${name}.json`, import.meta.url).pathname;

const expectGolden = (name: string, document: unknown): void => {
  const found = steady.of(document);
  if (process.env.UPDATE_GOLDEN === "true") writeFileSync(golden(name), `${JSON.stringify(found, null, 2)}\n`);
  expect(found).toEqual(JSON.parse(readFileSync(golden(name), "utf8")));
};

beforeAll(async () => {
  wijk = await startWijk({ clock });
  anneke = await wijk.neighbour("Anneke");
  // Under a name that nobody knows: what software gets of which we know nothing.
  peer = await createMastodonPeer({ clock, host: "localhost", software: "toren" });
  const sanne = await peer.account("sanne");
  wijkUri = (await sanne.lookup(wijk.handle)).id;
  steady = createSteady({ [wijk.host]: "holtveen.example", [peer.host]: "toren.example" });
  steady.name(wijkUri, "wijk");
  await sanne.follow(wijkUri);
  await wijk.settle();
  const page = await anneke.post("/vragen", {
    title: "Wie heeft een ladder te leen?",
    text: "Voor zaterdag.\n\nIk breng hem terug.",
    theme: "lenen",
    audience: "everyone",
  });
  path = new URL(page.url).pathname;
  steady.name(path, "question");
  await wijk.settle();
  await peer.settled();
});
afterAll(async () => {
  await peer.close();
  await wijk.close();
});

const questionUri = () => `${wijk.origin}/ap/o/${path.split("/").at(-1)}`;

test("The wijk is a Group that peers of every kind can follow", async () => {
  expectGolden("wijk", await read(wijkUri));
});

test("A stand-in is a Service without a word about whom it stands in for, nor since when", async () => {
  const note = await read(questionUri());
  const standIn = await read(String(note.attributedTo));
  expectGolden("stand-in", standIn);
  expect(JSON.stringify(standIn)).not.toMatch(/Anneke|published|\d{4}-\d{2}-\d{2}T/);
});

test("A question is a Note with its title in three places", async () => {
  expectGolden("question", await read(questionUri()));
});

test("The Create of a question resolves, and the wijk announces it in both forms", async () => {
  const [accept, activityForm, bareForm] = peer.received.map(({ activity }) => activity);
  if (bareForm === undefined) {
    clock.move(5_000);
    await wijk.settle();
    await peer.settled();
  }
  expectGolden("accept", accept);
  expectGolden("announce-create", activityForm);
  expectGolden("announce-bare", peer.received[2]?.activity);
  const create = (activityForm as { object: { id: string } }).object;
  expect(await read(create.id)).toEqual(create);
});

test("An answer from elsewhere is announced exactly as it came", async () => {
  const sanne = await peer.account("sanne");
  const reply = await sanne.reply(questionUri(), "Ik heb er een.");
  await wijk.settle();
  await peer.settled();
  const announced = peer.received.find(({ activity }) => JSON.stringify(activity.object ?? "").includes(reply.uri));
  expect(announced?.activity.object).toEqual(peer.sent.at(-1)?.activity);
});

test("An answer is a Note without a name, addressed to whom it answers and to the wijk", async () => {
  const daan = await wijk.neighbour("Daan");
  const answered = await daan.post(`${path}/antwoorden`, { text: "In de schuur <van> mij & jou." });
  const id = /<li [^>]*id="antwoord-([0-9a-f-]{36})"[^>]*>(?:(?!<li ).)*schuur/s.exec(answered.html)?.[1];
  await wijk.settle();
  steady.name(id ?? "", "answer");
  const note = await read(`${wijk.origin}/ap/o/${id}`);
  expectGolden("answer", note);
  expect(note).not.toHaveProperty("name");
});

test("An answer that a moderator hides goes out as an Undo of its Announce and an announced Delete by the voice of the moderators, and comes back", async () => {
  const sanne = await peer.account("sanne");
  const { uri } = await sanne.reply(questionUri(), "Dit is niet aardig.");
  await wijk.settle();
  const { html } = await anneke.get(path);
  const id = /<li [^>]*id="antwoord-([0-9a-f-]{36})"(?:(?!<li ).)*niet aardig/s.exec(html)?.[1];
  await peer.settled();
  const before = peer.received.length;
  for (const [act, fields] of [
    ["verbergen", { rule: "friendly", reason: "Onaardig" }],
    ["tonen", {}],
  ] as const) {
    expect((await wijk.administrator.post(`/antwoorden/${id}/${act}`, fields)).status).toBe(200);
    clock.move(60_000);
    await wijk.settle();
    await peer.settled();
  }
  const sent = peer.received.slice(before).map(({ activity }) => activity);
  const readable = JSON.stringify(sent.slice(0, 3)).replaceAll(new URL(uri).pathname, "/users/sanne/statuses/1");
  expectGolden("hiding", JSON.parse(readable));
  expect(sent).toHaveLength(4);
});

test("A withdrawn question goes out as a Delete by its author, an Undo of both announcements and an announced Delete", async () => {
  const page = await anneke.post("/vragen", { title: "Toch niet", text: "", theme: "anders", audience: "everyone" });
  const { pathname } = new URL(page.url);
  steady.name(pathname, "withdrawn-question");
  const bothSettle = async () => {
    clock.move(60_000);
    await wijk.settle();
    await peer.settled();
  };
  await bothSettle();
  const before = peer.received.length;
  await anneke.post(`${pathname}/intrekken`);
  await bothSettle();
  expectGolden(
    "withdrawal",
    peer.received.slice(before).map(({ activity }) => activity),
  );
});

test("A handle that moved says where to and where from, and tells it in a Move of itself", async () => {
  const marja = await wijk.neighbour("Marja");
  await marja.post("/ik/buiten", { handle: "marja" });
  const fields = { title: "Wie heeft een kruiwagen?", text: "", theme: "lenen", audience: "everyone", newHandle: "" };
  await marja.post("/vragen", { ...fields, outside: "handle" });
  await wijk.settle();
  await peer.settled();
  const [later, earlier] = [await peer.account("marja_later"), await peer.account("marja_eerder")];
  const { id } = await later.lookup(`@marja@${wijk.host}`);
  steady.name(id, "marja");
  later.nameAsOwn(id);
  await marja.post("/ik/verhuizen/eerder", { earlier: earlier.handle });
  await marja.post("/ik/verhuizen/ja", { address: later.handle });
  await wijk.settle();
  await peer.settled();
  expectGolden("handle-moved", await read(id));
  const move = peer.received.find(({ activity }) => activity.type === "Move");
  steady.name(String(move?.activity.id), "move");
  const { signature: _signature, proof: _proof, ...activity } = move?.activity ?? {};
  expectGolden("move", activity);
});

test("A poll is a Question with its title in the text, its options counted, and an end", async () => {
  const { path: pollPath, id } = await makePoll(anneke, { text: "Van twee tot acht uur." });
  steady.name(id, "poll");
  await wijk.settle();
  const question = await read(`${wijk.origin}/ap/o/${id}`);
  expectGolden("poll", question);
  expect(question).not.toHaveProperty("name");
  for (const name of ["Corrie", "Wim", "Lies"])
    await (await wijk.neighbour(name)).post(`${pollPath}/stemmen`, { choice: "1" });
  await anneke.post(`${pollPath}/sluiten`);
  await wijk.settle();
  const updates = await peer.settled().then(() => peer.received.filter(({ activity }) => activity.type === "Update"));
  expectGolden("poll-closed", updates.at(-1)?.activity);
});

test("A link in a question to another question stands in its tags, and its activity says the same", async () => {
  const text = `Zie ook ${wijk.origin}${path}, en https://elders.example/niets`;
  const fields = { title: "En wie heeft een trap?", text, theme: "lenen", audience: "everyone", outside: "standin" };
  const { pathname } = new URL((await anneke.post("/vragen", fields)).url);
  steady.name(pathname, "question-with-a-link");
  await wijk.settle();
  const note = await read(`${wijk.origin}/ap/o/${pathname.split("/").at(-1)}`);
  expectGolden("question-with-a-link", note);
  const outbox = await read(`${String(note.attributedTo)}/outbox?page=first`);
  const [create] = outbox.orderedItems as readonly { readonly object: { readonly tag: unknown } }[];
  expect(create?.object.tag).toEqual(note.tag);
  await peer.settled();
  const seen = peer.status(String(note.id));
  expect(seen?.text).toContain(`${wijk.origin}${path}`);
  expect(seen?.tags).toEqual(["wijkvraag", "lenen"]);
  expect(seen?.mentions.map(({ id }) => id)).toEqual([wijkUri]);
});

test("An activity is a Note with when and where in its text and in properties, and beside it an Event with words that others know", async () => {
  const { id } = await makeActivity(anneke);
  steady.name(id, "activity");
  await wijk.settle();
  expectGolden("activity", await read(`${wijk.origin}/ap/o/${id}`));
  expectGolden("activity-event", await read(`${wijk.origin}/ap/o/${id}/event`));
});

test("An offer is a Note with the properties of a proposal beside its text", async () => {
  const { id } = await makeOffer(anneke, { until: "2026-12-24" });
  steady.name(id, "offer");
  await wijk.settle();
  expectGolden("offer", await read(`${wijk.origin}/ap/o/${id}`));
});
