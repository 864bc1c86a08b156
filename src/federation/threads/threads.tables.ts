import { index, integer, pgTable, sql, text, timestamp, uuid } from "../../platform/query-builder.ts";
import { postTable } from "../../posts/posts.tables.ts";

/** Threads that began elsewhere and are shown here: when we look there again for what was answered. */
export const threadVisitTable = pgTable(
  "thread_visit",
  {
    postId: uuid("post_id")
      .primaryKey()
      .references(() => postTable.id),
    plannedAt: timestamp("planned_at", { withTimezone: true }).notNull(),
    visits: integer().notNull().default(0),
    /** Empty once we looked for the last time. */
    dueAt: timestamp("due_at", { withTimezone: true }),
  },
  (table) => [index("thread_visit_due").on(table.dueAt).where(sql`${table.dueAt} is not null`)],
);

/** Notes from elsewhere that answer something we do not have: what lies between is looked for. */
export const missingParentTable = pgTable(
  "missing_parent",
  {
    noteUri: text("note_uri").primaryKey(),
    /** The server that it came from. */
    host: text().notNull(),
    notedAt: timestamp("noted_at", { withTimezone: true }).notNull(),
    attempts: integer().notNull().default(0),
    /** Empty once it was found, or given up. */
    dueAt: timestamp("due_at", { withTimezone: true }),
  },
  (table) => [
    index("missing_parent_due").on(table.dueAt).where(sql`${table.dueAt} is not null`),
    index("missing_parent_host").on(table.host, table.notedAt),
  ],
);
