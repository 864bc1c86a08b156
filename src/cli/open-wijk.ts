import { join } from "node:path";
import { type ComposedWijk, compose } from "../compose.ts";
import { type Config, databaseAddress, readConfig } from "../config.ts";
import { type Clock, systemClock } from "../kernel/clock.ts";
import { type EmbeddedPostgres, findEmbeddedPostgres, startEmbeddedPostgres } from "../platform/embedded-postgres.ts";
import { EmbeddedPostgresError } from "../platform/embedded-postgres-error.ts";
import { createLineFile } from "../platform/line-file.ts";
import { createLog, type Log } from "../platform/logging.ts";
import { migrate } from "../platform/migrate.ts";
import { type Database, isDatabaseAway, openDatabase, type PostgresAddress } from "../platform/postgres.ts";
import { followSealingKeys, SealingKeyError, sealingKey } from "../platform/sealing-key.ts";
import type { SocketAddress } from "../routes.ts";
import type { Terminal } from "./commands.ts";

/** Something the operator can mend; the message says what and how. */
export class CannotStart extends Error {}

/** A wijk with its database, open until `close`. */
export type OpenWijk = {
  readonly wijk: ComposedWijk;
  readonly config: Config;
  readonly log: Log;
  /** Ends with an error when the PostgreSQL that comes along could not be kept running; never with one of our own. */
  readonly databaseEnded: Promise<Error | null>;
  close(): Promise<void>;
};

/** Reads the configuration or says everything that is wrong with it. */
export const configOf = (terminal: Terminal): Config => {
  const read = readConfig(terminal.environment, terminal);
  if (read.ok) return read.config;
  throw new CannotStart(
    ["The configuration has mistakes:", ...read.problems.map((problem) => `  - ${problem}`)].join("\n"),
  );
};

/**
 * PostgreSQL tells much of what it does, and once per connection that it went down, of which the launcher tells already;
 * the operator hears of it only when something else is wrong.
 */
const warnOnly =
  (log: Log) =>
  (line: string): void => {
    if (!/ (LOG|HINT|DETAIL|STATEMENT): | FATAL: +(terminating connection|the database system is) /.test(line))
      log.warn(line);
  };

const isMigrated = async (address: PostgresAddress): Promise<boolean> => {
  const database = openDatabase(address, "owner", 1);
  try {
    const [row] = await database.sql<{ there: boolean }[]>`select to_regclass('identity.address') is not null as there`;
    return row?.there === true && (await database.sql`select 1 from identity.address limit 1`).length > 0;
  } finally {
    await database.close();
  }
};

/**
 * Whose the PostgreSQL that comes along is: `own` starts it and insists on being the only one, `alongside` joins one that
 * runs and starts it otherwise, `shared` only joins. With DATABASE_URL all three use that.
 */
export type DatabaseSharing = "own" | "alongside" | "shared";

/**
 * Opens a wijk: finds or starts its database, brings it to this version's schema and wires everything.
 * Throws {@link CannotStart} for what the operator can mend.
 */
