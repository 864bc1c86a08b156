import { sql } from "drizzle-orm";
import { bigserial, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** What other servers sent and we answered 202: the raw JSON, kept until its effect is stored, its id for ever. */
export const inboxActivityTable = pgTable(
  "inbox_activity",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    activityId: text("activity_id").notNull().unique(),
    activityType: text("activity_type").notNull(),
    actorUri: text("actor_uri").notNull(),
    objectUri: text("object_uri"),
    body: text().notNull(),
    receivedAt: timestamp("received_at", { withTimezone: true }).notNull(),
    dueAt: timestamp("due_at", { withTimezone: true }).notNull(),
    attempts: integer().notNull().default(0),
    leaseToken: uuid("lease_token"),
    doneAt: timestamp("done_at", { withTimezone: true }),
    outcome: text(),
    lastError: text("last_error"),
  },
  (table) => [
    index("inbox_activity_waiting").on(table.dueAt, table.id).where(sql`${table.doneAt} is null`),
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
