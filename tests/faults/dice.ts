import { randomInt } from "node:crypto";

/** Chance that can be had again: the same seed gives the same throws. */
export type Dice = {
  readonly seed: number;
  /** A whole number from 0 up to and without `below`. */
  below(below: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** Dice of their own for a part of the test, so that parts do not disturb each other. */
  fork(name: string): Dice;
};

/** Dice that always fall the same for `seed` (mulberry32). */
export const createDice = (seed: number): Dice => {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    seed,
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("Nothing to pick from.");
      return item;
    },
    fork: (name) => createDice([...name].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), seed)),
  };
};

/** How hard this run tries. `tests/faults/run.ts` sets it. */
export const dose = {
  /** FAULT_SEED replays a run; without it every run is another one. */
  seed: Number(process.env.FAULT_SEED ?? randomInt(1_000_000_000)),
  rounds: Number(process.env.FAULT_ROUNDS ?? 50),
  nightly: process.env.FAULT_NIGHTLY === "true",
} as const;
