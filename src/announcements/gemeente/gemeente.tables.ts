import {
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  sql,
  text,
  timestamp,
  uuid,
} from "../../platform/query-builder.ts";
import { actorTable } from "../../posts/actors.tables.ts";
import { postTable } from "../../posts/posts.tables.ts";
import { areaTable } from "../../wijk/areas.tables.ts";

/** An announcement that this server, as a gemeente, said to wijken. */
export const announcementReachTable = pgTable("announcement_reach", {
  postId: uuid("post_id")
    .primaryKey()
    .references(() => postTable.id),
  /** It went to all other followers too. */
  everyone: boolean().notNull(),
});

/** A wijk to which it was said, and with what that wijk shows it to its followers. */
export const announcementWijkTable = pgTable(
  "announcement_wijk",
  {
    postId: uuid("post_id")
      .notNull()
      .references(() => announcementReachTable.postId),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actorTable.id),
    shownWith: text("shown_with"),
    shownAt: timestamp("shown_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.actorId] }),
    check("announcement_wijk_shown", sql`(${table.shownWith} is null) = (${table.shownAt} is null)`),
    index("announcement_wijk_shown_with").using("hash", table.shownWith).where(sql`${table.shownWith} is not null`),
  ],
);

/** What an officer keeps for later. */
export const announcementDraftTable = pgTable(
  "announcement_draft",
  {
    id: uuid().primaryKey(),
    title: text().notNull(),
    text: text().notNull(),
    lastDay: text("last_day").notNull(),
    urgent: boolean().notNull(),
    everyone: boolean().notNull(),
    wijken: uuid().array().notNull(),
    areas: uuid().array().notNull(),
    savedBy: uuid("saved_by").notNull(),
    savedAt: timestamp("saved_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    check(
      "announcement_draft_lengths",
      sql`length(${table.title}) <= 400 and length(${table.text}) <= 20000 and length(${table.lastDay}) <= 40`,
    ),
  ],
);

/** The areas in which officers put the wijken that follow the gemeente. */
export const wijkAreaTable = pgTable(
  "wijk_area",
  {
    areaId: uuid("area_id")
      .notNull()
      .references(() => areaTable.id, { onDelete: "cascade" }),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actorTable.id),
  },
  (table) => [primaryKey({ columns: [table.areaId, table.actorId] })],
);
