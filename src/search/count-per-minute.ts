import { type Clock, minute, second } from "../kernel/clock.ts";

/** Counts one try of somebody. Gives the seconds to wait, 0 for who may go on. */
export type CountPerMinute = (who: string) => number;

/**
 * Counts in memory, since a row for each letter would tell who was typing when. Each process counts for itself, and forgets every
 * minute.
 */
export const countPerMinute = ({
  clock,
  perMinute,
}: {
  readonly clock: Clock;
  readonly perMinute: number;
}): CountPerMinute => {
  let window = 0;
  let counts = new Map<string, number>();
  return (who) => {
    const now = clock().getTime();
    if (Math.floor(now / minute) !== window) {
      window = Math.floor(now / minute);
      counts = new Map();
    }
    const count = (counts.get(who) ?? 0) + 1;
    counts.set(who, count);
    return count <= perMinute ? 0 : Math.ceil(((window + 1) * minute - now) / second);
  };
};
