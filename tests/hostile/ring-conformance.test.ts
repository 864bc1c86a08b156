import { afterAll, beforeAll, expect, test } from "vitest";
import { signCavage } from "../../src/federation/signatures/cavage.ts";
import { signMessage } from "../../src/federation/signatures/message-signatures.ts";
import { hour } from "../../src/kernel/clock.ts";
import { activityJson, newKeyPair, type Person, settle } from "./origins.ts";
import { createRingWorld, type RingWorld } from "./ring-world.ts";

let world: RingWorld;
let lindehout: Person;
let left: Person;
let later: Person;
let answerId: string;
let question: Awaited<ReturnType<RingWorld["askRing"]>>;
let standIn: { readonly id: string; readonly handle: string };
let addresses: readonly string[];

/** Who asks, as the headers that prove it, or do not. */
type Asker = (url: URL) => Promise<Readonly<Record<string, string>>>;

const by =
  (person: Pick<Person, "keyId" | "privateKey">): Asker =>
  (url) =>
    signCavage({ method: "GET", url }, person, world.clock());

const get = async (address: string, asker: Asker, accept = activityJson) => {
  const url = new URL(address, world.wijk.origin);
  const { host: _host, ...signed } = await asker(url);
  const answer = await fetch(url, { headers: { accept, ...signed }, redirect: "manual" });
  const headers = [...answer.headers].filter(([name]) => name !== "date").map((pair) => pair.join(": "));
  return { status: answer.status, headers: headers.toSorted(), body: await answer.text() };
};

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const handle = /resource=acct:[a-z0-9_]+@/;

/** The same address about something that never was. */
const elsewhere = (address: string): string =>
  address.replace(uuid, () => crypto.randomUUID()).replace(handle, "resource=acct:merel_bcdfghjk@");

const nameless = (text: string): string => text.replaceAll(uuid, "(id)").replace(handle, "(handle)");

beforeAll(async () => {
  world = await createRingWorld();
  lindehout = world.asType(world.home, "lindehout", "Group");
  left = world.asType(world.third, "zandkamp", "Group");
  await world.join(lindehout);
  await world.join(left);
  question = await world.askRing("Wie leent ons een bakfiets?");
  const daan = await world.wijk.neighbour("Daan");
  const answered = await daan.post(`${question.path}/antwoorden`, { text: "Ik, na zessen." });
  answerId = /antwoord-([0-9a-f-]{36})/.exec(answered.url)?.[1] ?? "";
  await world.wijk.settle();
  await world.choose(left, "end");
  const [row] =
    await world.sql`select actor.id, actor.handle from actor join post on post.actor_id = actor.id where post.id = ${question.id}`;
  standIn = row as unknown as typeof standIn;
  const activities = await world.sql`select uri from outgoing_activity where ring`;
  addresses = [
    ...[question.id, answerId].flatMap((id) =>
      ["", "/replies", "/replies?page=first", "/context", "/context?page=first"].map((part) => `/ap/o/${id}${part}`),
    ),
    ...[
      "",
      "/outbox",
      "/outbox?page=first",
      "/followers",
      "/following",
      "/featured",
      "/moderators",
      "/drawing.png",
    ].map((part) => `/ap/a/${standIn.id}${part}`),
    ...activities.map(({ uri }) => new URL(uri).pathname),
    `/.well-known/webfinger?resource=acct:${standIn.handle}@${world.wijk.host}`,
    `/.well-known/webfinger?resource=${world.wijk.origin}/ap/a/${standIn.id}`,
  ];
  later = world.asType(world.home, "beukhout", "Group");
}, 120_000);
afterAll(() => world.close());

const askers = (): Readonly<Record<string, Asker>> => {
  const mastodon = settle(world.third, "sanne");
  const resident = settle(world.home, "kwaad");
  const forged = { keyId: lindehout.keyId, privateKey: newKeyPair().privateKey };
  return {
    "nobody in particular": async () => ({}),
    "a Mastodon server": by(mastodon),
    "somebody on the server of a member": by(resident),
    "a wijk that left": by(left),
    "a wijk that was never in it": by(world.asType(world.third, "esdorp", "Group")),
    "a member by another key": by(forged),
    "a member, long ago": (url) =>
      signCavage({ method: "GET", url }, lindehout, new Date(world.clock().getTime() - 2 * hour)),
    "a member, about another address": () =>
      signCavage({ method: "GET", url: new URL("/ap/o/elsewhere", world.wijk.origin) }, lindehout, world.clock()),
    "a member that signs no host": async (url) => {
      const headers = await signCavage({ method: "GET", url }, lindehout, world.clock());
      return { ...headers, signature: String(headers.signature).replace(" host ", " ") };
    },
  };
};

