import type { ResidentId } from "../kernel/ids.ts";
import { and, eq, isNull, type PgDatabase, type PgQueryResultHKT } from "../platform/query-builder.ts";
import { residentTable } from "../residents/residents.tables.ts";
import type { Introduction, IntroductionStore } from "./introduction.ts";
import { introductionTable } from "./introductions.tables.ts";

export const introductionFromRow = ({
  hiddenAt,
  hiddenBy,
  hiddenReason,
  ...row
}: typeof introductionTable.$inferSelect): Introduction => ({
  ...row,
  residentId: row.residentId as ResidentId,
  hidden: hiddenAt === null ? null : { at: hiddenAt, by: hiddenBy as ResidentId, reason: hiddenReason ?? "" },
});

/** Introductions within one transaction. Whoever left has none. */
export const introductionStore = (transaction: PgDatabase<PgQueryResultHKT>): IntroductionStore => ({
  of: async (id) => {
    const [row] = await transaction
      .select({ introduction: introductionTable })
      .from(introductionTable)
      .innerJoin(residentTable, eq(residentTable.id, introductionTable.residentId))
      .where(and(eq(introductionTable.residentId, id), isNull(residentTable.leftAt)));
    return row === undefined ? null : introductionFromRow(row.introduction);
  },
  save: async ({ hidden, themes, ...introduction }) => {
    const row = {
      ...introduction,
      themes: [...themes],
      hiddenAt: hidden?.at ?? null,
      hiddenBy: hidden?.by ?? null,
      hiddenReason: hidden?.reason ?? null,
    };
    await transaction
      .insert(introductionTable)
      .values(row)
      .onConflictDoUpdate({ target: introductionTable.residentId, set: row });
  },
});
