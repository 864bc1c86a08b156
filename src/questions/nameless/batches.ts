import { later, minute } from "../../kernel/clock.ts";

/** What nameless askers do becomes visible at the quarters of the hour, everything that is due together. */
const between = 15 * minute;
const shortest = 5 * minute;
const longest = 60 * minute;

/** The batch at or before a moment. */
export const batchAt = (moment: Date): Date => new Date(Math.floor(moment.getTime() / between) * between);

/** The batches that begin within a span after a moment. */
const batchesWithin = (moment: Date, from: number, until: number): number[] => {
  const batches: number[] = [];
  const first = Math.ceil((moment.getTime() + from) / between);
  for (let nth = first; nth * between <= moment.getTime() + until; nth++) batches.push(nth * between);
  return batches;
};

/** A number from 0 up to and not including `below`, each as likely. */
export type Draw = (below: number) => number;

export const drawAtRandom: Draw = (below) => {
  const fair = 2 ** 32 - (2 ** 32 % below);
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < fair) return drawn % below;
  }
};

const drawOf = (batches: readonly number[], draw: Draw): Date => new Date(batches[draw(batches.length)] ?? 0);

/** The batch in which something that is done now becomes visible: 5 to 60 minutes later. */
export const drawBatch = (now: Date, draw: Draw): Date => drawOf(batchesWithin(now, shortest, longest), draw);

/** The batch in which a resident who leaves is forgotten: 1 to 24 hours later. */
export const drawFarewell = (now: Date, draw: Draw): Date =>
  drawOf(batchesWithin(now, 60 * minute, 24 * 60 * minute), draw);

/** When something that failed is tried again. */
export const nextTry = (now: Date, attempts: number): Date => later(now, between * Math.min(attempts + 1, 16));
