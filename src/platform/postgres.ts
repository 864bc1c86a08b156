import pg from "pg";
import { PreparingClient } from "./postgres-client.ts";
import {
  type AnyPgColumn,
  drizzle,
  getTableColumns,
  type NodePgDatabase,
  type PgDatabase,
  type PgQueryResultHKT,
  type PgTable,
  type SQL,
  sql,
} from "./query-builder.ts";
import { inTransaction, type Sql, sqlOn } from "./sql.ts";

/** Where PostgreSQL is: a URL, or the directory of a unix socket. */
export type PostgresAddress =
  | { readonly url: string }
  | { readonly socketDirectory: string; readonly user: string; readonly database: string };

/** Rights to connect with. `owner` migrates and relays; `square` runs the wijk; `door` also reads `identity`. */
export type PostgresRole = "owner" | "square" | "door";

/** A pool with one role's rights: drizzle for queries, and statements as they are written for what drizzle cannot say. */
export type Database = {
  readonly drizzle: NodePgDatabase;
  readonly sql: Sql;
  /** Runs `work` in one transaction. Not drizzle's own, which loses its connection for ever when it cannot begin. */
  transaction<T>(work: (transaction: NodePgDatabase) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

const isUnstorable = /\\u(d[89a-f]|0000)/i;

/** JSON that PostgreSQL can read: half characters and NUL, which others may send, become the sign for "no character". */
const jsonFor = (value: unknown): string => {
  const text = JSON.stringify(value);
  if (!isUnstorable.test(text)) return text;
  const storable = (_name: string, part: unknown) =>
    typeof part === "string" ? part.toWellFormed().replaceAll("\0", "\ufffd") : part;
  return JSON.stringify(value, storable);
};

/**
 * Adds rows to `table`, as they are written in code. One statement with one parameter for any number of rows; columns that
 * the first row leaves out get their defaults.
 */
export const insertAll = async <Table extends PgTable>(
  transaction: PgDatabase<PgQueryResultHKT>,
  table: Table,
  rows: readonly Table["$inferInsert"][],
): Promise<void> => {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => Object.hasOwn(first, name));
  const named = rows.map((row) =>
    Object.fromEntries(columns.map(([name, column]) => [column.name, (row as Record<string, unknown>)[name]])),
  );
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  await transaction.execute(sql`
    insert into ${table} (${names})
    select ${names} from json_populate_recordset(null::${table}, ${jsonFor(named)}::text::json)`);
};

/** A condition: `column` is one of `values`. One parameter, so that one prepared statement serves any number of them. */
export const isOneOf = (column: AnyPgColumn, values: readonly string[]): SQL => {
  const type = sql.raw(column.getSQLType());
  return sql`${column} = any(array(select json_array_elements_text(${jsonFor(values)}::text::json)::${type}))`;
};

const roleName = { square: "wijk_square", door: "wijk_door" } as const;

/** How the driver is told where PostgreSQL is. */
export const connectionOf = (address: PostgresAddress): pg.ClientConfig =>
  "url" in address
    ? { connectionString: address.url }
    : { host: address.socketDirectory, port: 5432, user: address.user, database: address.database };

/** The driver's settings for a session with the rights of `role`, with PostgreSQL's own `settings` for it. */
export const sessionOf = (
  address: PostgresAddress,
  role: PostgresRole,
  settings: Readonly<Record<string, string | number>> = {},
): pg.ClientConfig => ({
  ...connectionOf(address),
  application_name: `wijk-${role}`,
  connectionTimeoutMillis: longestWait,
  options: Object.entries({ ...(role === "owner" ? {} : { role: roleName[role] }), ...settings })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" "),
});

/** Who gets no connection for so long is told that the database is away. Milliseconds. */
const longestWait = 10_000;
const closingTime = 5_000;

/**
 * Opens a pool with the rights of `role`. Nothing connects until the first query. `settings` are PostgreSQL's own, for
 * every session of the pool; `lasting` keeps sessions that nobody uses, `unhurried` lets a statement take as long as it
 * takes, `hurried` gives it and a connection so many milliseconds and no more. A lost connection fails who was using it, and
 * the next one gets a new one.
 */
export const openDatabase = (
  address: PostgresAddress,
  role: PostgresRole,
  connections: number,
  more: {
    readonly settings?: Readonly<Record<string, string | number>>;
    readonly lasting?: boolean;
    readonly unhurried?: boolean;
    readonly hurried?: number;
  } = {},
): Database => {
  const pool = new pg.Pool({
    ...sessionOf(address, role, more.settings),
    ...(more.unhurried === true ? { query_timeout: 0 } : {}),
    ...(more.hurried === undefined ? {} : { query_timeout: more.hurried, connectionTimeoutMillis: more.hurried }),
    max: connections,
    idleTimeoutMillis: more.lasting === true ? 0 : 30_000,
    Client: PreparingClient,
  });
  // Whoever uses the connection hears of it; one that nobody uses may go.
  const lost = () => {};
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return {
    drizzle: drizzle(pool),
    sql: sqlOn(pool),
    transaction: (work) => inTransaction(pool, (client) => work(drizzle(client))),
    close: async () => {
      let late: ReturnType<typeof setTimeout> | undefined;
      const patience = new Promise<void>((resolve) => {
        late = setTimeout(resolve, closingTime);
      });
      // Also when it was closed before: a timer that is left keeps the process from ending.
      await Promise.race([pool.end(), patience]).finally(() => clearTimeout(late));
    },
  };
};

/**
 * For pools that work through queues: tables that fill and empty have no statistics that hold, and a plan that reads all
 * that waits in order to take the first few is the wrong one every time. What is in order is read in order, and a plan
 * made while a table was empty is not kept for when it is full.
 */
export const planningForQueues = {
  enable_bitmapscan: "off",
  enable_seqscan: "off",
  enable_hashjoin: "off",
  enable_mergejoin: "off",
  jit: "off",
  plan_cache_mode: "force_custom_plan",
} as const;

const awayCodes = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|EAI_AGAIN|ENOTFOUND|08\w{3}|53\w{3}|57P0[1-5])$/;
const awayWords =
  /^(timeout exceeded when trying to connect|timeout expired|Connection terminated|Query read timeout|Client has encountered a connection error|Client was closed)/;

/**
 * Whether an error says that PostgreSQL is away: not reached, going down, coming up, silent, or out of connections
 * (SQLSTATE classes 08 and 53, and 57P). What was asked may be asked again later.
 */
export const isDatabaseAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if ("code" in error && awayCodes.test(String(error.code))) return true;
  return awayWords.test(error.message) || isDatabaseAway(error.cause);
};
