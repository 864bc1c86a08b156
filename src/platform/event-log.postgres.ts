import type { StoredEvent, WijkEvent } from "../events.ts";
import type { Clock } from "../kernel/clock.ts";
import { eventTable } from "./events.tables.ts";
import { gather } from "./gather.ts";
import { type Database, insertAll } from "./postgres.ts";
import { eq, type PgDatabase, type PgQueryResultHKT } from "./query-builder.ts";
import type { Sql } from "./sql.ts";

/** Appends events to the log within `transaction`, so that they exist exactly when the change does. */
export const eventLog = (transaction: PgDatabase<PgQueryResultHKT>, clock: Clock) => {
  const append = gather(async (groups: readonly (readonly WijkEvent[])[]) => {
    const happenedAt = clock();
    const rows = groups.flat().map(({ kind, ...payload }) => ({ id: crypto.randomUUID(), kind, payload, happenedAt }));
    await insertAll(transaction, eventTable, rows);
    return groups;
  });
  return async (...events: readonly WijkEvent[]): Promise<void> => {
    if (events.length > 0) await append(events);
  };
};

/** The event with this id, as it was appended; `null` when there is none. */
export const findEvent = async (database: Database, id: string): Promise<StoredEvent | null> => {
  const [row] = await database.drizzle.select().from(eventTable).where(eq(eventTable.id, id));
  return row === undefined
    ? null
    : ({ ...(row.payload as object), kind: row.kind, id: row.id, happenedAt: row.happenedAt } as StoredEvent);
};

const forgottenAtOnce = 5_000;

/** Removes events that were turned into jobs and happened before a time. Whatever reacts to them has long done so. */
export const forgetEvents = async (sql: Sql, before: Date): Promise<void> => {
  await sql`
    delete from event where id in (
      select id from event where relayed_at is not null and happened_at < ${before.toISOString()}::timestamptz
      order by position limit ${forgottenAtOnce})`;
};
