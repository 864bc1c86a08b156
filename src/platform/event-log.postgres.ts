import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { WijkEvent } from "../events.ts";
import type { Clock } from "../kernel/clock.ts";
import { eventTable } from "./events.tables.ts";

/** Appends events to the log within `transaction`, so that they exist exactly when the change does. */
export const eventLog =
  (transaction: PgDatabase<PgQueryResultHKT>, clock: Clock) =>
  async (...events: readonly WijkEvent[]): Promise<void> => {
    if (events.length === 0) return;
    const happenedAt = clock();
    await transaction
      .insert(eventTable)
      .values(events.map(({ kind, ...payload }) => ({ id: crypto.randomUUID(), kind, payload, happenedAt })));
  };
