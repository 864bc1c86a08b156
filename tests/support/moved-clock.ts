import type { Clock } from "../../src/kernel/clock.ts";

/** A clock that stands still until the test moves it. */
export type MovedClock = Clock & { move(milliseconds: number): void };

export const createMovedClock = (start = new Date("2026-11-23T09:00:00Z")): MovedClock => {
  let now = start.getTime();
  return Object.assign(() => new Date(now), {
    move: (milliseconds: number) => {
      now += milliseconds;
    },
  });
};
