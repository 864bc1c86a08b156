import { afterAll, beforeAll, expect, test } from "vitest";
import { keptHtml } from "../../support/mastodon-peer/allow-list.ts";
import { createMastodonPeer, type MastodonPeer, type PeerAccount } from "../../support/mastodon-peer/index.ts";
import { createMovedClock } from "../../support/moved-clock.ts";
import type { Person } from "../../support/person.ts";
import { type RunningWijk, startWijk } from "../../support/running-wijk.ts";

/** Cases of federation.md, section 6, about what Mastodon makes of what we send. */
const clock = createMovedClock();
let wijk: RunningWijk;
let peer: MastodonPeer;
let anneke: Person;
let sanne: PeerAccount;

beforeAll(async () => {
  wijk = await startWijk({ clock });
  anneke = await wijk.neighbour("Anneke");
  peer = await createMastodonPeer({ clock, host: "localhost" });
  sanne = await peer.account("sanne");
  await sanne.follow((await sanne.lookup(wijk.handle)).id);
  await bothSettle();
});
afterAll(async () => {
  await peer.close();
  await wijk.close();
});

const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) {
    await wijk.settle();
    await peer.settled();
    clock.move(5_000);
  }
};

const ask = async (text: string) => {
  const fields = { title: "Wie weet <hoe> & waar?", text, theme: "lenen", audience: "everyone", outside: "standin" };
  const page = await anneke.post("/vragen", fields);
  await bothSettle();
  const path = new URL(page.url).pathname;
  return { path, uri: `${wijk.origin}/ap/o/${path.split("/").at(-1)}` };
};

test("Case 8: a question is a type that Mastodon shows, keeps all its markup there, and has no warning", async () => {
  const { path, uri } = await ask(
    "Eén regel.\nNog een, met https://holtveen.example/kaart?a=1&b=2 erin.\n\n- een\n- twee",
  );
  await anneke.post(`${path}/afronden`);
  await bothSettle();
  const answer = await fetch(uri, { headers: { accept: "application/activity+json" } });
  const note = (await answer.json()) as Record<string, unknown>;
  expect(["Note", "Question"]).toContain(note.type);
  expect(keptHtml(String(note.content))).toBe(note.content);
  expect(note).not.toHaveProperty("summary");
  expect(peer.status(uri)?.text).toBe(note.content);
});

test("Case 9: a question shared as an activity and by its address is one reblog, and both are undone when it is taken back", async () => {
  const before = peer.received.length;
  const { path, uri } = await ask("In twee vormen.");
  const announces = peer.received.slice(before).map(({ activity }) => activity);
  expect(announces.map(({ type }) => type)).toEqual(["Announce", "Announce"]);
  expect(announces[0]?.object).toMatchObject({ type: "Create", object: { id: uri } });
  expect(announces[1]?.object).toBe(uri);
  expect(peer.timeline("sanne").filter((status) => status.uri === uri)).toHaveLength(1);
  const since = peer.received.length;
  await anneke.post(`${path}/intrekken`);
  await bothSettle();
  const undone = peer.received.slice(since).flatMap(({ activity }) => {
    const object = activity.object as { readonly id?: string };
    return activity.type === "Undo" ? [object.id] : [];
  });
  expect(undone.sort()).toEqual(announces.map(({ id }) => id).sort());
});

test("What is forwarded by someone else is believed by Mastodon 4.7 for its proof, and not when it was changed", async () => {
  const newer = await createMastodonPeer({ clock, host: "localhost", version: "4.7" });
  try {
    const [reader, forwarder] = [await newer.account("lezer"), await peer.account("doorgever")];
    const before = peer.received.length;
    const { uri } = await ask("Wordt doorgegeven.");
    const announce = peer.received.slice(before).find(({ activity }) => typeof activity.object === "object")?.activity;
    const create = (announce?.object ?? {}) as Record<string, unknown>;
    const note = create.object as Record<string, unknown>;
    const forged = { ...create, object: { ...note, id: `${uri}0`, content: "<p>Vervalst</p>" } };
    await forwarder.post(reader.inbox, forged);
    await newer.settled();
    expect(newer.refusals.map(({ refused }) => refused)).toEqual(["sender is not the actor"]);
    await forwarder.post(reader.inbox, create);
    await newer.settled();
    expect(newer.refusals).toHaveLength(1);
    expect(newer.status(uri)?.text).toContain("Wordt doorgegeven.");
    const sent = await reader.post(
      `${wijk.origin}/ap/inbox`,
      {
        "@context": "https://www.w3.org/ns/activitystreams",
        id: `${reader.id}#likes/1`,
        type: "Like",
        actor: reader.id,
        object: uri,
      },
      { asMessage: true },
    );
    expect(sent.status).toBe(202);
  } finally {
    await newer.close();
  }
});

test("A Mastodon that reads draft-cavage alone (4.4) gets nothing that is signed in another way", async () => {
  await ask("Voor wie nog oud is.");
  expect(peer.refusals.map(({ refused }) => refused)).not.toContain("message signature");
  const statuses = peer.requests.filter(({ method }) => method === "POST").map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([202]));
});
