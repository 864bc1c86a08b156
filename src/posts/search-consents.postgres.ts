import { eq, type PgDatabase, type PgQueryResultHKT } from "../platform/query-builder.ts";
import { postTable } from "./posts.tables.ts";
import type { SearchConsentStore } from "./search-consent.ts";

/** Who may find posts from elsewhere, within one transaction. A trigger keeps what questions are found by in step. */
export const searchConsentStore = (transaction: PgDatabase<PgQueryResultHKT>): SearchConsentStore => ({
  of: async (post) => {
    const [row] = await transaction
      .select({ searchableBy: postTable.searchableBy })
      .from(postTable)
      .where(eq(postTable.id, post));
    return row?.searchableBy ?? null;
  },
  save: async (post, consent) => {
    await transaction
      .update(postTable)
      .set({ searchableBy: consent === null ? null : [...consent] })
      .where(eq(postTable.id, post));
  },
});
