import { boolean, check, pgTable, sql, text, timestamp, uuid } from "../platform/query-builder.ts";
import { residentTable } from "../residents/residents.tables.ts";

/**
 * What a resident tells neighbours of themselves. Nobody has a row who never filled it in, and without `shown` nobody but they
 * themselves reads it. None of it is read by visitors, organisations or other servers. Gone when they leave.
 */
export const introductionTable = pgTable(
  "introduction",
  {
    residentId: uuid("resident_id")
      .primaryKey()
      .references(() => residentTable.id),
    /** Their choice to stand among the neighbours who can be found. */
    shown: boolean().notNull(),
    /** Who they are, in their own words; may be empty. */
    about: text().notNull(),
    /** Where they live as far as they want to say: a street, never a house; may be empty. */
    street: text().notNull(),
    /** What they like to help with, as slugs of themes. */
    themes: text().array().notNull(),
    /** When a moderator took it away; they themselves and moderators still read it. */
    hiddenAt: timestamp("hidden_at", { withTimezone: true }),
    hiddenBy: uuid("hidden_by"),
    /** Why, for whoever wrote it. */
    hiddenReason: text("hidden_reason"),
  },
  (table) => [
    check("introduction_lengths", sql`length(${table.about}) <= 2000 and length(${table.street}) <= 120`),
    check("introduction_themes", sql`cardinality(${table.themes}) <= 50`),
    check(
      "introduction_hidden",
      sql`num_nonnulls(${table.hiddenAt}, ${table.hiddenBy}, ${table.hiddenReason}) in (0, 3)`,
    ),
  ],
);
