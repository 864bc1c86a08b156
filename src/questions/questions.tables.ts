import { sql } from "drizzle-orm";
import { check, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { postTable } from "../posts/posts.tables.ts";

/** What a question has beyond a post: its theme and its state. */
export const questionTable = pgTable(
  "question",
  {
    postId: uuid("post_id")
      .primaryKey()
      .references(() => postTable.id),
    theme: text().notNull(),
    state: text().notNull(),
    takenBy: uuid("taken_by"),
    takenAt: timestamp("taken_at", { withTimezone: true }),
    helpfulId: uuid("helpful_id").references(() => postTable.id),
    closedAt: timestamp("closed_at", { withTimezone: true }),
    changedAt: timestamp("changed_at", { withTimezone: true }),
  },
  (table) => [
    check("question_state", sql`${table.state} in ('open', 'taken', 'answered', 'closed')`),
    check("question_taken", sql`(${table.takenBy} is null) = (${table.takenAt} is null)`),
    index("question_taken_by").on(table.takenBy).where(sql`${table.takenBy} is not null`),
    index("question_by_state").on(table.state),
  ],
);
