import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createInboundWorld, everyone } from "../../hostile/inbound-world.ts";
import { type Person, settle } from "../../hostile/origins.ts";
import { asGroup, type Heard, listenAt } from "./listening.ts";

/** Cases of federation.md, section 6, about a Group that others follow. */
let world: Awaited<ReturnType<typeof createInboundWorld>>;
let sql: postgres.Sql;
/** Somebody who follows the wijk, and what they get. */
let follower: Person;
let heard: Heard[];

beforeAll(async () => {
  world = await createInboundWorld();
  sql = postgres(world.wijk.databaseUrl, { max: 2 });
  follower = settle(world.home, "volger");
  heard = listenAt(world.home, follower);
  await world.tell(follower, world.activity(follower, "Follow", world.wijkUri));
});
afterAll(async () => {
  await sql.end();
  await world.close();
});

const followsOf = (person: Person) =>
  sql`select follow_uri from follower join actor on actor.id = follower_id where uri = ${person.id}`;

/** What the follower hears of `work`, the second form of a question included. */
const since = async (work: () => Promise<unknown>): Promise<readonly Heard[]> => {
  const before = heard.length;
  await work();
  world.clock.move(5_000);
  await world.wijk.settle();
  return heard.slice(before);
};

/** A question of Anneke's, both forms of which were announced. */
const ask = async () => {
  const asked = await world.ask();
  world.clock.move(5_000);
  await world.wijk.settle();
  return asked;
};

/** A comment as Lemmy sends it. */
const comment = (author: Person, inReplyTo: string, text: string) => {
  const addressed = { to: [world.wijkUri, everyone], cc: [], audience: world.wijkUri };
  return world.answer(author, inReplyTo, text, {
    ...addressed,
    source: { content: text, mediaType: "text/markdown" },
    language: { identifier: "nl", name: "Nederlands" },
    distinguished: false,
    tag: [],
    attachment: [],
    "@context": ["https://join-lemmy.org/context.json", "https://www.w3.org/ns/activitystreams"],
  });
};

test("Case 1: a Follow whose id leads nowhere is accepted with the whole Follow inside, signed by the wijk, and stored once", async () => {
  const sanne = settle(world.third, "sanne1");
  const answers = listenAt(world.third, sanne);
  const follow = { ...world.activity(sanne, "Follow", world.wijkUri), id: `${world.third.url}/0c3c-no-such-page` };
  await world.tell(sanne, follow);
  await world.tell(sanne, follow);
  expect(answers).toHaveLength(1);
  expect(answers[0]).toMatchObject({
    type: "Accept",
    actor: world.wijkUri,
    object: { id: follow.id, type: "Follow", actor: sanne.id, object: world.wijkUri },
  });
  expect(await followsOf(sanne)).toHaveLength(1);
});

test("Case 2: a second Follow of the same follower is accepted again; its id counts and there is one follower", async () => {
  const sanne = settle(world.third, "sanne2");
  const answers = listenAt(world.third, sanne);
  const follows = [world.activity(sanne, "Follow", world.wijkUri), world.activity(sanne, "Follow", world.wijkUri)];
  for (const follow of follows) await world.tell(sanne, follow);
  expect(answers.map(({ object }) => (object as { id: string }).id)).toEqual(follows.map(({ id }) => id));
  expect(await followsOf(sanne)).toEqual([{ follow_uri: follows[1]?.id }]);
});

test("Case 3: an Undo with the Follow inside, and one with the bare id of the newest Follow, both end it", async () => {
  const sanne = settle(world.third, "sanne3");
  const first = world.activity(sanne, "Follow", world.wijkUri);
  await world.tell(sanne, first);
  await world.tell(sanne, world.activity(sanne, "Undo", first));
  expect(await followsOf(sanne)).toHaveLength(0);
  const again = [world.activity(sanne, "Follow", world.wijkUri), world.activity(sanne, "Follow", world.wijkUri)];
  for (const follow of again) await world.tell(sanne, follow);
  await world.tell(sanne, world.activity(sanne, "Undo", again[1]?.id));
  expect(await followsOf(sanne)).toHaveLength(0);
});

test("Case 10: the id of our Create answers with that Create, by an actor of our host", async () => {
  const got = await since(() => world.ask());
  const create = got.find(({ object }) => typeof object === "object")?.object as Heard;
  const { status, json } = await world.read(create.id);
  expect(status).toBe(200);
  expect(json).toMatchObject({ type: "Create", id: create.id });
  expect(new URL(String(json.actor)).host).toBe(world.wijk.host);
});

