import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { minute, second } from "../../src/kernel/clock.ts";
import { newKeyPair } from "../hostile/origins.ts";
import type { Person } from "../support/person.ts";
import { type AtWork, peerAtWork, resident } from "./at-work.ts";
import { createDice, dose } from "./dice.ts";
import { drained } from "./in-flight.ts";
import { createModel, type Model } from "./model.ts";
import { type OwnPostgres, startOwnPostgres } from "./own-postgres.ts";
import { createPeerServer, type PeerServer } from "./peer-server.ts";
import { followOf, wijkUriAt } from "./real-time-wijk.ts";
import { openTown, type Town } from "./town.ts";
import { wrongAt, wrongHere, wrongLetters } from "./what-came-of-it.ts";

const dice = createDice(dose.seed);
const mostConnections = 60;
let database: OwnPostgres;
let town: Town;
let peers: readonly PeerServer[] = [];
let neighbours: readonly Person[] = [];
const model: Model = createModel();
let ending: AbortController;
let working: Promise<unknown>;

beforeAll(async () => {
  console.info(`FAULT_SEED=${dose.seed}`);
  database = await startOwnPostgres({ max_connections: String(mostConnections) });
  const keys = newKeyPair();
  peers = await Promise.all([2, 3].map((last) => createPeerServer(`127.0.0.${last}`, keys)));
  town = await openTown({ databaseUrl: database.url, workers: 1 });
  const wijkUri = await wijkUriAt(town.origin, `holtveen@${new URL(town.origin).host}`);
  for (const peer of peers) await peer.send(`${town.origin}/ap/inbox`, followOf(peer, wijkUri));
  neighbours = [await town.neighbour("Anneke"), await town.neighbour("Daan")];
  await drained(database.sql, 30 * second);
});
afterAll(async () => {
  await town?.close();
  await Promise.all(peers.map((peer) => peer.close()));
  await database?.close();
});

/** Two residents and two peers are at work in every test, and everything they were promised holds at its end. */
beforeEach(async () => {
  const { origin } = town;
  ending = new AbortController();
  const work: readonly AtWork[] = [
    ...neighbours.map((person, index) => resident({ origin, person, model, dice: dice.fork(`resident ${index}`) })),
    ...peers.map((peer, index) => peerAtWork({ origin, peer, model, dice: dice.fork(`peer ${index}`) })),
  ];
  working = Promise.all(work.map((each) => each(ending.signal)));
  working.catch(() => {});
  await workGoesOn(30 * second);
});
afterEach(() => {
  database.way("open");
  ending.abort();
});

/** The status of a page, or "no answer" when there is none within 10 seconds. */
const statusOf = async (path: string): Promise<number | "no answer"> => {
  try {
    const answer = await fetch(new URL(path, town.origin), { signal: AbortSignal.timeout(10 * second) });
    await answer.text();
    return answer.status;
  } catch {
    return "no answer";
  }
};
const ready = () => statusOf("/readyz");
const pageStatus = () => statusOf("/vragen");

/** Waits until an activity that was taken in from now on has been handled. Gives how long that took. */
const workGoesOn = async (within: number): Promise<number> => {
  const begin = Date.now();
  const [taken, posts] = [model.acknowledged.length, model.posts.length];
  await vi.waitUntil(() => model.acknowledged.length > taken && model.posts.length > posts, { timeout: within });
  const newest = model.acknowledged[taken] ?? "";
  const handled = async () =>
    (await database.sql`select 1 from inbox_activity where activity_id = ${newest} and done_at is not null`).length > 0;
  await vi.waitUntil(handled, { timeout: within, interval: 100 });
  return Date.now() - begin;
};

/** Ends the work, and looks at everything that came of it. */
const allIsWell = async (): Promise<void> => {
  ending.abort();
  await working;
  console.info(`all was done after ${await drained(database.sql, 2 * minute)} ms`);
  expect.soft(town.surprises.splice(0)).toEqual([]);
  expect.soft(model.oddities.splice(0), town.complaints()).toEqual([]);
  expect.soft(await wrongHere(database.sql, town.administrator, model)).toEqual([]);
  for (const peer of peers) expect.soft(await wrongAt(database.sql, peer, model)).toEqual([]);
  expect.soft(await wrongLetters(database.sql, town.post.letters, model, 20)).toEqual([]);
};

test("PostgreSQL that crashes under load loses nothing, is answered with 503, and work goes on within 30 seconds", async () => {
  for (let crash = 0; crash < (dose.nightly ? 30 : 3); crash++) {
    await pause(dice.below(1_500));
    await database.crash();
    console.info(`work went on ${await workGoesOn(30 * second)} ms after PostgreSQL was back`);
  }
  await allIsWell();
});

test.each(["refuses", "cuts"] as const)(
  "A database whose door %s every connection makes the wijk unready, and afterwards work goes on within 30 seconds",
  async (way) => {
    database.way(way);
    await pause(second);
    expect.soft(await pageStatus()).toBe(503);
    expect.soft(await ready()).toBe(503);
    await pause(4 * second);
    database.way("open");
    console.info(`work went on after ${await workGoesOn(30 * second)} ms`);
    expect(await ready()).toBe(200);
    await allIsWell();
  },
);

test("A network that swallows everything and then breaks loses nothing, and work goes on within 30 seconds", async () => {
  database.way("silent");
  await pause(8 * second);
  database.way("open");
  console.info(`work went on after ${await workGoesOn(30 * second)} ms`);
  await allIsWell();
});

test("Connections that fell silent for good are left for new ones within a minute", async () => {
  database.way("silent");
  database.way("deaf");
  console.info(`work went on after ${await workGoesOn(minute)} ms`);
  await allIsWell();
});

test("With every connection of its pool held the wijk is unready, and it recovers when they come free", async () => {
  const holding = database.sql.begin(async (transaction) => {
    await transaction`lock table post in access exclusive mode`;
    const asked = Array.from({ length: 60 }, () => fetch(`${town.origin}/vragen`).then(({ status }) => status));
    await pause(6 * second);
    const status = await ready();
    return { asked: Promise.all(asked), status };
  });
  const { asked, status } = await holding;
  expect.soft(status).toBe(503);
  for (const each of await asked) expect([200, 503]).toContain(each);
  await workGoesOn(30 * second);
  expect(await ready()).toBe(200);
  await allIsWell();
});

test("With no connection left at the server the wijk answers 503, and it recovers when there are some again", async () => {
  const greedy = postgres(database.url, { max: mostConnections, connect_timeout: 2, onnotice: () => {} });
  try {
    const end = Date.now() + 6 * second;
    const takers = Array.from({ length: mostConnections }, async () => {
      while (Date.now() < end) await greedy`select pg_sleep(${(end - Date.now()) / second})`.catch(() => pause(20));
    });
    await pause(500);
    await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'wijk-%'`;
    await pause(500);
    expect.soft(await pageStatus()).toBe(503);
    expect.soft(await ready()).toBe(503);
    await Promise.all(takers);
  } finally {
    await greedy.end({ timeout: 1 });
  }
  await workGoesOn(30 * second);
  expect(await ready()).toBe(200);
  await allIsWell();
});
