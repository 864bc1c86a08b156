import { Note, Proposal } from "@fedify/vocab";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createInboundWorld, everyone } from "../../hostile/inbound-world.ts";
import { settle } from "../../hostile/origins.ts";
import { createMastodonPeer, type MastodonPeer, type PeerAccount } from "../../support/mastodon-peer/index.ts";
import { makeOffer, organisation } from "../../support/offer-form.ts";

/** Offers as readers elsewhere get them. */
let world: Awaited<ReturnType<typeof createInboundWorld>>;
let peer: MastodonPeer;
let sanne: PeerAccount;

beforeAll(async () => {
  world = await createInboundWorld();
  peer = await createMastodonPeer({ clock: world.clock, host: "localhost" });
  sanne = await peer.account("sanne");
  await sanne.follow(world.wijkUri);
  await bothSettle();
});
afterAll(async () => {
  await peer.close();
  await world.close();
});

const bothSettle = async (): Promise<void> => {
  for (let round = 0; round < 3; round++) {
    await world.wijk.settle();
    await peer.settled();
    world.clock.move(5_000);
  }
};
const offered = async (fields: Readonly<Record<string, string>> = {}) => {
  const made = await makeOffer(world.anneke, fields);
  await bothSettle();
  return { ...made, uri: `${world.wijk.origin}/ap/o/${made.id}` };
};
const textOf = (uri: string): string => (peer.status(uri)?.text ?? "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

test("Whoever reads microblogs sees the title, the words, where and how long, in the timeline of who follows the wijk", async () => {
  const { uri } = await offered();
  const status = peer.status(uri);
  expect(status?.text).toMatch(/^<p><strong>Kruiwagen te leen<\/strong><\/p>/);
  expect(textOf(uri)).toContain("Staat bij mij achter. Waar: Bij het plein Dit geldt tot en met");
  expect(status?.tags).toEqual(["wijkaanbod", "lenen"]);
  expect(peer.timeline("sanne").map((each) => each.uri)).toContain(uri);
  const request = await offered({ purpose: "request", title: "Kast tillen", manner: "help", theme: "klussen" });
  expect(peer.status(request.uri)?.tags).toEqual(["wijkgezocht", "klussen"]);
});

test("The Note says in the properties of a proposal what its text says, and Fedify reads them as one", async () => {
  const { uri } = await offered({ manner: "help" });
  const { json } = await world.read(uri);
  expect(json).toMatchObject({
    type: "Note",
    kind: "aanbod",
    theme: "lenen",
    manner: "helpen",
    purpose: "offer",
    unitBased: false,
    publishes: { id: `${uri}#primary`, type: "Intent", action: "deliverService" },
    location: { type: "Place", name: "Bij het plein" },
  });
  expect(json.endTime).toMatch(/^\d{4}-\d\d-\d\dT2[23]:00:00.000Z$/);
  expect(json).not.toHaveProperty("status");
  expect(await Note.fromJsonLd(json)).toBeInstanceOf(Note);
  const proposal = await Proposal.fromJsonLd({ ...json, type: "vf:Proposal" });
  expect([proposal.purpose, proposal.publishes?.action]).toEqual(["offer", "deliverService"]);
});

test("An organisation is named plainly, with when it is and on which number", async () => {
  const welfare = await organisation(world.wijk, "Loes", "Welzijn Holtveen");
  const { id } = await makeOffer(welfare, { schedule: "Dinsdag van 10 tot 12 uur", phone: "0599 000 000" });
  await bothSettle();
  const text = textOf(`${world.wijk.origin}/ap/o/${id}`);
  for (const said of ["Van: Welzijn Holtveen", "Wanneer: Dinsdag van 10 tot 12 uur", "Telefoon: 0599 000 000"])
    expect(text).toContain(said);
});

test("What is not for a while says so in an Update, in its text and in its properties", async () => {
  const { uri, path } = await offered();
  await world.anneke.post(`${path}/stand`, { stand: "away" });
  await bothSettle();
  expect(textOf(uri)).toContain("Nu even niet");
  expect(peer.status(uri)?.edited).toBe(true);
  expect((await world.read(uri)).json).toMatchObject({ status: "even niet" });
  await world.anneke.post(`${path}/stand`, { stand: "there" });
  await bothSettle();
  expect(textOf(uri)).not.toContain("Nu even niet");
});

test.each(["intrekken", "verbergen"])("What is gone (%s) is deleted, and its address says so", async (how) => {
  const { uri, path } = await offered();
  expect(peer.status(uri)).toBeDefined();
  await (how === "intrekken"
    ? world.anneke.post(`${path}/intrekken`)
    : world.wijk.administrator.post(`${path}/verbergen`, { rule: "friendly", reason: "Niet waar" }));
  await bothSettle();
  expect(peer.timeline("sanne").map((each) => each.uri)).not.toContain(uri);
  expect((await world.read(uri)).status).toBe(how === "intrekken" ? 410 : 404);
});

test("What is for the wijk has no address, and nothing about it leaves", async () => {
  const received = peer.received.length;
  const { id } = await makeOffer(world.anneke, { audience: "wijk", title: "Binnenshuis" });
  await bothSettle();
  expect(peer.received.length).toBe(received);
  expect((await world.read(`${world.wijk.origin}/ap/o/${id}`)).status).toBe(404);
});

test("A reply to an offer is left alone: whoever wants it asks on our page", async () => {
  const { uri, path } = await offered();
  const author = settle(world.home, "antwoordt");
  await world.tell(author, world.answer(author, uri, "Mag ik hem lenen?", { cc: [world.wijkUri], to: [everyone] }));
  expect(await world.times(path, "Mag ik hem lenen?")).toBe(0);
});
