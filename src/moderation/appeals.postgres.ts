import type { ActorId, DecisionId, ResidentId } from "../kernel/ids.ts";
import {
  and,
  asc,
  eq,
  getTableColumns,
  isNull,
  type PgDatabase,
  type PgQueryResultHKT,
} from "../platform/query-builder.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { Appeal, AppealOutcome, AppealStore } from "./appeal.ts";
import { fromStored, unnamed } from "./decisions.postgres.ts";
import { appealTable, decisionTable } from "./decisions.tables.ts";

/** Appeals within one transaction of the door; what was said and answered is sealed. */
export const appealStore = (transaction: PgDatabase<PgQueryResultHKT>, sealing: Sealing): AppealStore => {
  const saidPurpose = (id: string) => `appeal:${id}`;
  const answerPurpose = (id: string) => `answer to an appeal:${id}`;

  const fromRow = (row: typeof appealTable.$inferSelect): Appeal => ({
    decision: row.decisionId as DecisionId,
    firstBy: row.firstBy as ResidentId,
    about: fromStored(row.aboutResident),
    words: sealing.open(saidPurpose(row.decisionId), row.sealed),
    at: row.appealedAt,
    decided:
      row.decidedAt === null || row.outcome === null || row.sealedAnswer === null
        ? null
        : {
            by: row.decidedBy as ResidentId | null,
            byWijk: row.decidedByWijk as ActorId | null,
            at: row.decidedAt,
            outcome: row.outcome as AppealOutcome,
            answer: sealing.open(answerPurpose(row.decisionId), row.sealedAnswer),
          },
  });
  const ofDecision = (id: DecisionId) => transaction.select().from(appealTable).where(eq(appealTable.decisionId, id));

  return {
    add: async ({ decision, firstBy, about, words, at }) => {
      const sealed = sealing.seal(saidPurpose(decision), words);
      await transaction
        .insert(appealTable)
        .values({ decisionId: decision, firstBy, aboutResident: about ?? unnamed, sealed, appealedAt: at });
    },
    of: async (id) => (await ofDecision(id)).map(fromRow)[0] ?? null,
    ofLocked: async (id) => (await ofDecision(id).for("update")).map(fromRow)[0] ?? null,
    waiting: async () => {
      const rows = await transaction
        .select(getTableColumns(appealTable))
        .from(appealTable)
        .innerJoin(decisionTable, eq(decisionTable.id, appealTable.decisionId))
        .where(and(isNull(appealTable.decidedAt), isNull(decisionTable.endedAt)))
        .orderBy(asc(appealTable.appealedAt), appealTable.decisionId);
      return rows.map(fromRow);
    },
    decide: async (id, { by, byWijk, at, outcome, answer }) => {
      const sealedAnswer = sealing.seal(answerPurpose(id), answer);
      await transaction
        .update(appealTable)
        .set({ decidedBy: by, decidedByWijk: byWijk, decidedAt: at, outcome, sealedAnswer })
        .where(eq(appealTable.decisionId, id));
    },
  };
};
