import { realpath } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { prepareBinaries } from "./embedded-postgres-binaries.ts";
import {
  openPlace,
  prepareCluster,
  prepareSocketDirectory,
  serverUserFor,
  socketDirectoryOf,
  superuser,
} from "./embedded-postgres-cluster.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { lockDirectory, lockHolder } from "./embedded-postgres-lock.ts";
import { clearLeftovers, type ServerPlan, type ServerProcess, startServer } from "./embedded-postgres-process.ts";
import { orNull } from "./embedded-postgres-system.ts";

export { EmbeddedPostgresError };

/** How to reach the server: no password, the rights on the socket's directory are the lock on the door. */
export type EmbeddedPostgresAddress = { readonly socketDirectory: string; readonly superuser: string };

/** A server that is kept running until `stop()`. */
export type EmbeddedPostgres = EmbeddedPostgresAddress & {
  /** Resolves when the server is down for good: `null` after `stop()`, the reason when it could not be kept running. */
  readonly ended: Promise<EmbeddedPostgresError | null>;
  /** Ends all connections, stops the server and gives its directory free. May be called more than once. */
  stop(): Promise<void>;
};

/** What the caller decides. `settings` go to PostgreSQL as they are (such as `max_connections`); `log` gets single lines. */
export type EmbeddedPostgresOptions = {
  readonly directory: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
};

/** So often may the server die, each time within a minute after its start, before we stop starting it again. */
const restartsInARow = 5;
const soundAfterMilliseconds = 60_000;

/**
 * Runs the PostgreSQL that npm installed on the data in `directory` (made on the first start) and keeps it running:
 * when the server dies, it starts again. It listens on a unix socket only, in a process group of its own. Works as
 * root, then under another account, and as a normal user; takes over from processes that were killed.
 * Throws an EmbeddedPostgresError, in plain words, when it cannot.
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const place = await openPlace(options.directory);
  const user = await serverUserFor(place);
  const lock = await lockDirectory(place);
  try {
    const binaries = await prepareBinaries(place, user);
    await prepareCluster(place, binaries, user, options.settings?.fsync !== "off");
    const socketDirectory = await prepareSocketDirectory(place, user);
    const plan = { place, binaries, user, socketDirectory, settings: options.settings ?? {}, log: options.log };
    await clearLeftovers(plan);
    return supervise(plan, await startServer(plan), lock.release);
  } catch (error) {
    await lock.release();
    throw error;
  }
};

/**
 * Where the server of another, live process on this directory is reached, so that a command can work beside it;
 * `null` when no process holds the directory.
 */
export const findEmbeddedPostgres = async (directory: string): Promise<EmbeddedPostgresAddress | null> => {
  const place = await orNull(realpath(directory));
  if (place === null || (await lockHolder(place)) === null) return null;
  return { socketDirectory: await socketDirectoryOf(place), superuser };
};

const supervise = (plan: ServerPlan, first: ServerProcess, release: () => Promise<void>): EmbeddedPostgres => {
  const stopping = new AbortController();
  let current = first;

  const keepRunning = async (): Promise<EmbeddedPostgresError | null> => {
    for (let restarts = 0; ; restarts++) {
      const sound = setTimeout(() => {
        restarts = 0;
      }, soundAfterMilliseconds);
      const said = await current.exit;
      clearTimeout(sound);
      if (stopping.signal.aborted) return null;
      if (restarts === restartsInARow)
        return new EmbeddedPostgresError(`PostgreSQL on ${plan.place} keeps ending. The last it said: ${said}`);
      plan.log("PostgreSQL ended unexpectedly; it is started again.");
      await delay(restarts * 500);
      try {
        await clearLeftovers(plan);
        current = await startServer(plan);
      } catch (error) {
        return error instanceof EmbeddedPostgresError ? error : new EmbeddedPostgresError(String(error));
      }
      if (stopping.signal.aborted) await current.stop();
    }
  };

  const ended = keepRunning().finally(release);
  return {
    socketDirectory: plan.socketDirectory,
    superuser,
    ended,
    stop: async () => {
      stopping.abort();
      await current.stop();
      await ended;
    },
  };
};