test("Case 11: our Announce is what Lemmy asks for: lists in to and cc on both, the full Public URI, id and actor inside", async () => {
  const got = await since(() => world.ask());
  const announce = got.find(({ object }) => typeof object === "object");
  const create = announce?.object as Heard;
  for (const each of [announce, create, create.object as Heard]) {
    expect(Array.isArray(each?.to) && Array.isArray(each?.cc), each?.type).toBe(true);
    expect(each?.to, each?.type).toContain(everyone);
  }
  expect(create).toMatchObject({ id: expect.stringMatching(/^http/), actor: expect.stringMatching(/^http/) });
});

test("Case 13: a comment from Lemmy is stored, and announced exactly as it came", async () => {
  const kees = settle(world.third, "kees13");
  const { path, uri } = await ask();
  const create = comment(kees, uri, "Bij de molen.");
  const got = await since(() => world.tell(kees, create));
  expect(await world.times(path, "Bij de molen.")).toBe(1);
  expect(got).toHaveLength(1);
  expect(got[0]).toMatchObject({ type: "Announce", actor: world.wijkUri });
  expect(got[0]?.object).toEqual(create);
});

test("Case 14: one vote per actor: Like, Dislike and an Undo with the vote inside toggle it, and a Dislike goes nowhere", async () => {
  const kees = settle(world.third, "kees14");
  const { uri } = await ask();
  const vote = (type: string) => ({ ...world.activity(kees, type, uri), to: undefined, audience: world.wijkUri });
  const likes = async () =>
    sql`select activity_uri from liking join actor on actor.id = actor_id where actor.uri = ${kees.id}`;
  const [first, second] = [vote("Like"), vote("Like")];
  const told = async (activity: object) => (await since(() => world.tell(kees, activity))).map(({ object }) => object);
  expect(await told(first)).toEqual([JSON.parse(JSON.stringify(first))]);
  await world.tell(kees, second);
  expect(await likes()).toEqual([{ activity_uri: second.id }]);
  expect(await told(vote("Dislike"))).toEqual([]);
  expect(await likes()).toEqual([]);
  await world.tell(kees, vote("Like"));
  // Lemmy makes a new id for the vote that it takes back.
  const undo = { ...world.activity(kees, "Undo", vote("Like")), to: undefined, audience: world.wijkUri };
  expect(await told(undo)).toEqual([JSON.parse(JSON.stringify(undo))]);
  expect(await likes()).toEqual([]);
  expect(await told(undo)).toEqual([]);
});

test("What is said to some, or not to the wijk, is not passed on", async () => {
  const kees = settle(world.third, "kees-stil");
  const { uri } = await ask();
  for (const addressed of [
    { to: undefined },
    { to: [world.wijkUri] },
    { to: [`${kees.id}/followers`], audience: world.wijkUri },
  ]) {
    const like = { ...world.activity(kees, "Like", uri), ...addressed };
    expect(await since(() => world.tell(kees, like)), JSON.stringify(addressed)).toEqual([]);
  }
  for (const type of ["Follow", "Block", "Flag"]) {
    const said = { ...world.activity(kees, type, uri), cc: [world.wijkUri], audience: world.wijkUri };
    expect(await since(() => world.tell(kees, said)), type).toEqual([]);
  }
  const direct = comment(kees, uri, "Alleen voor jou.");
  const forSome = { ...direct, to: [world.wijkUri], object: { ...direct.object, to: [world.wijkUri] } };
  expect(await since(() => world.tell(kees, forSome))).toEqual([]);
});

test("Case 18: Groups, Services and Organizations follow like anybody, and are kept as what they are", async () => {
  for (const type of ["Group", "Service", "Organization"]) {
    const person = settle(world.third, `volger-${type.toLowerCase()}`);
    const category = asGroup(world.third, person, { type });
    const answers = listenAt(world.third, category);
    await world.tell(category, world.activity(category, "Follow", world.wijkUri));
    expect(
      answers.map((answer) => answer.type),
      type,
    ).toEqual(["Accept"]);
    const stored = await sql`select actor.type from follower join actor on actor.id = follower_id
      where uri = ${category.id}`;
    expect(stored).toEqual([{ type }]);
    await since(() => world.ask());
    expect(answers.length, type).toBeGreaterThan(1);
  }
});
