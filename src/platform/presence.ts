import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "./logging.ts";
import { type Database, openDatabase, type PostgresAddress } from "./postgres.ts";

/**
 * The sign of life of one worker: a number, and a lock on it that PostgreSQL takes away together with the session. What a
 * worker has in hand carries its number and is its own only while that lock stands; so a killed worker's work is free at
 * once, without a clock, and a worker that hangs loses it when its session has been silent for too long.
 */
export type Presence = {
  /** The number of now. Connects when there is none yet, or the last one was lost. Throws when PostgreSQL is away. */
  number(): Promise<number>;
  /** Ends the session: whatever still carries the number is free. */
  stop(): Promise<void>;
};

/**
 * The first half of every lock of this kind; the second is the worker's number. In another session
 * `pg_try_advisory_xact_lock(presenceLock, number)` says `true` exactly when the worker with that number is gone.
 */
export const presenceLock = 7_236_003;

const beatEvery = 5_000;
const silentFor = 30_000;
/** So long a PostgreSQL that does not answer may keep us from stopping. */
const patience = 2_000;

type Session = { readonly database: Database; readonly number: number; readonly closed: AbortController };

/** Opens nothing before the first `number()`. `silentFor` (milliseconds) is how long a silent session counts as alive. */
export const createPresence = (given: {
  readonly address: PostgresAddress;
  readonly log: Log;
  readonly beatEvery?: number;
  readonly silentFor?: number;
}): Presence => {
  let current: Promise<Session> | null = null;
  let stopped = false;

  const open = async (): Promise<Session> => {
    const closed = new AbortController();
    const settings = { idle_session_timeout: given.silentFor ?? silentFor };
    const database = openDatabase(given.address, "square", 1, { settings, lasting: true });
    const number = randomInt(1, 2 ** 31);
    const session = { database, number, closed };
    try {
      const [row] = await database.sql<{ locked: boolean }[]>`
        select pg_try_advisory_lock(${presenceLock}, ${number}) as locked`;
      if (row?.locked !== true) throw new Error("Another worker has this number.");
    } catch (error) {
      await database.close();
      throw error;
    }
    void beat(session);
    return session;
  };

  /** Shows every few seconds that this process still runs. A connection that came back by itself has no lock any more. */
  const beat = async (session: Session): Promise<void> => {
    try {
      for (;;) {
        await pause(given.beatEvery ?? beatEvery, undefined, { signal: session.closed.signal });
        const [row] = await session.database.sql<{ mine: boolean }[]>`
          select exists (select 1 from pg_locks where locktype = 'advisory' and classid = ${presenceLock}
            and objid = ${session.number}::oid and pid = pg_backend_pid()) as mine`;
        if (row?.mine !== true) break;
      }
    } catch {
      // Stopped, or PostgreSQL is away: either way the session is over.
    }
    if (!session.closed.signal.aborted) given.log.warn("a worker lost its session and takes a new number");
    current = null;
    await end(session);
  };

  const end = async (session: Session): Promise<void> => {
    session.closed.abort();
    await Promise.race([letGo(session), pause(patience, undefined, { ref: false })]);
    await session.database.close().catch(() => {});
  };

  /** PostgreSQL ends a session some time after it was left, and its locks with it: whoever comes next need not wait for that. */
  const letGo = async ({ database, number }: Session): Promise<void> => {
    await database.sql`select pg_advisory_unlock(${presenceLock}, ${number})`.catch(() => {});
  };

  return {
    number: async () => {
      if (stopped) throw new Error("This worker has stopped.");
      const opening = current ?? open();
      current = opening;
      try {
        return (await opening).number;
      } catch (error) {
        if (current === opening) current = null;
        throw error;
      }
    },
    stop: async () => {
      stopped = true;
      const last = current;
      current = null;
      if (last !== null) await last.then(end, () => {});
    },
  };
};
