import { setTimeout as pause } from "node:timers/promises";
import type { WijkUnderTest } from "./wijk-under-test.ts";

/** What PostgreSQL wrote: rows added, changed and taken away, transactions, and bytes of its journal (WAL). */
export type Written = { readonly rows: number; readonly transactions: number; readonly bytes: number };

/** Backends hand in their counts at most once a second, and only when they are done. */
const handedIn = 1_300;

/** Readings so far. Waits until all counts are handed in: to be called when nothing is going on. */
export const readWritten = async ({ watch }: WijkUnderTest): Promise<Written> => {
  await pause(handedIn);
  const [row] = await watch.sql<{ rows: string; transactions: string; bytes: string }[]>`
    select tup_inserted + tup_updated + tup_deleted as rows, xact_commit as transactions,
      pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') as bytes
    from pg_stat_database where datname = current_database()`;
  return { rows: Number(row?.rows), transactions: Number(row?.transactions), bytes: Number(row?.bytes) };
};

export const writtenBetween = (before: Written, after: Written): Written => ({
  rows: after.rows - before.rows,
  transactions: after.transactions - before.transactions,
  bytes: after.bytes - before.bytes,
});
