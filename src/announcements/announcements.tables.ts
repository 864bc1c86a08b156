import { boolean, check, date, index, pgTable, sql, text, timestamp, uuid } from "../platform/query-builder.ts";
import { postTable } from "../posts/posts.tables.ts";

/** What an announcement has beyond a post. */
export const announcementTable = pgTable(
  "announcement",
  {
    postId: uuid("post_id")
      .primaryKey()
      .references(() => postTable.id),
    /** The last Dutch day on which it holds. */
    lastDay: date("last_day", { mode: "string" }),
    urgent: boolean().notNull(),
    pinnedAt: timestamp("pinned_at", { withTimezone: true }),
    correction: text().notNull(),
    farewell: text().notNull(),
    /** The badge of what an official source says, as it was when that was taken in. */
    officialKind: text("official_kind"),
  },
  (table) => [
    check("announcement_lengths", sql`length(${table.correction}) <= 600 and length(${table.farewell}) <= 600`),
    check("announcement_official_kind", sql`${table.officialKind} in ('gemeente', 'police', 'welfare', 'other')`),
    index("announcement_pinned").on(table.pinnedAt).where(sql`${table.pinnedAt} is not null`),
  ],
);
