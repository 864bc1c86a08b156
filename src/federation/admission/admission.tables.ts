import { bigserial, check, index, integer, pgTable, sql, text, timestamp } from "../../platform/query-builder.ts";

/** What other servers sent and we answered 202: the raw JSON, kept until its effect is stored, its id for ever. */
export const inboxActivityTable = pgTable(
  "inbox_activity",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    activityId: text("activity_id").notNull().unique(),
    activityType: text("activity_type").notNull(),
    actorUri: text("actor_uri").notNull(),
    objectUri: text("object_uri"),
    /** What it is about in the end: the innermost object's id. Of one actor and subject one is handled at a time, in order. */
    subjectUri: text("subject_uri"),
    body: text().notNull(),
    receivedAt: timestamp("received_at", { withTimezone: true }).notNull(),
    dueAt: timestamp("due_at", { withTimezone: true }).notNull(),
    /** How often handling it ended in an error. */
    attempts: integer().notNull().default(0),
    /** How often it was taken up; more than `attempts` when a process ended over it. */
    claims: integer().notNull().default(0),
    /** The worker that has it in hand (`platform/presence.ts`); it counts only while that worker is there. */
    leasedBy: integer("leased_by"),
    doneAt: timestamp("done_at", { withTimezone: true }),
    outcome: text(),
    lastError: text("last_error"),
  },
  (table) => [
    // Not `leased_by`, here or elsewhere: then taking a row and giving it back touches no index.
    index("inbox_activity_waiting").on(table.dueAt, table.id).where(sql`${table.doneAt} is null`),
    // Another condition than the index of all that waits has, so that a statement can choose between them.
    index("inbox_activity_order").on(table.subjectUri, table.actorUri, table.id).where(sql`${table.outcome} is null`),
    check("inbox_activity_done_with_an_outcome", sql`num_nonnulls(${table.doneAt}, ${table.outcome}) <> 1`),
    index("inbox_activity_failed").on(table.doneAt).where(sql`${table.outcome} = 'failed'`),
    index("inbox_activity_object").on(table.objectUri, table.activityType),
  ],
);

/** Keys of other servers that were seen to belong to their actors, so that a restart does not ask every server again. */
export const remoteKeyTable = pgTable("remote_key", {
  keyId: text("key_id").primaryKey(),
  owner: text().notNull(),
  publicPem: text("public_pem").notNull(),
  checkedAt: timestamp("checked_at", { withTimezone: true }).notNull(),
});
