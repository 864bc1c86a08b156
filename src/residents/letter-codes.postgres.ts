import type { LetterBatchId, ResidentId } from "../kernel/ids.ts";
import {
  and,
  count,
  desc,
  eq,
  exists,
  gt,
  isNull,
  type PgDatabase,
  type PgQueryResultHKT,
  sql,
} from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import { letterBatchTable, letterCodeTable } from "./identity.tables.ts";
import type { LetterCodeStore } from "./identity.ts";
import type { LetterBatch } from "./letter-batch.ts";

const batchFromRow = (row: typeof letterBatchTable.$inferSelect): LetterBatch => ({
  ...row,
  id: row.id as LetterBatchId,
  madeBy: row.madeBy as ResidentId,
});

/** Rows of one statement: below PostgreSQL's bound on parameters. */
const rowsAtOnce = 1_000;

/** Codes of printed letters within one transaction of the door. */
export const letterCodeStore = (
  transaction: PgDatabase<PgQueryResultHKT>,
  sealing: Pick<Sealing, "index">,
): LetterCodeStore => {
  const hashOf = (code: string) => sealing.index("letter code", code);
  return {
    addBatch: async (batch, codes) => {
      await transaction.insert(letterBatchTable).values(batch);
      const rows = codes.map((code) => ({ codeHash: hashOf(code), batchId: batch.id }));
      for (let from = 0; from < rows.length; from += rowsAtOnce)
        await transaction.insert(letterCodeTable).values(rows.slice(from, from + rowsAtOnce));
    },
    batches: async () => {
      const rows = await transaction
        .select({
          batch: letterBatchTable,
          used: sql<number>`(select ${count()}::int from ${letterCodeTable} where ${letterCodeTable.batchId} = ${letterBatchTable.id}
            and ${letterCodeTable.used})`,
        })
        .from(letterBatchTable)
        .orderBy(desc(letterBatchTable.madeAt), letterBatchTable.id);
      return rows.map(({ batch, used }) => ({ ...batchFromRow(batch), used }));
    },
    withdrawBatch: async (id, at) => {
      const [row] = await transaction
        .update(letterBatchTable)
        .set({ withdrawnAt: at })
        .where(and(eq(letterBatchTable.id, id), isNull(letterBatchTable.withdrawnAt)))
        .returning();
      return row === undefined ? null : batchFromRow(row);
    },
    spend: async (code, at) => {
      const thisCode = eq(letterCodeTable.codeHash, hashOf(code));
      const works = exists(
        transaction
          .select({ one: sql`1` })
          .from(letterBatchTable)
          .where(
            and(
              eq(letterBatchTable.id, letterCodeTable.batchId),
              isNull(letterBatchTable.withdrawnAt),
              gt(letterBatchTable.expiresAt, at),
            ),
          ),
      );
      const spent = await transaction
        .update(letterCodeTable)
        .set({ used: true })
        .where(and(thisCode, eq(letterCodeTable.used, false), works))
        .returning({ batchId: letterCodeTable.batchId });
      if (spent.length === 1) return "spent";
      const [row] = await transaction
        .select({ used: letterCodeTable.used, withdrawnAt: letterBatchTable.withdrawnAt })
        .from(letterCodeTable)
        .innerJoin(letterBatchTable, eq(letterBatchTable.id, letterCodeTable.batchId))
        .where(thisCode);
      if (row === undefined || row.withdrawnAt !== null) return "unknown";
      return row.used ? "used" : "expired";
    },
  };
};
