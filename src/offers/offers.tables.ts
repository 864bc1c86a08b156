import { check, index, integer, pgTable, primaryKey, sql, text, timestamp, uuid } from "../platform/query-builder.ts";
import { postTable } from "../posts/posts.tables.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true });

/**
 * What an offer has beyond a post. With `resident.organisation` and the title and text of the post it maps to the Human Services Data
 * Specification: organization, service (title and text), location, schedule and phone.
 */
export const offerTable = pgTable(
  "offer",
  {
    postId: uuid("post_id")
      .primaryKey()
      .references(() => postTable.id),
    purpose: text().notNull(),
    manner: text().notNull(),
    theme: text().notNull(),
    location: text().notNull(),
    schedule: text().notNull(),
    phone: text().notNull(),
    validUntil: moment("valid_until").notNull(),
    availability: text().notNull(),
  },
  (table) => [
    check("offer_purpose", sql`${table.purpose} in ('offer', 'request')`),
    check("offer_manner", sql`${table.manner} in ('help', 'lend', 'give')`),
    check("offer_availability", sql`${table.availability} in ('there', 'away', 'gone')`),
    check(
      "offer_lengths",
      sql`length(${table.location}) <= 400 and length(${table.schedule}) <= 400 and length(${table.phone}) <= 80`,
    ),
    index("offer_by_theme").on(table.theme),
  ],
);

/** The months of which is told how many asked: once, and never again. */
export const demandMonthTable = pgTable("demand_month", {
  /** A Dutch month that is over: `2026-11`. */
  month: text().primaryKey(),
  toldAt: moment("told_at").notNull(),
});

/** How many different people asked about a theme in a month, rounded down to fives. Fewer than five have no row. */
export const demandFigureTable = pgTable(
  "demand_figure",
  {
    month: text()
      .notNull()
      .references(() => demandMonthTable.month),
    theme: text().notNull(),
    askers: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.month, table.theme] }),
    check("demand_figure_hides_few", sql`${table.askers} >= 5 and ${table.askers} % 5 = 0`),
  ],
);
