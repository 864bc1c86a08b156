import { asc, type PgDatabase, type PgQueryResultHKT, sql } from "../platform/query-builder.ts";
import { themeTable } from "./themes.tables.ts";
import type { ThemeStore } from "./themes.ts";

/** The wijk's list of themes within one transaction. */
export const themeStore = (transaction: PgDatabase<PgQueryResultHKT>): ThemeStore => ({
  all: async (options?: { readonly locked: true }) => {
    if (options?.locked) await transaction.execute(sql`lock table ${themeTable} in share row exclusive mode`);
    return transaction.select().from(themeTable).orderBy(asc(themeTable.position), asc(themeTable.slug));
  },
  save: async (theme) => {
    await transaction.insert(themeTable).values(theme).onConflictDoUpdate({ target: themeTable.slug, set: theme });
  },
});
