import { boolean, check, pgTable, sql, text, timestamp, uuid } from "../platform/query-builder.ts";
import { actorTable } from "../posts/actors.tables.ts";

/** Accounts elsewhere that the wijk knows as official, also those that count no more. */
export const officialSourceTable = pgTable(
  "official_source",
  {
    id: uuid().primaryKey(),
    actorId: uuid("actor_id")
      .notNull()
      .unique()
      .references(() => actorTable.id),
    kind: text().notNull(),
    only: text().notNull(),
    /** In lower case, without the sign; for the rule `hashtag` alone. */
    hashtag: text(),
    moderatorFirst: boolean("moderator_first").notNull(),
    followUri: text("follow_uri").notNull().unique(),
    state: text().notNull(),
    since: timestamp({ withTimezone: true }).notNull(),
    namedBy: uuid("named_by").notNull(),
    endedAt: timestamp("ended_at", { withTimezone: true }),
  },
  (table) => [
    check("official_source_kind", sql`${table.kind} in ('gemeente', 'police', 'welfare', 'other')`),
    check(
      "official_source_rule",
      sql`${table.only} in ('all', 'hashtag', 'mention') and (${table.only} = 'hashtag') = (${table.hashtag} is not null)`,
    ),
    check("official_source_state", sql`${table.state} in ('requested', 'accepted', 'rejected')`),
  ],
);
