import { bigserial, check, index, pgTable, sql, text, timestamp, uuid } from "../platform/query-builder.ts";

/**
 * Who did what, when and why. Rows are added and never changed or taken out: the database refuses it. One thing it lets pass: the words
 * of a line about somebody who left are erased, once and with the time, and nothing else in it changes.
 */
export const logTable = pgTable(
  "log_entry",
  {
    position: bigserial({ mode: "number" }).primaryKey(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Empty for what the wijk does by itself. */
    byResident: uuid("by_resident"),
    deed: text().notNull(),
    aboutResident: uuid("about_resident"),
    aboutPost: uuid("about_post"),
    detail: text().notNull().default(""),
    reason: text().notNull().default(""),
    erasedAt: timestamp("erased_at", { withTimezone: true }),
  },
  (table) => [
    check("log_entry_lengths", sql`length(${table.detail}) <= 500 and length(${table.reason}) <= 500`),
    index("log_entry_at").on(table.at),
  ],
);
