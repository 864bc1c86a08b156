import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import { minute, second } from "../../src/kernel/clock.ts";
import { newKeyPair } from "../hostile/origins.ts";
import type { Person } from "../support/person.ts";
import { type AtWork, peerAtWork, resident } from "./at-work.ts";
import { createDice, dose } from "./dice.ts";
import { drained } from "./in-flight.ts";
import { createModel, type Model } from "./model.ts";
import { type OwnPostgres, startOwnPostgres } from "./own-postgres.ts";
import { createPace, type Pace } from "./pace.ts";
import { createPeerServer, type PeerServer } from "./peer-server.ts";
import { followOf, wijkUriAt } from "./real-time-wijk.ts";
import { openTown, type Town } from "./town.ts";
import { wrongAt, wrongHere, wrongLetters } from "./what-came-of-it.ts";

/** So many connections the database of the town has. */
export const mostConnections = 60;

/**
 * A wijk with a PostgreSQL of its own behind a door, in which two residents and two peers are at work during every test of the
 * file that calls this. Everything they were promised is looked at when a test says `allIsWell`.
 */
export const workingTown = () => {
  const dice = createDice(dose.seed);
  let database: OwnPostgres;
  let town: Town;
  let peers: readonly PeerServer[] = [];
  let neighbours: readonly Person[] = [];
  const model: Model = createModel();
  let pace: Pace;
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
    pace = createPace(database.sql);
  });
  afterAll(async () => {
    await pace?.stop();
    await town?.close();
    await Promise.all(peers.map((peer) => peer.close()));
    await database?.close();
  });

  /** Two residents and two peers are at work in every test, and everything they were promised holds at its end. */
  beforeEach(async () => {
    const conditions = { origin: town.origin, model, pace };
    ending = new AbortController();
    const work: readonly AtWork[] = [
      ...neighbours.map((person, index) => resident({ ...conditions, person, dice: dice.fork(`resident ${index}`) })),
      ...peers.map((peer, index) => peerAtWork({ ...conditions, peer, dice: dice.fork(`peer ${index}`) })),
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
      (await database.sql`select 1 from inbox_activity where activity_id = ${newest} and done_at is not null`).length >
      0;
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

  return {
    dice,
    database: () => database,
    town: () => town,
    pageStatus,
    ready,
    workGoesOn,
    allIsWell,
  };
};
