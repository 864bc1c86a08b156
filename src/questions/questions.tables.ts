import { boolean, check, index, pgTable, sql, text, timestamp, uuid } from "../platform/query-builder.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { postTable } from "../posts/posts.tables.ts";

/** What a question has beyond a post: its theme, its place and its state. */
export const questionTable = pgTable(
  "question",
  {
    postId: uuid("post_id")
      .primaryKey()
      .references(() => postTable.id),
    theme: text().notNull(),
    onBehalf: text("on_behalf"),
    /** Where it is about, as words: a part of the wijk, a street. Never a house. */
    area: text(),
    street: text(),
    state: text().notNull(),
    takenBy: uuid("taken_by"),
    takenAt: timestamp("taken_at", { withTimezone: true }),
    helpfulId: uuid("helpful_id").references(() => postTable.id),
    closedAt: timestamp("closed_at", { withTimezone: true }),
    changedAt: timestamp("changed_at", { withTimezone: true }),
    /** When the asker said what helped; the question whether it really did comes a while after it. */
    helpfulAt: timestamp("helpful_at", { withTimezone: true }),
    /** When the asker was asked whether it really helped; once for each question. */
    checkedAt: timestamp("checked_at", { withTimezone: true }),
    outcome: text(),
    handedTo: uuid("handed_to").references(() => actorTable.id),
    handedInPrivate: boolean("handed_in_private").notNull().default(false),
  },
  (table) => [
    check("question_state", sql`${table.state} in ('open', 'taken', 'answered', 'closed')`),
    check("question_on_behalf", sql`${table.onBehalf} in ('through-wijkwijzer', 'someone-else')`),
    check("question_taken", sql`(${table.takenBy} is null) = (${table.takenAt} is null)`),
    index("question_taken_by").on(table.takenBy).where(sql`${table.takenBy} is not null`),
    check("question_outcome", sql`${table.outcome} in ('helped', 'not-helped')`),
    check("question_place_lengths", sql`length(${table.area}) <= 60 and length(${table.street}) <= 120`),
    index("question_by_state").on(table.state),
    index("question_by_theme").on(table.theme),
    index("question_helped").on(table.helpfulAt).where(sql`${table.helpfulAt} is not null`),
    index("question_to_check")
      .on(table.helpfulAt)
      .where(sql`${table.helpfulAt} is not null and ${table.checkedAt} is null`),
  ],
);