test("To everybody but a member every address is exactly one with nothing at it, for machines and for people", async () => {
  expect(addresses.length).toBeGreaterThan(20);
  for (const [who, asker] of Object.entries(askers()))
    for (const address of [...addresses, `/vragen/${question.id}`, `/vragen/${question.id}/volgen`])
      for (const accept of [activityJson, "text/html"]) {
        const [found, nothing] = [await get(address, asker, accept), await get(elsewhere(address), asker, accept)];
        expect(`${nameless(JSON.stringify(found))}`, `${who}: ${address}`).toBe(nameless(JSON.stringify(nothing)));
      }
}, 90_000);

test("The size of the ring is told to members alone", async () => {
  for (const [who, asker] of Object.entries(askers())) {
    const found = await get(`${world.wijkUri}/kring`, asker);
    expect(JSON.stringify(found), who).toBe(JSON.stringify(await get(`/ap/a/${standIn.id}/kring`, asker)));
    expect(found.status, who).toBe(404);
  }
  expect(JSON.parse((await get(`${world.wijkUri}/kring`, by(lindehout))).body)).toMatchObject({ totalItems: 1 });
}, 90_000);

test("For a stranger's signature nothing is looked up: our asking for a key would tell what stands there", async () => {
  const mastodon = settle(world.third, "nieuwsgierig");
  const before = world.third.requests.length;
  for (const address of addresses) await get(address, by(mastodon));
  expect(world.third.requests.slice(before)).toEqual([]);
}, 90_000);

const isThere = (address: string): boolean =>
  !address.startsWith("/.well-known") && !address.startsWith(`/ap/o/${answerId}/context`);

test("A member reads all of it, by the key of the wijk or of its server, in both ways of signing, and nobody keeps it", async () => {
  const server = world.asType(world.home, "server", "Application");
  const members: Readonly<Record<string, Asker>> = {
    wijk: by(lindehout),
    server: by(server),
    "RFC 9421": (url) => signMessage({ method: "GET", url }, lindehout, world.clock()),
  };
  for (const [how, asker] of Object.entries(members))
    for (const address of addresses.filter(isThere)) {
      const found = await get(address, asker);
      expect(found.status, `${how}: ${address}`).toBe(200);
      expect(found.headers, address).toContain("cache-control: private, no-store");
    }
  const { body } = await get(`/ap/o/${question.id}`, by(lindehout));
  expect(JSON.parse(body)).toMatchObject({ to: [`${world.wijkUri}/kring`], name: "Wie leent ons een bakfiets?" });
  const { body: replies } = await get(`/ap/o/${question.id}/replies?page=first`, by(lindehout));
  expect(JSON.parse(replies).items).toEqual([`${world.wijk.origin}/ap/o/${answerId}`]);
}, 90_000);

test("A wijk that came later reads nothing of what was asked before", async () => {
  await world.join(later);
  for (const address of addresses) {
    const [found, nothing] = [await get(address, by(later)), await get(elsewhere(address), by(later))];
    expect(nameless(JSON.stringify(found)), address).toBe(nameless(JSON.stringify(nothing)));
  }
}, 90_000);

test("What was taken back is a tombstone for a member, and nothing for the rest; what left by then stays away", async () => {
  const { id, path } = await world.askRing("Vraag die niet blijft");
  await world.anneke.post(`${path}/intrekken`);
  await world.wijk.settle();
  expect((await get(`/ap/o/${id}`, by(lindehout))).status).toBe(410);
  expect((await get(`/ap/o/${id}`, async () => ({}))).status).toBe(404);
  await world.choose(lindehout, "end");
  for (const address of [...addresses, `/ap/o/${id}`]) {
    const [found, nothing] = [await get(address, by(lindehout)), await get(elsewhere(address), by(lindehout))];
    expect(nameless(JSON.stringify(found)), address).toBe(nameless(JSON.stringify(nothing)));
  }
}, 90_000);
