import {
  bytes,
  check,
  date,
  index,
  smallint,
  sql,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "../../platform/query-builder.ts";
import { identity } from "../../residents/identity.tables.ts";

/**
 * Who asked a question without a name: sealed, all of one length, with a key outside the database. No column joins two
 * rows of one resident, and the day is the finest time in it.
 */
export const namelessThreadTable = identity.table(
  "nameless_thread",
  {
    id: uuid().primaryKey(),
    threadId: uuid("thread_id").notNull().unique(),
    /** The resident and the secret of their page. */
    sealed: bytes().notNull(),
    secretHash: bytes("secret_hash").notNull().unique(),
    /** The wijkwijzer who may know; empty when nobody may. */
    keeperId: uuid("keeper_id"),
    askedOn: date("asked_on").notNull(),
  },
  (table) => [index("nameless_thread_keeper").on(table.keeperId)],
);

/** What nameless askers did and nobody sees yet. `due_at` is the time of a batch; when it was done stands nowhere. */
export const namelessWaitingTable = identity.table(
  "nameless_waiting",
  {
    id: uuid().primaryKey(),
    threadId: uuid("thread_id").notNull(),
    /** Its turn in the thread, from 1; 0 for what waits for nothing. */
    place: smallint().notNull(),
    sealed: bytes().notNull(),
    dueAt: timestamp("due_at", { withTimezone: true }).notNull(),
    attempts: smallint().notNull().default(0),
  },
  (table) => [
    index("nameless_waiting_due").on(table.dueAt, table.id),
    index("nameless_waiting_thread").on(table.threadId, table.place),
  ],
);

/** The record of unsealing, line by line; a trigger refuses changing and removing. Reasons are sealed. */
export const unsealingStepTable = identity.table(
  "unsealing_step",
  {
    id: uuid().primaryKey(),
    unsealingId: uuid("unsealing_id").notNull(),
    threadId: uuid("thread_id").notNull(),
    step: text().notNull(),
    byId: uuid("by_id").notNull(),
    reason: bytes().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    check("unsealing_step_kind", sql`${table.step} in ('asked', 'agreed', 'told', 'shown')`),
    unique("unsealing_step_once").on(table.unsealingId, table.step, table.byId),
    uniqueIndex("unsealing_step_single").on(table.unsealingId, table.step).where(sql`${table.step} <> 'shown'`),
    index("unsealing_step_thread").on(table.threadId, table.at),
  ],
);
