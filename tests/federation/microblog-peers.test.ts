import { afterAll, beforeAll, expect, test } from "vitest";
import {
  createMicroblogPeer,
  goToSocial,
  type Json,
  type MicroblogPeer,
  misskey,
  type PeerAccount,
} from "../support/microblog-peer/index.ts";
import { createMovedClock } from "../support/moved-clock.ts";

/** The scripted peers themselves: that they say no to what their software says no to, and name where that was read. */
const clock = createMovedClock();
const everyone = "https://www.w3.org/ns/activitystreams#Public";
let gts: MicroblogPeer;
let mis: MicroblogPeer;
/** Each writes to somebody on the other. */
let slak: PeerAccount;
let mei: PeerAccount;
let number = 0;

beforeAll(async () => {
  [gts, mis] = await Promise.all([createMicroblogPeer(goToSocial, clock), createMicroblogPeer(misskey, clock)]);
  [slak, mei] = await Promise.all([gts.account("slak"), mis.account("mei")]);
  for (const [one, other] of [
    [slak, mei],
    [mei, slak],
  ] as const) {
    await one.follow(other.id);
    await other.send(one.id, { ...activity(other, "Accept", { type: "Follow", actor: one.id, object: other.id }) });
  }
  await Promise.all([gts.settled(), mis.settled()]);
});
afterAll(() => Promise.all([gts.close(), mis.close()]));

const activity = (by: PeerAccount, type: string, object: unknown, more: Json = {}): Json => {
  number += 1;
  const id = `${by.id}/activities/${number}`;
  return {
    "@context": "https://www.w3.org/ns/activitystreams",
    id,
    type,
    actor: by.id,
    to: [everyone],
    cc: [],
    object,
    ...more,
  };
};
const note = (by: PeerAccount, more: Json = {}): Json => {
  number += 1;
  const published = clock().toISOString();
  return {
    id: `${by.id}/posts/${number}`,
    type: "Note",
    attributedTo: by.id,
    content: "<p>Dag.</p>",
    to: [everyone],
    cc: [],
    published,
    ...more,
  };
};

/** The rules that the other says no by, since `sent` was sent. */
const saidNo = async (to: MicroblogPeer, send: () => Promise<unknown>, list: "refusals" | "skipped" = "refusals") => {
  const before = to[list].length;
  await send();
  await to.settled();
  for (const { because } of to[list]) expect(because).toMatch(/^federation\.md \d/);
  return to[list].slice(before).map(({ rule }) => rule);
};
const toGts = (sent: Json) => saidNo(gts, () => mei.send(slak.id, sent));
const toMisskey = (sent: Json) => saidNo(mis, () => slak.send(mei.id, sent));

test("GoToSocial refuses what has neither to nor cc, what is no status, and what is of another server", async () => {
  const { to: _to, cc: _cc, ...nowhere } = note(mei);
  expect(await toGts(activity(mei, "Create", nowhere))).toEqual(["addressing"]);
  expect(await toGts(activity(mei, "Create", note(mei, { type: "Game" })))).toEqual(["not a status"]);
  expect(await toGts(activity(mei, "Create", note(mei, { id: "http://elders.localhost/1" })))).toEqual([
    "foreign object",
  ]);
});

test("GoToSocial folds a text with a name away behind that name", async () => {
  const named = note(mei, { name: "Een titel" });
  expect(await toGts(activity(mei, "Create", named))).toEqual([]);
  expect(gts.status(String(named.id))?.contentWarning).toBe("Een titel");
  const warned = note(mei, { name: "Een titel", summary: "Pas op" });
  expect(await toGts(activity(mei, "Create", warned))).toEqual([]);
  expect(gts.status(String(warned.id))?.contentWarning).toBe("Pas op");
});

test("GoToSocial refuses to share what its author lets nobody share, and passes over an Announce of an activity", async () => {
  const closed = note(mei, {
    interactionPolicy: { canAnnounce: { automaticApproval: [], manualApproval: [everyone] } },
  });
  const author = await mis.account("joost");
  const foreign = { ...closed, id: String(closed.id).replace(mei.id, author.id), attributedTo: author.id };
  mis.publish(foreign);
  expect(await toGts(activity(mei, "Announce", foreign.id))).toEqual(["announce forbidden"]);
  const create = activity(mei, "Create", note(mei));
  mis.publish(create);
  const shared = activity(mei, "Announce", create);
  expect(await saidNo(gts, () => mei.send(slak.id, shared), "skipped")).toEqual(["announced activity"]);
});

test("GoToSocial refuses a GET without a signature, but not of the key", async () => {
  const accept = { accept: "application/activity+json" };
  expect(await saidNo(gts, () => fetch(slak.id, { headers: accept }))).toEqual(["unsigned"]);
  const key = await fetch(`${slak.id}/main-key`, { headers: accept });
  expect(await key.json()).not.toHaveProperty("inbox");
});

test("Both refuse a POST without a signature or of another type", async () => {
  for (const [peer, account] of [
    [gts, slak],
    [mis, mei],
  ] as const) {
    const sending = (type: string) => () =>
      fetch(`${account.id}/inbox`, { method: "POST", body: "{}", headers: { "content-type": type } });
    expect(await saidNo(peer, sending("application/activity+json"))).toEqual(["unsigned"]);
    expect(await saidNo(peer, sending("text/plain"))).toEqual(["content type"]);
  }
});

test("Misskey refuses a reply to what it cannot find, a vote, a page on an unrelated host, and a type that is no post", async () => {
  const open = note(slak, { inReplyTo: `${gts.origin}/nothing-there` });
  expect(await toMisskey(activity(slak, "Create", open))).toEqual(["reply unresolved"]);
  const known = note(slak);
  expect(await toMisskey(activity(slak, "Create", known))).toEqual([]);
  expect(await toMisskey(activity(slak, "Create", note(slak, { inReplyTo: known.id })))).toEqual([]);
  expect(await toMisskey(activity(slak, "Create", note(slak, { inReplyTo: known.id, name: "Ja" })))).toEqual(["vote"]);
  expect(await toMisskey(activity(slak, "Create", note(slak, { url: "https://elders.example/1" })))).toEqual(["hosts"]);
  expect(await toMisskey(activity(slak, "Create", note(slak, { type: "Place" })))).toEqual(["not a post"]);
});

test("Misskey passes over an Announce of an activity", async () => {
  const shared = activity(slak, "Announce", activity(slak, "Create", note(slak)));
  expect(await saidNo(mis, () => slak.send(mei.id, shared), "skipped")).toEqual(["announced activity"]);
});
