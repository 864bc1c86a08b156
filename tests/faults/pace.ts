import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";
import { lookInFlight } from "./in-flight.ts";

/** Keeps those who are at work, and those who kill, from asking for more than can be done. */
export type Pace = {
  /** Resolves as soon as there is room for more. */
  room(): Promise<void>;
  stop(): Promise<void>;
};

/** With so much on its way nobody asks for more, until so little is left. */
const [most, few] = [400, 100];
const lookEvery = 400;

/**
 * Looks at what is on its way in the database of a town, again and again. Processes that are killed all the time do less
 * than others ask of them; what piles up would grow with the rounds, and say nothing about what is lost.
 */
export const createPace = (sql: postgres.Sql): Pace => {
  const stopping = new AbortController();
  let room = Promise.withResolvers<void>();
  room.resolve();
  let isFull = false;

  const look = async (): Promise<void> => {
    const all = Object.values(await lookInFlight(sql)).reduce((sum, count) => sum + count, 0);
    if (!isFull && all > most) {
      isFull = true;
      room = Promise.withResolvers();
    } else if (isFull && all < few) {
      isFull = false;
      room.resolve();
    }
  };
  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      // The database may be down: it is killed too.
      await look().catch(() => {});
      await pause(lookEvery, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const watching = watch();

  return {
    room: () => room.promise,
    stop: async () => {
      stopping.abort();
      await watching;
      room.resolve();
    },
  };
};
