import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  sql,
  text,
  timestamp,
  uuid,
} from "../platform/query-builder.ts";
import { actorTable } from "../posts/actors.tables.ts";
import { postTable } from "../posts/posts.tables.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** What a poll has beyond a post: its options, its end and what was counted last. */
export const pollTable = pgTable(
  "poll",
  {
    postId: uuid("post_id")
      .primaryKey()
      .references(() => postTable.id),
    options: text().array().notNull(),
    several: boolean().notNull(),
    endsAt: moment("ends_at").notNull(),
    /** When it ended; empty until it was counted for the last time. */
    closedAt: moment("closed_at"),
    voters: integer().notNull(),
    /** One number for each option. */
    votes: integer().array().notNull(),
    countedAt: moment("counted_at"),
    changedAt: moment("changed_at"),
    /** Something came in since the last count. */
    stirred: boolean().notNull().default(false),
  },
  (table) => [
    check(
      "poll_counts",
      sql`cardinality(${table.votes}) = cardinality(${table.options}) and cardinality(${table.options}) <= 20`,
    ),
    index("poll_to_close").on(table.endsAt).where(sql`${table.closedAt} is null`),
    index("poll_to_count").on(table.countedAt).where(sql`${table.stirred}`),
  ],
);

/** What actors of other servers chose, as long as the poll is open; their own servers know it too. */
export const pollVoteTable = pgTable(
  "poll_vote",
  {
    pollId: uuid("poll_id")
      .notNull()
      .references(() => postTable.id),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actorTable.id),
    /** The place of the option, from 0. */
    option: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.pollId, table.actorId, table.option] }),
    index("poll_vote_actor").on(table.actorId),
  ],
);
