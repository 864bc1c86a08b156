import { sign } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hour, minute } from "../../../src/kernel/clock.ts";
import { createInboundWorld, everyone } from "../../hostile/inbound-world.ts";
import { type Page, type Person, post, send, settle } from "../../hostile/origins.ts";
import { digestOf, matchesKey, readSignature } from "../../support/mastodon-peer/http-signature.ts";

/** Cases of federation.md, section 6, about what microblogs send us. */
let world: Awaited<ReturnType<typeof createInboundWorld>>;
let sanne: Person;
/** What a follower on a third server is told, in order. */
const told: Record<string, unknown>[] = [];

beforeAll(async () => {
  world = await createInboundWorld();
  sanne = settle(world.home, "sanne");
  const follower = settle(world.third, "follower");
  world.third.pages.set("/users/follower/inbox", (request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (piece) => {
      text += piece;
    });
    request.on("end", () => {
      told.push(JSON.parse(text));
      response.writeHead(202).end();
    });
  });
  await world.tell(follower, world.activity(follower, "Follow", world.wijkUri));
});
afterAll(() => world.close());

/** What the follower is told while `work` is done and all that follows from it. */
const toldDuring = async (work: () => Promise<unknown>) => {
  // What is still to come of the question itself: its address is shared a moment after it.
  world.clock.move(10_000);
  await world.wijk.settle();
  const before = told.length;
  await work();
  world.clock.move(10_000);
  await world.wijk.settle();
  return told.slice(before);
};

const askerOf = async (uri: string) => String((await world.read(uri)).json.attributedTo);

test("Case 4: a public reply that names only the asker is taken in by what it answers, and shared as an activity only", async () => {
  const { path, uri } = await world.ask();
  const create = world.answer(sanne, uri, "Zonder de wijk te noemen.", { cc: [await askerOf(uri)] });
  const came = await toldDuring(() => world.tell(sanne, create));
  expect(await world.times(path, "Zonder de wijk te noemen.")).toBe(1);
  expect(came.map(({ type }) => type)).toEqual(["Announce"]);
  expect(came[0]?.object).toEqual(create);
});

test("Case 7: a note with a name that answers an open question is an ordinary answer, not a vote", async () => {
  const { path, uri, title } = await world.ask();
  await world.tell(sanne, world.answer(sanne, uri, "Die heb ik.", { name: `Re: ${title}` }));
  expect(await world.times(path, "Die heb ik.")).toBe(1);
});

test("Case 21: a change is applied, and an older one that comes later changes nothing", async () => {
  const { path, uri } = await world.ask();
  const create = world.answer(sanne, uri, "Eerst.");
  await world.tell(sanne, create);
  world.clock.move(60_000);
  const older = world.clock();
  world.clock.move(60_000);
  const newer = world.clock();
  const change = (content: string, at: Date) =>
    world.activity(sanne, "Update", { ...create.object, content: `<p>${content}</p>`, updated: at.toISOString() });
  await world.tell(sanne, change("Het laatste.", newer));
  await world.tell(sanne, change("Het middelste.", older));
  expect([await world.times(path, "Het laatste."), await world.times(path, "Het middelste.")]).toEqual([1, 0]);
});

test("Case 23: a deletion counts by address, by tombstone and of an actor with all it wrote, and is passed on", async () => {
  const { path, uri } = await world.ask();
  const answered = async (author: Person, words: string) => {
    const create = world.answer(author, uri, words);
    await world.tell(author, create);
    expect(await world.times(path, words)).toBe(1);
    return create.object.id;
  };
  const byAddress = await answered(sanne, "Weg met een adres.");
  const byTombstone = await answered(sanne, "Weg met een grafsteen.");
  for (const [object, words] of [
    [byAddress, "Weg met een adres."],
    [{ id: byTombstone, type: "Tombstone" }, "Weg met een grafsteen."],
  ] as const) {
    const deletion = world.activity(sanne, "Delete", object);
    const came = await toldDuring(() => world.tell(sanne, deletion));
    expect(await world.times(path, words)).toBe(0);
    expect(came.map(({ type }) => type)).toEqual(["Undo", "Announce"]);
    expect(came[1]?.object).toEqual(deletion);
  }
  const leaver = settle(world.home, "leaver");
  await answered(leaver, "Weg met wie het schreef.");
  await world.tell(leaver, { ...world.activity(leaver, "Delete", leaver.id), id: `${leaver.id}#delete` });
  expect(await world.times(path, "Weg met wie het schreef.")).toBe(0);
});

test("Case 23: the deletion of an actor that was never known here is answered 202, and no key is fetched for it", async () => {
  const stranger = settle(world.home, "stranger");
  const before = world.home.requests.length;
  await world.tell(stranger, { ...world.activity(stranger, "Delete", stranger.id), id: `${stranger.id}#delete` });
  expect(world.home.requests.length).toBe(before);
});

test("Case 24: a Delete that comes before its Create counts, and so does one between two Creates and before an Update", async () => {
  const { path, uri } = await world.ask();
  const early = world.answer(sanne, uri, "Weg voor het er was.");
  await world.tell(sanne, world.activity(sanne, "Delete", early.object.id));
  world.clock.move(7 * hour);
  await world.tell(sanne, early);
  expect(await world.times(path, "Weg voor het er was.")).toBe(0);

  const create = world.answer(sanne, uri, "Even hier geweest.");
  await world.tell(sanne, create);
  expect(await world.times(path, "Even hier geweest.")).toBe(1);
  await world.tell(sanne, world.activity(sanne, "Delete", create.object.id));
  await world.tell(sanne, { ...create, id: `${create.id}/again` });
  const updated = new Date(world.clock().getTime() + hour).toISOString();
  await world.tell(sanne, world.activity(sanne, "Update", { ...create.object, updated }));
  expect(await world.times(path, "Even hier geweest.")).toBe(0);
});

