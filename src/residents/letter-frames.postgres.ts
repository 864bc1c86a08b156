import type { Language } from "../kernel/language.ts";
import { and, eq, type PgDatabase, type PgQueryResultHKT } from "../platform/query-builder.ts";
import { letterFrameTable } from "./letter-frame.tables.ts";
import { emptyFrame, type FramedKind, frameFields, type LetterFrameStore } from "./letter-frame.ts";

/** The texts around letters within one transaction. What is empty in every field is not kept. */
export const letterFrameStore = (transaction: PgDatabase<PgQueryResultHKT>): LetterFrameStore => ({
  of: async (kind, language) => {
    const [row] = await transaction
      .select()
      .from(letterFrameTable)
      .where(and(eq(letterFrameTable.kind, kind), eq(letterFrameTable.language, language satisfies Language)));
    return row === undefined ? emptyFrame : { opening: row.opening, closing: row.closing, signature: row.signature };
  },
  kinds: async () => {
    const rows = await transaction.selectDistinct({ kind: letterFrameTable.kind }).from(letterFrameTable);
    return rows.map(({ kind }) => kind as FramedKind);
  },
  save: async (kind, language, frame) => {
    if (frameFields.some((field) => frame[field] !== ""))
      await transaction.insert(letterFrameTable).values({ kind, language, ...frame });
  },
  remove: async (kind) => {
    await transaction.delete(letterFrameTable).where(eq(letterFrameTable.kind, kind));
  },
});
