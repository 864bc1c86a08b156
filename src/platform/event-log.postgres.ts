import { eq } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { StoredEvent, WijkEvent } from "../events.ts";
import type { Clock } from "../kernel/clock.ts";
import { eventTable } from "./events.tables.ts";
import { gather } from "./gather.ts";
import { type Database, insertAll } from "./postgres.ts";

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