export const openWijk = async (
  terminal: Terminal,
  options: {
    readonly database?: DatabaseSharing;
    readonly clock?: Clock;
    readonly socketAddress?: SocketAddress;
    readonly needsNoData?: boolean;
  } = {},
): Promise<OpenWijk> => {
  const config = configOf(terminal);
  const clock = options.clock ?? systemClock;
  const log = createLog({ write: terminal.complain, clock });
  let embedded: EmbeddedPostgres | null = null;
  try {
    let address: PostgresAddress | null = null;
    if (config.databaseUrl === null) {
      const directory = join(config.dataDirectory, "postgresql");
      const sharing = options.database ?? "own";
      const running = sharing === "own" ? null : await findEmbeddedPostgres(directory);
      if (running === null && sharing === "shared") {
        throw new CannotStart(
          "Nothing runs PostgreSQL here. Processes of one wijk share a database: give them one with DATABASE_URL, or run `npm start` beside them with the same DATA_DIR.",
        );
      }
      if (running === null) embedded = await startEmbeddedPostgres({ directory, log: warnOnly(log) });
      const server = running ?? embedded;
      if (server !== null)
        address = { socketDirectory: server.socketDirectory, user: server.superuser, database: "postgres" };
    }
    const database = databaseAddress(config, address);
    const { withoutTrigrams } = await migrate(database);
    if (withoutTrigrams !== null) {
      log.warn("Similar questions are found by whole words only: this PostgreSQL has no pg_trgm for us.", {
        reason: withoutTrigrams,
        remedy: "An administrator of the database can do: create extension pg_trgm. Then start the wijk again.",
      });
    }
    const dataExists = await isMigrated(database);
    if (options.needsNoData === true && dataExists) {
      throw new CannotStart("There is a wijk in this data directory already. Give an empty one with DATA_DIR.");
    }
    const key = await sealingKey({
      ...(config.sealingKey === null ? {} : { fromEnvironment: config.sealingKey }),
      dataDirectory: config.dataDirectory,
      dataExists,
    });
    const wijk = await compose(config, {
      database,
      clock,
      log,
      sealingKey: config.sealingKey === null ? followSealingKeys(config.dataDirectory) : key,
      whoLeft: createLineFile(join(config.dataDirectory, "who-left")),
      socketAddress: options.socketAddress ?? (() => undefined),
      ...(terminal.measureProcess === undefined ? {} : { measureProcess: terminal.measureProcess }),
    });
    return {
      wijk,
      config,
      log,
      databaseEnded: embedded?.ended ?? new Promise(() => {}),
      close: async () => {
        await wijk.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw asOperatorError(error, config);
  }
};

/** The database of a wijk that there is, with the rights of its owner and one connection. It joins what runs, or starts it. */
export const openOwner = async (
  terminal: Terminal,
): Promise<{ readonly owner: Database; readonly close: () => Promise<void> }> => {
  const config = configOf(terminal);
  let embedded: EmbeddedPostgres | null = null;
  let address: PostgresAddress | null = null;
  if (config.databaseUrl === null) {
    const directory = join(config.dataDirectory, "postgresql");
    const running = await findEmbeddedPostgres(directory);
    const log = createLog({ write: terminal.complain, clock: systemClock });
    if (running === null) embedded = await startEmbeddedPostgres({ directory, log: warnOnly(log) });
    const server = running ?? embedded;
    if (server !== null)
      address = { socketDirectory: server.socketDirectory, user: server.superuser, database: "postgres" };
  }
  const at = databaseAddress(config, address);
  try {
    if (!(await isMigrated(at))) throw new CannotStart("There is no wijk here yet: nothing is sealed.");
  } catch (error) {
    await embedded?.stop();
    throw asOperatorError(error, config);
  }
  const owner = openDatabase(at, "owner", 1);
  return {
    owner,
    close: async () => {
      await owner.close();
      await embedded?.stop();
    },
  };
};

const asOperatorError = (error: unknown, config: Config): unknown => {
  if (error instanceof EmbeddedPostgresError || error instanceof SealingKeyError) return new CannotStart(error.message);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (config.databaseUrl !== null && (isDatabaseAway(error) || /^(28P01|3D000|28000)$/.test(code))) {
    return new CannotStart(
      `The database at DATABASE_URL cannot be used: ${(error as Error).message}. Is the address right, and is it running?`,
    );
  }
  return error;
};

/** Runs a command and turns what the operator can mend into words and exit code 1. */
export const withPlainErrors = async (terminal: Terminal, work: () => Promise<number>): Promise<number> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CannotStart) terminal.complain(error.message);
    else if (isDatabaseAway(error)) terminal.complain("The database went away meanwhile. Start again when it is back.");
    else throw error;
    return 1;
  }
};
