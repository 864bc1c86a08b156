import { randomUUID } from "node:crypto";
import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { type Clock, later, minute, second } from "../kernel/clock.ts";
import type { Database } from "../platform/postgres.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { inboxActivityTable } from "./admission/admission.tables.ts";
import type { InboundActivity, InboundServices } from "./inbound/handler.ts";
import { inbox } from "./inbox.ts";
import { isObject } from "./kit/reading.ts";

/** How often an activity is tried before it is laid aside for the administrator, and how long between two tries. */
const patience = [15 * second, minute, 5 * minute, 15 * minute, 60 * minute];
const lease = 2 * minute;
const batch = 50;

type Row = typeof inboxActivityTable.$inferSelect;

export type InboxWorker = {
  /** Handles what is due, in the order of arrival; gives how many rows it took. */
  runDue(): Promise<number>;
};

/**
 * Gives stored activities to their handlers. A row is claimed under a lease, so that a killed worker's row comes back;
 * the effect and the mark that it is done commit together, so that it happens once.
 */
export const createInboxWorker = (parts: {
  readonly database: Database;
  readonly clock: Clock;
  readonly services: InboundServices;
  readonly stores: (transaction: PgDatabase<PgQueryResultHKT>) => SquareTransaction;
  readonly log: { warn(message: string, fields?: Record<string, unknown>): void };
}): InboxWorker => {
  const { database, clock } = parts;

  const claim = async (token: string): Promise<readonly Row[]> => {
    const now = clock();
    return database.drizzle.transaction(async (transaction) => {
      const due = await transaction
        .select({ id: inboxActivityTable.id })
        .from(inboxActivityTable)
        .where(and(isNull(inboxActivityTable.doneAt), lte(inboxActivityTable.dueAt, now)))
        .orderBy(asc(inboxActivityTable.dueAt), asc(inboxActivityTable.id))
        .limit(batch)
        .for("update", { skipLocked: true });
      if (due.length === 0) return [];
      const rows = await transaction
        .update(inboxActivityTable)
        .set({ dueAt: later(now, lease), leaseToken: token, attempts: sql`${inboxActivityTable.attempts} + 1` })
        .where(sql`${inboxActivityTable.id} in ${due.map((row) => row.id)}`)
        .returning();
      return rows.sort((one, other) => one.id - other.id);
    });
  };

  const mark = (row: Row, token: string) =>
    and(eq(inboxActivityTable.id, row.id), eq(inboxActivityTable.leaseToken, token));

  const handle = async (row: Row, token: string): Promise<void> => {
    const handler = inbox[row.activityType];
    const json: unknown = JSON.parse(row.body);
    if (handler === undefined || !isObject(json)) {
      await database.drizzle
        .update(inboxActivityTable)
        .set({ doneAt: clock(), outcome: "nothing here handles this" })
        .where(mark(row, token));
      return;
    }
    const activity: InboundActivity = { id: row.activityId, type: row.activityType, actorUri: row.actorUri, json };
    const apply = await handler(activity, parts.services);
    await database.drizzle.transaction(async (transaction) => {
      const [mine] = await transaction
        .update(inboxActivityTable)
        .set({ doneAt: clock(), lastError: null })
        .where(and(mark(row, token), isNull(inboxActivityTable.doneAt)))
        .returning({ id: inboxActivityTable.id });
      if (mine === undefined) return;
      const outcome = await apply(parts.stores(transaction));
      await transaction.update(inboxActivityTable).set({ outcome }).where(eq(inboxActivityTable.id, row.id));
    });
  };

  const layAside = async (row: Row, token: string, error: unknown): Promise<void> => {
    const wait = patience[row.attempts - 1];
    const lastError = error instanceof Error ? error.message.slice(0, 500) : "unknown error";
    parts.log.warn("An activity could not be handled", {
      activity: row.activityId,
      attempts: row.attempts,
      error: lastError,
    });
    await database.drizzle
      .update(inboxActivityTable)
      .set(
        wait === undefined
          ? { doneAt: clock(), outcome: "failed", lastError }
          : { dueAt: later(clock(), wait), lastError },
      )
      .where(mark(row, token));
  };

  return {
    runDue: async () => {
      const token = randomUUID();
      const rows = await claim(token);
      for (const row of rows) {
        try {
          await handle(row, token);
        } catch (error) {
          await layAside(row, token, error);
        }
      }
      return rows.length;
    },
  };
};
