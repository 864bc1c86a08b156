import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { minute, second } from "../../src/kernel/clock.ts";
import { newKeyPair } from "../hostile/origins.ts";
import type { Person } from "../support/person.ts";
import { type AtWork, peerAtWork, resident } from "./at-work.ts";
import { createDice, dose } from "./dice.ts";
import { drained, type InFlight, lookInFlight } from "./in-flight.ts";
import { createModel } from "./model.ts";
import { type OwnPostgres, startOwnPostgres } from "./own-postgres.ts";
import { createPace, type Pace } from "./pace.ts";
import { createPeerServer, type PeerServer } from "./peer-server.ts";
import { followOf, wijkUriAt } from "./real-time-wijk.ts";
import { openTown, type Shift, type Town } from "./town.ts";
import { wrongAt, wrongHere, wrongLetters } from "./what-came-of-it.ts";

const dice = createDice(dose.seed);
const model = createModel();
let database: OwnPostgres;
let town: Town;
let peers: readonly PeerServer[] = [];
let pace: Pace;

beforeAll(async () => {
  database = await startOwnPostgres();
  const keys = newKeyPair();
  peers = await Promise.all([2, 3, 4, 5, 6].map((last) => createPeerServer(`127.0.0.${last}`, keys)));
  town = await openTown({ databaseUrl: database.url, workers: 2 });
  const wijkUri = await wijkUriAt(town.origin, `holtveen@${new URL(town.origin).host}`);
  for (const peer of peers)
    expect(await peer.send(`${town.origin}/ap/inbox`, followOf(peer, wijkUri))).toMatchObject({ status: 202 });
  await drained(database.sql, 30 * second);
  pace = createPace(database.sql);
});
afterAll(async () => {
  await pace?.stop();
  await town?.close();
  await Promise.all(peers.map((peer) => peer.close()));
  await database?.close();
});

/** What a kill counts as, and what had to be on its way for it. */
type Kind = "web" | "worker" | "all" | "postgres";
type Tally = { rounds: number; counted: number; requests: number } & { -readonly [Part in keyof InFlight]: number };

const workOf = ({ leased, inbox, events, jobs }: InFlight): number => leased + inbox + events + jobs;

let lastVictims: readonly Shift[] = [];

/** Whom the dice choose: never the one of last time, so that one starts while the next is killed. */
const choose = (round: number): readonly [Kind, readonly Shift[]] => {
  if (round % 10 === 9) return ["postgres", []];
  const everyone = [town.web, ...town.workers];
  if (dice.below(12) === 0) return ["all", everyone];
  const others = everyone.filter((shift) => lastVictims.length !== 1 || shift !== lastVictims[0]);
  const victim = dice.pick(others);
  return [victim === town.web ? "web" : "worker", [victim]];
};

const playRound = async (round: number, tallies: Record<Kind, Tally>): Promise<boolean> => {
  const [kind, victims] = choose(round);
  const tally = tallies[kind];
  lastVictims = victims;
  await pace.room();
  await Promise.all(victims.map((victim) => victim.up()));
  await pause(dice.below(800));
  const [found, requests] = [await lookInFlight(database.sql), model.underWay];
  if (kind === "postgres") await database.crash();
  else await Promise.all(victims.map((victim) => victim.kill()));
  tally.rounds += 1;
  if ((kind === "web" ? requests : workOf(found)) === 0) return false;
  tally.counted += 1;
  tally.requests += requests;
  for (const part of Object.keys(found) as (keyof InFlight)[]) tally[part] += found[part];
  return true;
};

const emptyTally = (): Tally => ({
  rounds: 0,
  counted: 0,
  requests: 0,
  leased: 0,
  waiting: 0,
  inbox: 0,
  events: 0,
  jobs: 0,
  letters: 0,
});

test("Nothing that was acknowledged is lost or doubled, and everyone hears all of it in order, whatever is killed whenever", {
  timeout: 5 * minute + dose.rounds * 8 * second,
}, async () => {
  console.info(`FAULT_SEED=${dose.seed}: ${dose.rounds} rounds`);
  const names = ["Anneke", "Daan", "Fatima"];
  const neighbours: Person[] = [];
  for (const name of names) neighbours.push(await town.neighbour(name));
  for (const [index, peer] of peers.entries()) {
    const delays = dice.fork(`delay ${index}`);
    peer.answer = (response) => void setTimeout(() => response.writeHead(202).end(), 5 + delays.below(200));
  }
  const conditions = { origin: town.origin, model, pace };
  const work: readonly AtWork[] = [
    ...neighbours.map((person, index) => resident({ ...conditions, person, dice: dice.fork(names[index] ?? "") })),
    ...peers.map((peer, index) => peerAtWork({ ...conditions, peer, dice: dice.fork(`peer ${index}`) })),
  ];
  const ending = new AbortController();
  const working = Promise.all(work.map((each) => each(ending.signal)));
  working.catch(() => {});

  const began = Date.now();
  const tallies: Record<Kind, Tally> = {
    web: emptyTally(),
    worker: emptyTally(),
    all: emptyTally(),
    postgres: emptyTally(),
  };
  let counted = 0;
  for (let round = 0; counted < dose.rounds && round < dose.rounds * 2; round++) {
    if (await playRound(counted, tallies)) counted += 1;
  }
  const killed = Date.now() - began;
  await Promise.all([town.web, ...town.workers].map((shift) => shift.up()));
  ending.abort();
  await working;
  const took = await drained(database.sql, 2 * minute);

  console.table(tallies);
  const letters = town.post.letters.length;
  const arrivals = peers.map((peer) => peer.arrivals.length).reduce((sum, count) => sum + count);
  console.info(
    `${killed} ms of kills, then ${took} ms until all was done. ${model.posts.length} posts, ` +
      `${model.unanswered.length} without an answer, ${model.acknowledged.length} activities taken, ` +
      `${arrivals} deliveries, ${letters} letters. Answers: ${JSON.stringify(Object.fromEntries(model.answers))}`,
  );
  expect.soft(town.surprises).toEqual([]);
  expect.soft(counted).toBe(dose.rounds);
  expect.soft(model.oddities, town.complaints()).toEqual([]);
  expect.soft(await wrongHere(database.sql, town.administrator, model)).toEqual([]);
  for (const peer of peers) expect.soft(await wrongAt(database.sql, peer, model)).toEqual([]);
  expect.soft(await wrongLetters(database.sql, town.post.letters, model, counted)).toEqual([]);
});
