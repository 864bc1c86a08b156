import { afterAll, beforeAll, expect, test } from "vitest";
import { createInboundWorld, everyone } from "../../hostile/inbound-world.ts";
import { createOrigin, type Origin, settle } from "../../hostile/origins.ts";
import { activityForm, makeActivity } from "../../support/activity-form.ts";
import { createMastodonPeer, type MastodonPeer, type PeerAccount } from "../../support/mastodon-peer/index.ts";
import { readAsMobilizon } from "../../support/mobilizon-reader.ts";
import { type Heard, listenAt } from "./listening.ts";

/** Activities as readers elsewhere get them: one shaped like Mastodon, and one like Mobilizon, whose NodeInfo says so. */
let world: Awaited<ReturnType<typeof createInboundWorld>>;
let peer: MastodonPeer;
let sanne: PeerAccount;
let mobilizon: Origin;
let atMobilizon: Heard[];

beforeAll(async () => {
  world = await createInboundWorld();
  peer = await createMastodonPeer({ clock: world.clock, host: "localhost" });
  sanne = await peer.account("sanne");
  await sanne.follow(world.wijkUri);
  mobilizon = await createOrigin();
  mobilizon.pages.set("/.well-known/nodeinfo", {
    links: [{ rel: "http://nodeinfo.diaspora.software/ns/schema/2.1", href: `${mobilizon.url}/nodeinfo` }],
  });
  mobilizon.pages.set("/nodeinfo", { version: "2.1", software: { name: "Mobilizon", version: "5.1.0" } });
  const groep = settle(mobilizon, "groep");
  atMobilizon = listenAt(mobilizon, groep);
  await world.tell(groep, world.activity(groep, "Follow", world.wijkUri));
  await bothSettle();
});
afterAll(async () => {
  await peer.close();
  await mobilizon.close();
  await world.close();
});

