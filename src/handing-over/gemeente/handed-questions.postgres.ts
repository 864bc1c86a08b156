import type { HandedAnswerId, HandedQuestionId, ResidentId } from "../../kernel/ids.ts";
import {
  alias,
  and,
  eq,
  isNull,
  type PgDatabase,
  type PgQueryResultHKT,
  type SQL,
  sql,
} from "../../platform/query-builder.ts";
import { actorFromRow } from "../../posts/actors.postgres.ts";
import { actorTable } from "../../posts/actors.tables.ts";
import { handedAnswerTable, handedQuestionTable } from "../hand-overs.tables.ts";
import type { HandedAnswer, HandedQuestion, HandedQuestionStore, HandedRead } from "./handed-question.ts";

const askerTable = alias(actorTable, "asker");

const rowOf = ({ wijk, asker, ...question }: HandedQuestion): typeof handedQuestionTable.$inferInsert => ({
  ...question,
  wijkId: wijk.id,
  askerId: asker.id,
});

const answerFromRow = (row: typeof handedAnswerTable.$inferSelect): HandedAnswer => ({
  ...row,
  id: row.id as HandedAnswerId,
  handedId: row.handedId as HandedQuestionId,
  answeredBy: row.answeredBy as ResidentId,
});

const isOpen = sql`${handedQuestionTable.withdrawnAt} is null and ${handedQuestionTable.settledAt} is null
  and ${handedAnswerTable.id} is null`;

/** The lock under which references are given out, one after the other. */
const referenceLock = 7_061_118;

/** What wijken handed over to this gemeente, within one transaction. */
export const handedQuestionStore = (transaction: PgDatabase<PgQueryResultHKT>): HandedQuestionStore => {
  const joined = () =>
    transaction
      .select({ question: handedQuestionTable, answer: handedAnswerTable, wijk: actorTable, asker: askerTable })
      .from(handedQuestionTable)
      .innerJoin(actorTable, eq(actorTable.id, handedQuestionTable.wijkId))
      .innerJoin(askerTable, eq(askerTable.id, handedQuestionTable.askerId))
      .leftJoin(
        handedAnswerTable,
        and(eq(handedAnswerTable.handedId, handedQuestionTable.id), isNull(handedAnswerTable.withdrawnAt)),
      )
      .$dynamic();
  type Row = Awaited<ReturnType<typeof joined>>[number];

  const questionFromRow = ({ question, wijk, asker }: Pick<Row, "question" | "wijk" | "asker">): HandedQuestion => {
    const { wijkId: _wijk, askerId: _asker, ...rest } = question;
    return { ...rest, id: question.id as HandedQuestionId, wijk: actorFromRow(wijk), asker: actorFromRow(asker) };
  };
  const read = (row: Row): HandedRead => ({
    question: questionFromRow(row),
    answer: row.answer === null ? null : answerFromRow(row.answer),
  });
  /** One, held until the end of the transaction: what comes from the wijk and what officers do take turns. */
  const one = async (condition: SQL): Promise<HandedRead | null> => {
    const [row] = await joined().where(condition).for("update", { of: handedQuestionTable });
    return row === undefined ? null : read(row);
  };

  return {
    add: async (question) => {
      await transaction.execute(sql`select pg_advisory_xact_lock(${referenceLock})`);
      const [last] = await transaction
        .select({ number: sql<number>`coalesce(max(${handedQuestionTable.number}), 0)::int` })
        .from(handedQuestionTable)
        .where(eq(handedQuestionTable.year, question.year));
      await transaction.insert(handedQuestionTable).values(rowOf({ ...question, number: (last?.number ?? 0) + 1 }));
    },
    save: async (question) => {
      const { id, ...row } = rowOf(question);
      await transaction.update(handedQuestionTable).set(row).where(eq(handedQuestionTable.id, id));
    },
    byId: (id) => one(eq(handedQuestionTable.id, id)),
    byUri: (uri) => one(eq(handedQuestionTable.uri, uri)),
    ofAsker: async (asker) => (await joined().where(eq(handedQuestionTable.askerId, asker))).map(read),
    list: async (limit) => {
      const rows = await joined()
        .orderBy(
          sql`(${isOpen}) desc`,
          sql`case when ${isOpen} then ${handedQuestionTable.answerBefore} end`,
          sql`${handedQuestionTable.cameAt} desc`,
          handedQuestionTable.id,
        )
        .limit(limit);
      return rows.map(read);
    },
    countOpen: async () => {
      const [row] = await transaction
        .select({ open: sql<number>`count(*)::int` })
        .from(handedQuestionTable)
        .leftJoin(
          handedAnswerTable,
          and(eq(handedAnswerTable.handedId, handedQuestionTable.id), isNull(handedAnswerTable.withdrawnAt)),
        )
        .where(isOpen);
      return row?.open ?? 0;
    },
    overSince: async (before, limit) => {
      const moment = before.toISOString();
      const rows = await joined()
        .where(
          and(
            isNull(handedQuestionTable.erasedAt),
            sql`(coalesce(${handedAnswerTable.editedAt}, ${handedAnswerTable.at}) < ${moment}::timestamptz
              or ${handedQuestionTable.settledAt} < ${moment}::timestamptz)`,
          ),
        )
        .limit(limit);
      return rows.map(read);
    },
    addAnswer: async (answer) => {
      await transaction.insert(handedAnswerTable).values(answer);
    },
    saveAnswer: async ({ id, ...answer }) => {
      await transaction.update(handedAnswerTable).set(answer).where(eq(handedAnswerTable.id, id));
    },
    answer: async (id) => {
      const [row] = await transaction
        .select({ question: handedQuestionTable, answer: handedAnswerTable, wijk: actorTable, asker: askerTable })
        .from(handedAnswerTable)
        .innerJoin(handedQuestionTable, eq(handedQuestionTable.id, handedAnswerTable.handedId))
        .innerJoin(actorTable, eq(actorTable.id, handedQuestionTable.wijkId))
        .innerJoin(askerTable, eq(askerTable.id, handedQuestionTable.askerId))
        .where(eq(handedAnswerTable.id, id));
      return row === undefined ? null : { question: questionFromRow(row), answer: answerFromRow(row.answer) };
    },
    wijkenAt: async (host) => {
      const rows = await transaction
        .select()
        .from(actorTable)
        .where(
          and(
            eq(actorTable.host, host),
            sql`exists (select 1 from handed_question where handed_question.wijk_id = ${actorTable.id})`,
          ),
        );
      return rows.map(actorFromRow);
    },
  };
};
