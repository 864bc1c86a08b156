import { check, pgTable, primaryKey, sql, text } from "../platform/query-builder.ts";

/** What an administrator has stand around the words of a kind of letter, or of every kind (`every`), in one language. Empty is nothing. */
export const letterFrameTable = pgTable(
  "letter_frame",
  {
    kind: text().notNull(),
    language: text().notNull(),
    opening: text().notNull(),
    closing: text().notNull(),
    signature: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.language] }),
    check("letter_frame_language", sql`${table.language} in ('nl', 'en')`),
    check(
      "letter_frame_lengths",
      sql`length(${table.opening}) <= 300 and length(${table.closing}) <= 300 and length(${table.signature}) <= 120`,
    ),
  ],
);
