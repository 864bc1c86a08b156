import { boolean, bytes, check, integer, jsonb, pgTable, sql, text, uuid } from "../platform/query-builder.ts";
import type { TokensRead } from "./house-style.ts";

/** How the pages of this server look, beyond the colour of the front door. The row exists from the first change on. */
export const houseStyleTable = pgTable(
  "house_style",
  {
    only: boolean().primaryKey().default(true),
    logoId: uuid("logo_id"),
    /** WebP, on white. */
    logo: bytes(),
    logoWidth: integer("logo_width"),
    logoHeight: integer("logo_height"),
    site: text().notNull().default(""),
    themeClass: text("theme_class").notNull().default(""),
    sheetName: text("sheet_name"),
    sheet: text(),
    /** What was made of the tokens, and what was not and why. */
    tokens: jsonb().$type<TokensRead>(),
  },
  (table) => [
    check("house_style_only_one", sql`${table.only}`),
    check(
      "house_style_logo_whole",
      sql`num_nonnulls(${table.logoId}, ${table.logo}, ${table.logoWidth}, ${table.logoHeight}) in (0, 4)`,
    ),
    check("house_style_sheet_whole", sql`num_nonnulls(${table.sheetName}, ${table.sheet}, ${table.tokens}) in (0, 3)`),
    check("house_style_lengths", sql`length(${table.site}) <= 300 and length(${table.themeClass}) <= 60`),
  ],
);
