import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createFedifyPeer, type FedifyPeer } from "../support/fedify-peer.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type RunningWijk, startWijk } from "../support/running-wijk.ts";
import { answerId, times } from "./microblog-scene.ts";

/** A server made with Fedify, as Hollo and Ghost are (federation.md 3.4). It signs by the real clock, so this one begins there. */
const clock = createMovedClock(new Date());
const activityJson = { accept: "application/activity+json" };
let wijk: RunningWijk;
let peer: FedifyPeer;
let anneke: Person;
let wijkUri: string;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  anneke = await wijk.neighbour("Anneke");
  peer = await createFedifyPeer("sanne");
  const found = await fetch(`${wijk.origin}/.well-known/webfinger?resource=acct:${wijk.handle.slice(1)}`);
  const { links } = (await found.json()) as {
    readonly links: readonly { readonly rel: string; readonly href: string }[];
  };
  wijkUri = links.find(({ rel }) => rel === "self")?.href ?? "";
});
afterAll(async () => {
  await peer.close();
  await wijk.close();
});
afterEach(() => expect(peer.refusals).toEqual([]));

const settle = async (): Promise<void> => {
  for (let round = 0; round < 3; round++) {
    await wijk.settle();
    clock.move(3_000);
  }
};

const typed = { theme: "lenen", audience: "everyone", outside: "standin" };

const ask = async (title: string) => {
  const page = await anneke.post("/vragen", { ...typed, title, text: `Het gaat om: ${title.toLowerCase()}` });
  await settle();
  const path = new URL(page.url).pathname;
  return { path, title, uri: `${wijk.origin}/ap/o/${path.split("/").at(-1)}` };
};

const page = async (path: string) => (await anneke.get(path)).html.replaceAll(/data-view="[^"]*"/g, "");

test("Someone there follows the wijk and is welcomed", async () => {
  await peer.follow(wijkUri);
  await settle();
  expect(peer.isFollowing(wijkUri)).toBe(true);
});

test("They see a question for everyone once, with title, text, hashtags and a mention of the wijk", async () => {
  const { uri, title } = await ask("Wie heeft een ladder?");
  expect(peer.shared(wijkUri)).toEqual([uri]);
  const seen = peer.post(uri);
  expect(seen?.title).toBe(title);
  expect(times(seen?.content ?? "", title)).toBe(1);
  expect(seen?.tags).toEqual(["#wijkvraag", "#lenen", wijk.handle]);
});

test("They read a link to another question as one of its tags, named as it stands in the text", async () => {
  const { path } = await ask("Wie heeft een bijl?");
  const page = `${wijk.origin}${path}`;
  const { uri } = await ask(`En een kloofblok, zie ${page}`);
  const seen = peer.post(uri);
  expect(seen?.tags).toEqual(["#wijkvraag", "#lenen", wijk.handle, page]);
  expect(seen?.content).toContain(`>${page}</a>`);
});

test("Their answer stands in the thread, is shared, is changed and is taken back", async () => {
  const { path, uri } = await ask("Wie heeft een boor?");
  const reply = await peer.reply(uri, "Die ligt bij mij.");
  await settle();
  expect(times(await page(path), "Die ligt bij mij.")).toBe(1);
  expect(peer.shared(wijkUri)).toContain(reply);
  await peer.edit(reply, "Die ligt bij de buren.");
  await settle();
  expect(times(await page(path), "Die ligt bij de buren.")).toBe(1);
  expect(await page(path)).not.toContain("Die ligt bij mij.");
  await peer.remove(reply);
  await settle();
  expect(await page(path)).not.toContain("Die ligt bij de buren.");
});

test("What they like and share changes nothing to see, and can be taken back", async () => {
  const { path, uri } = await ask("Wie heeft een zaag?");
  const shown = async () => (await page(path)).replaceAll(/\d{1,2}[.:]\d\d/g, "");
  const before = await shown();
  await peer.like(uri);
  await peer.boost(uri);
  await settle();
  await peer.undoLike(uri);
  await peer.undoBoost(uri);
  await settle();
  expect(await shown()).toBe(before);
});

test("They see changes, and what is hidden or taken back is gone there", async () => {
  const { path, uri } = await ask("Wie heeft een hamer?");
  clock.move(60_000);
  await anneke.post(`${path}/veranderen`, { ...typed, title: "Wie heeft een grote hamer?", text: "" });
  await settle();
  expect(peer.post(uri)?.title).toBe("Wie heeft een grote hamer?");
  const answered = await anneke.post(`${path}/antwoorden`, { text: "Een kleine is ook goed." });
  await settle();
  const id = answerId(answered.html, "Een kleine is ook goed.");
  const answer = `${wijk.origin}/ap/o/${id}`;
  expect(peer.shared(wijkUri)).toContain(answer);
  await wijk.administrator.post(`/antwoorden/${id}/verbergen`, { rule: "friendly", reason: "Hoort hier niet" });
  await settle();
  expect(peer.post(answer)).toBeUndefined();
  expect(peer.shared(wijkUri)).not.toContain(answer);
  await anneke.post(`${path}/intrekken`);
  await settle();
  expect(peer.post(uri)).toBeUndefined();
  expect(peer.shared(wijkUri)).not.toContain(uri);
  expect((await fetch(uri, { headers: activityJson })).status).toBe(410);
});

test("They stop following and hear nothing any more", async () => {
  await peer.unfollow(wijkUri);
  await settle();
  const before = peer.received.length;
  await ask("Wie heeft een tang?");
  expect(peer.received.length).toBe(before);
});
