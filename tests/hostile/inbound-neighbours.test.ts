import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { second } from "../../src/kernel/clock.ts";
import { createInboundWorld, everyone } from "./inbound-world.ts";
import { type Person, settle } from "./origins.ts";

let world: Awaited<ReturnType<typeof createInboundWorld>>;
let sql: postgres.Sql;
/** A neighbouring wijk on one server, someone else's on the other. */
let lindehout: Person;
let stranger: Person;
let sanne: Person;

const asWijk = (person: Person, name: string): Person => {
  const document = { ...person.document, type: "Group", name };
  const origin = person.id.startsWith(world.home.url) ? world.home : world.third;
  origin.pages.set(new URL(person.id).pathname, document);
  return { ...person, document };
};

beforeAll(async () => {
  world = await createInboundWorld();
  sql = postgres(world.wijk.databaseUrl, { max: 2 });
  lindehout = asWijk(settle(world.home, "lindehout"), "Lindehout");
  stranger = asWijk(settle(world.third, "vreemd"), "Vreemd");
  sanne = settle(world.third, "sanne");
  await world.tell(lindehout, world.activity(lindehout, "Accept", await askToFollow(lindehout)));
});
afterAll(async () => {
  await sql.end();
  await world.close();
});

/** The administrator asks to follow a wijk. Gives the id of our Follow. */
const askToFollow = async (wijk: Person): Promise<string> => {
  await world.wijk.administrator.post("/beheer/buurwijken", { address: wijk.id });
  await world.wijk.settle();
  const [asked] = await neighbourWith(wijk);
  return asked?.follow_uri;
};

const neighbourWith = (wijk: Person) =>
  sql`select state, follow_uri from neighbour join actor on actor.id = actor_id where uri = ${wijk.id}`;

const question = (author: Person, wijk: Person, title: string) => ({
  id: `${author.id}/questions/${title.replaceAll(" ", "-")}`,
  type: "Note",
  attributedTo: author.id,
  audience: wijk.id,
  name: title,
  content: `<p>${title}</p>`,
  to: [everyone],
});

const create = (author: Person, object: { readonly id: string }) => ({
  id: `${object.id}/activity`,
  type: "Create",
  actor: author.id,
  to: [everyone],
  object,
});

test("Only the neighbour that was asked says yes", async () => {
  const asked = asWijk(settle(world.home, "beukhout"), "Beukhout");
  const followUri = await askToFollow(asked);
  const pair = { type: "Follow", actor: world.wijkUri, object: asked.id };
  for (const other of [stranger, lindehout]) {
    await world.tell(other, world.activity(other, "Accept", followUri));
    await world.tell(other, world.activity(other, "Accept", pair));
  }
  expect(await neighbourWith(asked)).toMatchObject([{ state: "requested" }]);
  await world.tell(asked, world.activity(asked, "Accept", followUri));
  expect(await neighbourWith(asked)).toMatchObject([{ state: "accepted" }]);
});

test("A wijk that we follow is heard, one that we do not follow is not", async () => {
  const heard = create(lindehout, question(lindehout, lindehout, "Gehoorde vraag"));
  await world.tell(lindehout, world.activity(lindehout, "Announce", heard));
  // It follows us, so we know it; that alone gives it no voice here.
  await world.tell(stranger, world.activity(stranger, "Follow", world.wijkUri));
  const unheard = create(stranger, question(stranger, stranger, "Ongehoorde vraag"));
  await world.tell(stranger, world.activity(stranger, "Announce", unheard));
  expect(await world.times("/buurwijken", "Gehoorde vraag")).toBeGreaterThan(0);
  expect(await world.times("/buurwijken", "Ongehoorde vraag")).toBe(0);
});

test("What a neighbour says of something on a third server is fetched from there", async () => {
  const genuine = question(sanne, lindehout, "Echte vraag");
  world.third.pages.set(new URL(genuine.id).pathname, genuine);
  const forged = { ...genuine, name: "Vervalste vraag", content: "<p>Vervalst</p>" };
  await world.tell(lindehout, world.activity(lindehout, "Announce", create(sanne, forged)));
  const invented = question(sanne, lindehout, "Verzonnen vraag");
  await world.tell(lindehout, world.activity(lindehout, "Announce", create(sanne, invented)));
  expect(await world.times("/buurwijken", "Echte vraag")).toBeGreaterThan(0);
  expect(await world.times("/buurwijken", "Vervalste vraag")).toBe(0);
  expect(await world.times("/buurwijken", "Verzonnen vraag")).toBe(0);
});

test("A neighbour removes nothing from our threads", async () => {
  const { path, uri } = await world.ask();
  const answer = world.answer(sanne, uri, "Dit blijft staan.");
  await world.tell(sanne, answer);
  const deletion = { type: "Delete", actor: lindehout.id, object: answer.object.id };
  await world.tell(lindehout, world.activity(lindehout, "Announce", deletion));
  await world.tell(lindehout, world.activity(lindehout, "Announce", { ...deletion, object: uri }));
  expect(await world.times(path, "Dit blijft staan.")).toBe(1);
});

test("A neighbour changes no question of another", async () => {
  const mine = question(lindehout, lindehout, "Vraag van Lindehout");
  await world.tell(lindehout, world.activity(lindehout, "Announce", create(lindehout, mine)));
  const other = asWijk(settle(world.home, "esdorp"), "Esdorp");
  const changed = { ...mine, attributedTo: other.id, name: "Gekaapt", updated: world.clock().toISOString() };
  await world.tell(other, world.activity(other, "Update", changed));
  await world.tell(other, world.activity(other, "Announce", { ...create(other, changed), type: "Update" }));
  expect(await world.times("/buurwijken", "Vraag van Lindehout")).toBeGreaterThan(0);
  expect(await world.times("/buurwijken", "Gekaapt")).toBe(0);
});

test("What a neighbour shares is fetched again when its server was away, and what came after it waits its turn", async () => {
  const shared = question(sanne, lindehout, "Vraag van een server die even weg was");
  const there = new URL(shared.id).pathname;
  world.third.pages.set(there, (_request, response) => void response.writeHead(503).end());
  const announced = world.activity(lindehout, "Announce", create(sanne, shared));
  await world.tell(lindehout, announced);
  const changed = { ...create(sanne, shared), type: "Update", id: `${shared.id}/changed` };
  const update = world.activity(lindehout, "Announce", changed);
  await world.tell(lindehout, update);
  const outcomes = async () =>
    (
      await sql`select outcome, attempts from inbox_activity where activity_id in (${announced.id}, ${update.id})
        order by id`
    ).map(({ outcome, attempts }) => [outcome, attempts]);
  expect(await outcomes()).toEqual([
    [null, 1],
    [null, 0],
  ]);
  world.third.pages.set(there, shared);
  world.clock.move(15 * second);
  await world.wijk.settle();
  expect(await outcomes()).toEqual([
    ["question of a neighbour stored", 1],
    ["nothing new", 0],
  ]);
  expect(await world.times("/buurwijken", "Vraag van een server die even weg was")).toBeGreaterThan(0);
});