/** Everything that is sent, the second forms a moment later included. */
const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 3; round++) {
    await world.wijk.settle();
    await peer.settled();
    world.clock.move(5_000);
  }
};
const plan = async (fields: Readonly<Record<string, string>> = {}) => {
  const from = atMobilizon.length;
  const made = await makeActivity(world.anneke, fields);
  await bothSettle();
  const uri = `${world.wijk.origin}/ap/o/${made.id}`;
  return { ...made, uri, eventUri: `${uri}/event`, heard: () => atMobilizon.slice(from) };
};
const objectOf = ({ object }: Heard): Heard => object as Heard;
const textOf = (uri: string): string => (peer.status(uri)?.text ?? "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

test("Whoever reads microblogs sees the title, when, where and for how much, with the hashtag, in the timeline of who follows the wijk", async () => {
  const { uri, path } = await plan();
  const status = peer.status(uri);
  expect(status?.text).toMatch(/^<p><strong>Samen soep koken<\/strong><\/p>/);
  const text = textOf(uri);
  expect(text).toContain("Wanneer: 5 december 2026, van 14.00 tot 16.00 uur");
  expect(text).toContain("Waar: Buurthuis De Brink");
  expect(text).toContain("Kosten: 3 euro");
  expect(status?.text).toContain(`href="${world.wijk.origin}${path}"`);
  expect(status?.tags).toEqual(["wijkactiviteit"]);
  expect(peer.timeline("sanne").map((each) => each.uri)).toContain(uri);
  const types = peer.received.flatMap(({ activity }) => {
    const object = activity.object as { type?: string; object?: { type?: string } };
    return [object.type, object.object?.type];
  });
  expect(types).not.toContain("Event");
});

test("The Note says in properties what its text says, and leads to its calendar file and to the Event", async () => {
  const { uri, path, eventUri } = await plan();
  const { json } = await world.read(uri);
  expect(json).toMatchObject({
    type: "Note",
    kind: "activiteit",
    name: "Samen soep koken",
    startTime: "2026-12-05T13:00:00.000Z",
    endTime: "2026-12-05T15:00:00.000Z",
    location: { type: "Place", name: "Buurthuis De Brink" },
    attachment: [
      { type: "Link", mediaType: "text/calendar", href: `${world.wijk.origin}${path}/activiteit.ics` },
      { type: "Link", mediaType: "application/activity+json", href: eventUri },
    ],
  });
  expect(json).not.toHaveProperty("status");
  expect(await (await fetch((json.attachment as { href: string }[])[0]?.href ?? "")).text()).toContain("BEGIN:VEVENT");
});

test("Mobilizon gets the Event from its author and its address from the wijk, and no Note", async () => {
  const { uri, eventUri, path, heard } = await plan({ title: "Voor Mobilizon" });
  const [create, announce, ...others] = heard();
  expect(others).toEqual([]);
  expect([create?.type, announce?.type, announce?.object]).toEqual(["Create", "Announce", eventUri]);
  expect(announce?.actor).toBe(world.wijkUri);
  const event = create === undefined ? ({} as Heard) : objectOf(create);
  expect(event.attributedTo).toBe(create?.actor);
  const page = `${world.wijk.origin}${path}`;
  expect(readAsMobilizon(event)).toEqual({
    title: "Voor Mobilizon",
    description: "<p>Kosten: 3 euro</p><p>Neem een schort mee.</p>",
    beginsOn: "2026-12-05T13:00:00.000Z",
    endsOn: "2026-12-05T15:00:00.000Z",
    place: "Buurthuis De Brink",
    status: "confirmed",
    joinOptions: "external",
    externalUrl: page,
    capacity: 12,
    onlineAddress: page,
    timezone: "Europe/Amsterdam",
  });
  const { "@context": _context, ...served } = (await world.read(eventUri)).json;
  expect(served).toEqual(event);
  expect(() => readAsMobilizon({ ...event, status: "open" })).toThrow("no status");
  expect(() => readAsMobilizon({ id: uri, type: "Note" })).toThrow("no converter");
});

test("A change is an Update of each form, and what does not go on says so in both", async () => {
  const { uri, path, heard } = await plan();
  await world.anneke.post(`${path}/veranderen`, { ...activityForm, from: "15:00", to: "17:00" });
  await bothSettle();
  expect(textOf(uri)).toContain("van 15.00 tot 17.00 uur");
  expect(peer.status(uri)?.edited).toBe(true);
  await world.anneke.post(`${path}/afgelasten`, { why: "De kok is ziek." });
  await bothSettle();
  expect(textOf(uri)).toContain("Gaat niet door: De kok is ziek.");
  expect(textOf(uri)).not.toContain("Meld je hier aan");
  expect((await world.read(uri)).json).toMatchObject({ status: "afgelast" });
  const updates = heard().filter(({ type }) => type === "Update");
  expect(
    updates.map((each) => readAsMobilizon(objectOf(each))).map(({ beginsOn, status }) => [beginsOn, status]),
  ).toEqual([
    ["2026-12-05T14:00:00.000Z", "confirmed"],
    ["2026-12-05T14:00:00.000Z", "cancelled"],
  ]);
});

test.each(["intrekken", "verbergen"])(
  "What is gone (%s) is deleted in both forms, and both addresses say so",
  async (how) => {
    const { uri, eventUri, path, heard } = await plan();
    expect(peer.status(uri)).toBeDefined();
    await (how === "intrekken"
      ? world.anneke.post(`${path}/intrekken`)
      : world.wijk.administrator.post(`${path}/verbergen`, { rule: "friendly", reason: "Niet waar" }));
    await bothSettle();
    // The peer knows it from the wijk's sharing alone: a hidden one leaves the timeline, a withdrawn one leaves altogether.
    expect(peer.timeline("sanne").map((each) => each.uri)).not.toContain(uri);
    const deletion = heard().at(-1);
    expect([deletion?.type, objectOf(deletion as Heard).id]).toEqual(["Delete", eventUri]);
    for (const address of [uri, eventUri])
      expect([address, (await world.read(address)).status]).toEqual([address, how === "intrekken" ? 410 : 404]);
  },
);

test("What is for the wijk has no address, and nothing about it leaves", async () => {
  const [before, received] = [atMobilizon.length, peer.received.length];
  const { id } = await makeActivity(world.anneke, { audience: "wijk", title: "Binnenshuis" });
  await bothSettle();
  expect([atMobilizon.length, peer.received.length]).toEqual([before, received]);
  for (const end of ["", "/event"])
    expect((await world.read(`${world.wijk.origin}/ap/o/${id}${end}`)).status).toBe(404);
});

test("What an outbox has is the Note, once; the Event is no second post", async () => {
  const { uri } = await plan({ title: "Eén keer" });
  const { attributedTo } = (await world.read(uri)).json;
  const outbox = (await world.read(`${String(attributedTo)}/outbox?page=first`)).json;
  const items = outbox.orderedItems as readonly Heard[];
  expect(items.map((each) => [each.type, objectOf(each).type, objectOf(each).id])).toEqual([["Create", "Note", uri]]);
});

test("A reply to an activity is left alone: whoever comes does so on our page", async () => {
  const { uri, path } = await plan();
  const author = settle(world.home, "antwoordt");
  await world.tell(author, world.answer(author, uri, "Ik kom ook!", { cc: [world.wijkUri], to: [everyone] }));
  expect(await world.times(path, "Ik kom ook!")).toBe(0);
});
