import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
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

/** A condition: `column` is one of `values`. One parameter, so that one prepared statement serves any number of them. */
export const isOneOf = (column: AnyPgColumn, values: readonly string[]): SQL => {
  const type = sql.raw(column.getSQLType());
  return sql`${column} = any(array(select json_array_elements_text(${JSON.stringify(values)}::text::json)::${type}))`;
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
  return { drizzle: drizzle(client), sql: client, close: () => client.end({ timeout: 5 }) };
};
