import { randomInt } from "node:crypto";

const seed = Number(process.env.HOSTILE_SEED ?? randomInt(1_000_000_000));

/** How many mutants and sequences, and from which seed: `HOSTILE_SEED` replays a run, without it every run has other mutants. */
export const dose = {
  seed,
  /** In the test command the same sequences each time, at night others. */
  seedOfSequences:
    process.env.HOSTILE_SEED === undefined && process.env.HOSTILE_NIGHTLY !== "true" ? 323_273_115 : seed,
  mutants: process.env.HOSTILE_NIGHTLY === "true" ? 20_000 : 1_000,
  sequences: process.env.HOSTILE_NIGHTLY === "true" ? 100 : 10,
};

/** Throws dice that fall the same way for the same seed (mulberry32). */
export type Dice = { readonly below: (count: number) => number; readonly pick: <T>(from: readonly T[]) => T };

export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0;
  const below = (count: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  };
  return { below, pick: (from) => from[below(from.length)] as (typeof from)[number] };
};
