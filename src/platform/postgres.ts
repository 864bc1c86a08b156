import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgDatabase, PgQueryResultHKT, PgTable } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";

/** Where PostgreSQL is: a URL, or the directory of a unix socket. */
export type PostgresAddress =
  | { readonly url: string }
  | { readonly socketDirectory: string; readonly user: string; readonly database: string };

/** Rights to connect with. `owner` migrates and relays; `square` runs the wijk; `door` also reads `identity`. */
export type PostgresRole = "owner" | "square" | "door";

/** A pool with one role's rights: drizzle for queries, postgres.js for what drizzle cannot say. */
export type Database = {
  readonly drizzle: PostgresJsDatabase;
  readonly sql: postgres.Sql;
  close(): Promise<void>;
};

/**
 * Drizzle sends every statement as if it were the first of its kind: PostgreSQL parses and plans it anew, in two round
 * trips. Through this client each connection remembers a statement with parameters, and repeats take one.
 */
const prepared = <Client extends postgres.Sql>(client: Client): Client =>
  new Proxy(client, {
    get: (target, name) => {
      if (name === "unsafe") {
        return (query: string, parameters: never[] = [], options: postgres.UnsafeQueryOptions = {}) =>
          target.unsafe(query, parameters, { ...options, prepare: parameters.length > 0 });
      }
      if (name === "begin" || name === "savepoint") {
        const nest = Reflect.get(target, name, target) as (work: (inner: Client) => unknown) => unknown;
        return (work: (inner: Client) => unknown) => nest.call(target, (inner) => work(prepared(inner)));
      }
      return Reflect.get(target, name, target);
    },
  });

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

/**
 * Opens a pool with the rights of `role`. Nothing connects until the first query. `settings` are PostgreSQL's own, for
 * every session of the pool; `lasting` keeps sessions open instead of renewing them now and then, `idleSeconds` ends those
 * that nobody used for so long.
 * Through drizzle times are `Date`; through postgres.js itself they are text in both directions, since drizzle takes the
 * conversions away from the client that they share.
 */
export const openDatabase = (
  address: PostgresAddress,
  role: PostgresRole,
  connections: number,
  more: {
    readonly settings?: Readonly<Record<string, string | number>>;
    readonly lasting?: boolean;
    readonly idleSeconds?: number;
  } = {},
): Database => {
  const options = {
    max: connections,
    connect_timeout: 10,
    ...(more.lasting === true ? { max_lifetime: null, idle_timeout: 0 } : {}),
    ...(more.idleSeconds === undefined ? {} : { idle_timeout: more.idleSeconds }),
    onnotice: () => {},
    connection: {
      application_name: `wijk-${role}`,
      ...(role === "owner" ? {} : { role: roleName[role] }),
      ...more.settings,
    },
  };
  const client =
    "url" in address
      ? postgres(address.url, options)
      : postgres({
          ...options,
          path: `${address.socketDirectory}/.s.PGSQL.5432`,
          user: address.user,
          database: address.database,
        });
  return { drizzle: drizzle(prepared(client)), sql: client, close: () => client.end({ timeout: 5 }) };
};
