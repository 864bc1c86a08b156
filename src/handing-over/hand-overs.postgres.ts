import type { ActorId, HandOverId, PostId } from "../kernel/ids.ts";
import { and, eq, type PgDatabase, type PgQueryResultHKT, type SQL, sql } from "../platform/query-builder.ts";
import { actorFromRow } from "../posts/actors.postgres.ts";
import { actorTable } from "../posts/actors.tables.ts";
import type { HandOver, HandOverStore } from "./hand-over.ts";
import { handOverTable } from "./hand-overs.tables.ts";

const rowOf = ({ gemeente, promised, ...handOver }: HandOver): typeof handOverTable.$inferInsert => ({
  ...handOver,
  gemeenteId: gemeente.id,
  reference: promised?.reference ?? null,
  answerBefore: promised?.answerBefore ?? null,
  why: promised?.why ?? null,
  promisedAt: promised?.saidAt ?? null,
});

/** What was handed over to a gemeente, within one transaction. */
export const handOverStore = (transaction: PgDatabase<PgQueryResultHKT>): HandOverStore => {
  const where = (condition: SQL) =>
    transaction
      .select({ handOver: handOverTable, gemeente: actorTable })
      .from(handOverTable)
      .innerJoin(actorTable, eq(actorTable.id, handOverTable.gemeenteId))
      .where(condition);
  // Held until the end of the transaction: what its asker does and what comes from the gemeente take turns.
  const found = async (condition: SQL): Promise<HandOver | null> =>
    fromRow((await where(condition).for("update", { of: handOverTable }))[0]);
  const fromRow = (row: Awaited<ReturnType<typeof where>>[number] | undefined): HandOver | null => {
    if (row === undefined) return null;
    const { gemeenteId: _gemeente, reference, answerBefore, why, promisedAt, ...handOver } = row.handOver;
    return {
      ...handOver,
      id: handOver.id as HandOverId,
      questionId: handOver.questionId as PostId,
      speakerId: handOver.speakerId as ActorId,
      gemeente: actorFromRow(row.gemeente),
      promised:
        reference === null || answerBefore === null || promisedAt === null
          ? null
          : { reference, answerBefore, why: why ?? "", saidAt: promisedAt },
    };
  };
  return {
    add: async (handOver) => {
      await transaction.insert(handOverTable).values(rowOf(handOver));
    },
    save: async (handOver) => {
      const { id, ...row } = rowOf(handOver);
      await transaction.update(handOverTable).set(row).where(eq(handOverTable.id, id));
    },
    byId: (id) => found(eq(handOverTable.id, id)),
    byUri: (uri) => found(eq(handOverTable.uri, uri)),
    ofQuestion: (question) => found(eq(handOverTable.questionId, question)),
    seenOf: async (question) => fromRow((await where(eq(handOverTable.questionId, question)))[0]),
    gemeentenAt: async (host) => {
      const rows = await transaction
        .select()
        .from(actorTable)
        .where(
          and(
            eq(actorTable.host, host),
            sql`exists (select 1 from hand_over where hand_over.gemeente_id = ${actorTable.id})`,
          ),
        );
      return rows.map(actorFromRow);
    },
  };
};
