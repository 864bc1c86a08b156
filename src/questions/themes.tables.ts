import { boolean, check, integer, pgTable, sql, text, uniqueIndex } from "../platform/query-builder.ts";

/** What questions can be about. A row is never deleted: questions, wijkwijzers and other wijken have its slug. */
export const themeTable = pgTable(
  "theme",
  {
    slug: text().primaryKey(),
    name: text().notNull(),
    icon: text().notNull(),
    position: integer().notNull(),
    sensitive: boolean().notNull(),
    offered: boolean().notNull(),
  },
  (table) => [
    check("theme_slug", sql`${table.slug} ~ '^[a-z][a-z0-9_]*$'`),
    check("theme_name_length", sql`length(${table.name}) between 2 and 40`),
    check("theme_anders_stays", sql`${table.offered} or ${table.slug} <> 'anders'`),
    uniqueIndex("theme_name").on(sql`lower(${table.name})`),
  ],
);
