import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dose } from "./generated/dose.ts";
import { beginning, sequences } from "./stateful/commands.ts";
import { mishaps } from "./stateful/network.ts";
import { differences } from "./stateful/oracle.ts";
import { openTowns, type Towns } from "./stateful/towns.ts";

/**
 * Three wijken that write, follow, answer, take back and shut out, in any order, while messages get lost, double and late and
 * workers die; a model knows what has to be so at the end.
 */
let towns: Towns;
beforeAll(async () => {
  towns = await openTowns();
}, 120_000);
afterAll(() => towns.close());

test(`${dose.sequences} sequences end as the model says (HOSTILE_SEED=${dose.seedOfSequences})`, {
  timeout: 36_000_000,
}, async () => {
  const done = new Map<string, number>();
  const property = fc.asyncProperty(sequences, async (commands) => {
    await towns.reset();
    const model = await beginning(towns);
    await fc.asyncModelRun(() => ({ model, real: towns }), commands);
    for (const name of String(commands).match(/[a-z]+(?=[( ])/g) ?? []) done.set(name, (done.get(name) ?? 0) + 1);
    await towns.drain();
    expect(await differences(model, towns)).toEqual([]);
  });
  await fc.assert(property, {
    numRuns: dose.sequences,
    seed: dose.seedOfSequences,
    endOnFailure: dose.sequences < 50,
  });
  // A generator that leaves something out shows nothing about it.
  const wanted = [
    "ask",
    "edit",
    "withdraw",
    "answer",
    "follow",
    "unfollow",
    "block",
    "trouble",
    "haste",
    "regret",
    "release",
    "work",
    "kill",
    "pass",
  ];
  expect(wanted.filter((name) => !done.has(name))).toEqual([]);
  const befell = new Set(towns.towns.flatMap(({ network }) => [...network.befell.keys()]));
  expect(mishaps.filter((mishap) => !befell.has(mishap))).toEqual([]);
});