/** Signature parts of a GET that came in, as the peer that checks them sees it. */
const partsOf = (request: IncomingMessage) => ({
  method: "GET",
  path: request.url ?? "",
  headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
});

/**
 * A document of a server in secure mode: given only to a GET whose signature is right, and whose key it reads from us
 * without a signature of its own, at that moment.
 */
const inSecureMode =
  (document: object, signers: string[]): Page =>
  async (request, response) => {
    const refuse = () => response.writeHead(401).end();
    if (request.headers.signature === undefined) return refuse();
    const parts = partsOf(request);
    const signature = readSignature(parts, null, world.clock());
    const { status, json } = await world.read(signature.keyId.split("#")[0] ?? "");
    const key = json.publicKey as { readonly publicKeyPem: string } | undefined;
    if (status !== 200 || key === undefined || !matchesKey(parts, signature, key.publicKeyPem)) return refuse();
    signers.push(String(json.type));
    response.writeHead(200, { "content-type": "application/activity+json" }).end(JSON.stringify(document));
  };

test("Case 26: a key at an address of its own, with a stub that has no inbox, leads to its owner by a signed GET", async () => {
  const signers: string[] = [];
  const person = settle(world.home, "slak");
  const keyId = `${person.id}/main-key`;
  const publicKey = { id: keyId, owner: person.id, publicKeyPem: person.publicPem };
  const context = ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"];
  const stub = { "@context": context, id: person.id, type: "Person", preferredUsername: "slak", publicKey };
  world.home.pages.set("/users/slak/main-key", stub);
  world.home.pages.set("/users/slak", inSecureMode({ ...person.document, publicKey }, signers));
  const { path, uri } = await world.ask();
  await world.tell({ ...person, keyId }, world.answer(person, uri, "Met een sleutel apart."));
  expect(await world.times(path, "Met een sleutel apart.")).toBe(1);
  expect(signers.length).toBeGreaterThan(0);
});

test("Case 27: a server in secure mode that reads our instance actor unsigned, while we check its signature, gets it", async () => {
  const signers: string[] = [];
  const person = settle(world.third, "veilig");
  world.third.pages.set("/users/veilig", inSecureMode(person.document, signers));
  const { path, uri } = await world.ask();
  await world.tell(person, world.answer(person, uri, "Van een voorzichtige server."));
  expect(await world.times(path, "Van een voorzichtige server.")).toBe(1);
  expect(new Set(signers)).toEqual(new Set(["Application"]));
});

test("Case 28: a POST whose Date is 50 minutes off is taken, one from 90 minutes ago with 5 minutes of validity is not", async () => {
  const { uri } = await world.ask();
  const now = world.clock().getTime();
  const create = () => world.answer(sanne, uri, "Op tijd of niet.");
  for (const off of [-50 * minute, 50 * minute]) {
    expect((await post(world.sharedInbox, create(), sanne, new Date(now + off))).status).toBe(202);
  }
  const body = JSON.stringify(create());
  const created = Math.floor((now - 90 * minute) / 1000);
  const url = new URL(world.sharedInbox);
  const digest = digestOf(body);
  const lines = [
    `(request-target): post ${url.pathname}`,
    `host: ${url.host}`,
    `(created): ${created}`,
    `(expires): ${created + 300}`,
    `digest: ${digest}`,
  ];
  const value = sign("sha256", Buffer.from(lines.join("\n")), sanne.privateKey).toString("base64");
  const signature = `keyId="${sanne.keyId}",algorithm="hs2019",created=${created},expires=${created + 300},headers="(request-target) host (created) (expires) digest",signature="${value}"`;
  const headers = { host: url.host, digest, "content-type": "application/activity+json", signature };
  expect((await send(world.sharedInbox, headers, body)).status).toBe(401);
  expect((await post(world.sharedInbox, create(), sanne, new Date(now - 90 * minute))).status).toBe(401);
});

test("Case 29: one thing, a list of one, an address as text and authors as objects are read alike", async () => {
  const { path, uri } = await world.ask();
  const picture = { type: "Document", mediaType: "image/png", url: `${world.home.url}/ladder.png`, name: "De ladder" };
  const tag = { type: "Mention", href: world.wijkUri, name: world.wijk.handle };
  const channel = { type: "Group", id: `${world.home.url}/channels/klussen` };
  const shapes = [
    { attachment: [picture], tag: [tag], to: [everyone], attributedTo: sanne.id },
    { attachment: picture, tag, to: everyone, attributedTo: [sanne.id] },
    { attachment: picture, tag, to: everyone, cc: sanne.id, attributedTo: { type: "Person", id: sanne.id } },
    { attachment: [picture], tag, to: [everyone], attributedTo: [{ type: "Person", id: sanne.id }, channel] },
  ];
  for (const [number, shape] of shapes.entries()) {
    await world.tell(sanne, world.answer(sanne, uri, `Vorm ${number} hier.`, shape));
    expect(await world.times(path, `Vorm ${number} hier.`)).toBe(1);
  }
  expect(await world.times(path, "Hier hoort een bijlage bij.")).toBe(shapes.length);
  const joost = settle(world.home, "joost");
  const stolen = world.answer(joost, uri, "Niet van mij.", {
    attributedTo: [{ type: "Person", id: sanne.id }, joost.id],
  });
  expect((await world.send(joost, stolen)).status).toBe(403);
});
