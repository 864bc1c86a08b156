import {
  boolean,
  bytes,
  check,
  index,
  integer,
  primaryKey,
  smallint,
  sql,
  text,
  timestamp,
  unique,
  uuid,
} from "../platform/query-builder.ts";
import { identity } from "../residents/identity.tables.ts";

const time = (name: string) => timestamp(name, { withTimezone: true });

/** A conversation of two. Who they are and what they say stands sealed in the tables below. */
export const privateThreadTable = identity.table(
  "private_thread",
  {
    id: uuid().primaryKey(),
    /** The question that it is about; none between neighbours who just write. */
    questionId: uuid("question_id"),
    state: text().notNull(),
    openedAt: time("opened_at").notNull(),
    lastMessageAt: time("last_message_at").notNull(),
  },
  (table) => [
    check("private_thread_state", sql`${table.state} in ('asked', 'open', 'refused', 'closed')`),
    index("private_thread_last_message").on(table.lastMessageAt),
  ],
);

/**
 * One of the two seats of a thread. `holder` is a keyed hash of what opens it: a resident's id or the secret of a link.
 * Sealed: how its holder is called, whom to write letters to, and where the holder reads.
 */
export const participantTable = identity.table(
  "participant",
  {
    threadId: uuid("thread_id")
      .notNull()
      .references(() => privateThreadTable.id, { onDelete: "cascade" }),
    seat: smallint().notNull(),
    holder: bytes().notNull(),
    sealed: bytes().notNull(),
    /** Position of the last message that this side has seen. Only this side's own count is made from it. */
    readUpTo: integer("read_up_to").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.threadId, table.seat] }),
    check("participant_seat", sql`${table.seat} in (1, 2)`),
    index("participant_holder").on(table.holder),
  ],
);

/** One message: its words sealed, bound to its id. Without words after whoever wrote it took it back. */
export const messageTable = identity.table(
  "message",
  {
    id: uuid().primaryKey(),
    threadId: uuid("thread_id")
      .notNull()
      .references(() => privateThreadTable.id, { onDelete: "cascade" }),
    seat: smallint().notNull(),
    position: integer().notNull(),
    sealed: bytes(),
    writtenAt: time("written_at").notNull(),
  },
  (table) => [unique("message_order").on(table.threadId, table.position)],
);

/** A message that its reader finds not right. `sealed` holds the reason and the few messages that moderators see. */
export const messageReportTable = identity.table(
  "message_report",
  {
    id: uuid().primaryKey(),
    messageId: uuid("message_id").notNull().unique(),
    threadId: uuid("thread_id")
      .notNull()
      .references(() => privateThreadTable.id, { onDelete: "cascade" }),
    /** The seat of who reports. */
    seat: smallint().notNull(),
    /** Gone as soon as a moderator decided. */
    sealed: bytes(),
    reportedAt: time("reported_at").notNull(),
    outcome: text(),
    /** The moderator's reason, for the letter to who reported. */
    sealedReason: bytes("sealed_reason"),
    decidedBy: uuid("decided_by"),
    decidedAt: time("decided_at"),
  },
  (table) => [
    check("message_report_outcome", sql`${table.outcome} in ('closed', 'dismissed')`),
    index("message_report_thread").on(table.threadId),
    index("message_report_waiting").on(table.reportedAt).where(sql`${table.outcome} is null`),
  ],
);

/** Somebody does not want to hear of somebody else, who is not told. Both by the keyed hash that their seats have. */
export const messageBlockTable = identity.table(
  "message_block",
  {
    id: uuid().primaryKey(),
    blocker: bytes().notNull(),
    blocked: bytes().notNull(),
    /** How the blocked one is called, for the list of the blocker. */
    sealed: bytes().notNull(),
    blockedAt: time("blocked_at").notNull(),
  },
  (table) => [unique("message_block_once").on(table.blocker, table.blocked)],
);

/** What a resident chose about messages; no row is the choice that everyone begins with. */
export const messageSettingTable = identity.table("message_setting", {
  holder: bytes().primaryKey(),
  mayBeAsked: boolean("may_be_asked").notNull(),
});
