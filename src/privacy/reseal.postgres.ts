import type { Database } from "../platform/postgres.ts";
import { sql } from "../platform/query-builder.ts";
import { type SealedColumn, sealedColumns } from "./sealed-columns.ts";

/** The value sealed anew; `null` when it is already. */
export type Reseal = (purpose: string, sealed: Uint8Array) => Buffer | null;

type Row = Readonly<Record<string, unknown>>;

const rowsAtOnce = 200;

/**
 * Goes through everything that is sealed and gives each value to `reseal`, a few rows in a transaction of their own: a wijk may run
 * meanwhile, and whoever ends it halfway begins again with what is left. `done` hears of each column. Gives how many values changed.
 */
export const resealAll = async (
  owner: Database,
  reseal: Reseal,
  done: (column: SealedColumn, changed: number) => void,
): Promise<number> => {
  let total = 0;
  for (const column of sealedColumns) {
    const keys = await keysOf(owner, column);
    let changed = 0;
    for (let at = 0; at < keys.length; at += rowsAtOnce)
      changed += await resealSome(owner, column, keys.slice(at, at + rowsAtOnce), reseal);
    total += changed;
    done(column, changed);
  }
  return total;
};

const named = (name: string) =>
  sql.join(
    name.split(".").map((part) => sql.identifier(part)),
    sql`.`,
  );

const keysOf = async (owner: Database, { table, column, key }: SealedColumn): Promise<readonly string[]> => {
  const { rows } = await owner.drizzle.execute<{ key: string }>(sql`
    select distinct ${named(key)}::text as key from ${named(table)} where ${named(column)} is not null`);
  return rows.map((row) => row.key);
};

const resealSome = (owner: Database, which: SealedColumn, keys: readonly string[], reseal: Reseal): Promise<number> =>
  owner.transaction(async (transaction) => {
    const { table, column, key, alsoKey, alsoRead, keptBy } = which;
    const read = [key, column, alsoKey, alsoRead].filter((name) => name !== undefined).map(named);
    const among = sql.join(
      keys.map((each) => sql`${each}`),
      sql`, `,
    );
    const { rows } = await transaction.execute<Row>(sql`
      select ${sql.join(read, sql`, `)} from ${named(table)}
      where ${named(key)}::text in (${among}) and ${named(column)} is not null for update`);
    const renewed = rows.flatMap((row) => {
      const value = resealOne(which, row, reseal);
      return value === null ? [] : [{ row, value }];
    });
    if (renewed.length === 0) return 0;
    // The words stay what they are; only what they are sealed with is another.
    const keeping = (verb: "disable" | "enable") =>
      keptBy === undefined
        ? Promise.resolve()
        : transaction.execute(sql`alter table ${named(table)} ${sql.raw(verb)} trigger ${named(keptBy)}`);
    await keeping("disable");
    for (const { row, value } of renewed) {
      const same = alsoKey === undefined ? sql`true` : sql`${named(alsoKey)} = ${row[alsoKey]}`;
      await transaction.execute(sql`
        update ${named(table)} set ${named(column)} = ${value}
        where ${named(key)}::text = ${String(row[key])} and ${same}`);
    }
    await keeping("enable");
    return renewed.length;
  });

const resealOne = (which: SealedColumn, row: Row, reseal: Reseal): Buffer | null => {
  try {
    return reseal(which.purpose(row), row[which.column] as Uint8Array);
  } catch (cause) {
    throw new Error(`No key opens ${which.table}.${which.column} of ${row[which.key]}.`, { cause });
  }
};

/** The transactions of others that are open: each may still write what it sealed before. */
export const openTransactions = async (owner: Database): Promise<readonly string[]> => {
  const found = await owner.sql<{ which: string }[]>`
    select pid || ' ' || xact_start as which from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`;
  return found.map(({ which }) => which);
};
