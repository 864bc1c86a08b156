import { createRequire } from "node:module";

/**
 * What we use of drizzle. It is loaded here and nowhere else, and as CommonJS: for each of its 140 files, and for each import of it by
 * name, Node's loader of modules reads all that its package.json (179 kB) says it exports. That took more than half a second of
 * processor time before a wijk did anything; the loader of CommonJS takes a tenth of it.
 */
const load = createRequire(import.meta.url);
const core = load("drizzle-orm") as typeof import("drizzle-orm");
const postgres = load("drizzle-orm/pg-core") as typeof import("drizzle-orm/pg-core");
const connections = load("drizzle-orm/node-postgres") as typeof import("drizzle-orm/node-postgres");
const migrations = load("drizzle-orm/node-postgres/migrator") as typeof import("drizzle-orm/node-postgres/migrator");

export const { drizzle } = connections;
export const { migrate } = migrations;
export const { and, arrayContains, asc, count, desc, eq, exists, getTableColumns, gt, gte, inArray, isNotNull } = core;
export const { isNull, lt, lte, max, ne, notExists, notInArray, or, sql } = core;
export const {
  alias,
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSchema,
  pgTable,
} = postgres;
export const { primaryKey, smallint, text, timestamp, unique, uniqueIndex, uuid } = postgres;

/** Bytes as they are. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export type { SQL } from "drizzle-orm";
export type { NodePgDatabase } from "drizzle-orm/node-postgres";
export type { AnyPgColumn, PgDatabase, PgQueryResultHKT, PgTable } from "drizzle-orm/pg-core";
