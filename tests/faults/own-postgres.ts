import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../src/platform/embedded-postgres.ts";
import { serverPid } from "../support/running-postgres.ts";

/**
 * What the way to the database does with a connection: lets it through, refuses it (nothing listens), cuts it as soon as it is
 * there (what stands in front of the database listens, and the database does not), or takes its bytes and is silent.
 * What was silent breaks when the way opens; behind `deaf`, a way that is open for new connections, it stays so for good.
 */
export type Way = "open" | "refuses" | "cuts" | "silent" | "deaf";

/** A PostgreSQL of one test at full durability, reached over TCP by a way that the test can close. */
export type OwnPostgres = {
  /** For DATABASE_URL. */
  readonly url: string;
  /** Straight to the server, past the way. */
  readonly sql: postgres.Sql;
  /** Ends the server as a crash does (SIGQUIT: an immediate shutdown), and resolves when it accepts connections again. */
  crash(): Promise<void>;
  /** From now on, for connections that are open and for new ones. */
  way(way: Way): void;
  close(): Promise<void>;
};

/** Starts a server with nothing in it, with the settings that it always has apart from `settings`. */
export const startOwnPostgres = async (settings: Readonly<Record<string, string>> = {}): Promise<OwnPostgres> => {
  // By this name the next run finds and removes what a run that was killed left behind (support/postgres-server.ts).
  const directory = await mkdtemp(join(tmpdir(), `wijksgewijs-tests-${process.pid}-`));
  const launch = () => startEmbeddedPostgres({ directory, settings, log: () => {} });
  let server = await launch();
  let closing = false;
  /** The launcher stops after some crashes in a row, and here crashes are the point: then it is launched anew. */
  const keepRunning = async (running: EmbeddedPostgres): Promise<void> => {
    await running.ended;
    if (closing) return;
    server = await launch();
    return keepRunning(server);
  };
  keepRunning(server).catch(() => {});
  const { socketDirectory, superuser } = server;
  const door = await openDoor(join(socketDirectory, ".s.PGSQL.5432"));
  const sql = postgres({
    host: socketDirectory,
    user: superuser,
    database: "postgres",
    max: 4,
    max_lifetime: null,
    onnotice: () => {},
  });
  const answers = async (): Promise<void> => {
    for (const end = Date.now() + 60_000; ; await pause(50)) {
      try {
        await sql`select 1`;
        return;
      } catch (error) {
        if (Date.now() > end) throw error;
      }
    }
  };

  return {
    url: `postgresql://${superuser}@127.0.0.1:${door.port}/postgres`,
    sql,
    crash: async () => {
      const pid = await serverPid(directory);
      process.kill(pid, "SIGQUIT");
      // One that is still going down answers too.
      while (existsSync(`/proc/${pid}`)) await pause(10);
      await answers();
    },
    way: door.way,
    close: async () => {
      closing = true;
      await sql.end({ timeout: 1 });
      await door.close();
      await server.stop();
      await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
};

type Pair = { readonly outside: Socket; readonly inside: Socket; silent: boolean };

/** The server listens on its socket in the file system only; this is the way there from TCP. */
const openDoor = async (path: string) => {
  let way: Way = "open";
  const pairs = new Set<Pair>();
  const door = createServer((outside) => {
    outside.on("error", () => {});
    if (way === "cuts") {
      outside.destroy();
      return;
    }
    const pair: Pair = { outside, inside: connect({ path }), silent: false };
    const { inside } = pair;
    pairs.add(pair);
    outside.on("close", () => inside.destroy()).pipe(inside);
    inside
      .on("error", () => {})
      .on("close", () => {
        // A cable that is cut tells nobody that the other end is gone.
        if (!pair.silent) outside.destroy();
      });
    outside.on("close", () => pairs.delete(pair));
    inside.pipe(outside);
    if (way === "silent") silence(pair);
  }).listen(0, "127.0.0.1");
  await once(door, "listening");
  const { port } = door.address() as AddressInfo;

  const silence = (pair: Pair) => {
    pair.silent = true;
    pair.outside.unpipe(pair.inside);
    pair.inside.unpipe(pair.outside);
    for (const socket of [pair.outside, pair.inside]) socket.on("data", () => {}).resume();
  };
  const cut = ({ outside, inside }: Pair) => {
    outside.destroy();
    inside.destroy();
  };

  return {
    port,
    way: (next: Way) => {
      way = next;
      if (next === "refuses") door.close();
      else if (!door.listening) door.listen(port, "127.0.0.1");
      for (const pair of pairs) {
        if (next === "silent") silence(pair);
        else if (next !== "deaf" && (next !== "open" || pair.silent)) cut(pair);
      }
    },
    close: async () => {
      door.close();
      for (const pair of pairs) cut(pair);
    },
  };
};
