import type { PostId } from "../kernel/ids.ts";
import { isOneOf } from "../platform/postgres.ts";
import {
  and,
  asc,
  desc,
  eq,
  gte,
  isNull,
  ne,
  or,
  type PgDatabase,
  type PgQueryResultHKT,
  sql,
} from "../platform/query-builder.ts";
import { mayRead } from "../posts/may-read.ts";
import { postFromRow } from "../posts/posts.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import type { QuestionState } from "../questions/question.ts";
import { questionTable } from "../questions/questions.tables.ts";
import type { DeskReads, QuestionInHand } from "./desk-reads.ts";
import { offerTable, stepTable, wayTable } from "./guidance.tables.ts";
import type { StepKind } from "./way.ts";

const atOnce = 50;

const closingAfter: Partial<Record<StepKind, QuestionInHand["closing"]>> = {
  "closing-no": "not-yet",
  "closing-yes": "done",
};

export const deskReads = (database: PgDatabase<PgQueryResultHKT>): DeskReads => ({
  waiting: async (reader, themes) => {
    const offered = sql<boolean>`exists (select 1 from ${offerTable} where ${offerTable.questionId} = ${postTable.id}
      and ${offerTable.residentId} = ${reader.id} and ${offerTable.endedAt} is null)`;
    const rows = await database
      .select({
        post: postTable,
        theme: questionTable.theme,
        offered,
        answers: sql<number>`(select count(*)::int from ${postTable} answer where answer.thread_id = ${postTable.id}
          and answer.kind = 'answer' and answer.withdrawn_at is null and answer.hidden_at is null and answer.held_at is null)`,
      })
      .from(questionTable)
      .innerJoin(postTable, eq(postTable.id, questionTable.postId))
      .where(
        and(
          eq(questionTable.state, "open"),
          isNull(postTable.homeWijkId),
          isNull(postTable.withdrawnAt),
          isNull(postTable.hiddenAt),
          isNull(postTable.heldAt),
          or(isNull(postTable.residentId), ne(postTable.residentId, reader.id)),
          or(isOneOf(questionTable.theme, themes), offered),
        ),
      )
      .orderBy(asc(postTable.publishedAt), asc(postTable.id))
      .limit(atOnce);
    return rows
      .map((row) => ({ ...row, post: postFromRow(row.post) }))
      .filter(({ post }) => mayRead(post, reader))
      .map(({ post, theme, offered: mine, answers }) => ({
        id: post.id,
        title: post.title ?? "",
        text: post.body,
        theme,
        askedAt: post.publishedAt,
        answers,
        offered: mine,
      }));
  },
  inHand: async (reader, since) => {
    const lastStep = sql<StepKind | null>`(select kind from ${stepTable} where ${stepTable.questionId} = ${postTable.id}
      order by ${stepTable.id} desc limit 1)`;
    const rows = await database
      .select({
        id: postTable.id,
        title: postTable.title,
        state: questionTable.state,
        since: questionTable.takenAt,
        waitingFor: wayTable.waitingFor,
        lastStep,
      })
      .from(questionTable)
      .innerJoin(postTable, eq(postTable.id, questionTable.postId))
      .leftJoin(wayTable, eq(wayTable.questionId, questionTable.postId))
      .where(
        and(
          eq(questionTable.takenBy, reader),
          isNull(postTable.withdrawnAt),
          or(
            eq(questionTable.state, "taken"),
            and(eq(questionTable.state, "answered"), gte(questionTable.changedAt, since)),
            and(eq(questionTable.state, "closed"), eq(lastStep, "closing-yes"), gte(questionTable.changedAt, since)),
          ),
        ),
      )
      .orderBy(desc(questionTable.takenAt));
    return rows.flatMap(({ id, title, state, since: takenAt, waitingFor, lastStep: kind }) =>
      takenAt === null
        ? []
        : [
            {
              id: id as PostId,
              title: title ?? "",
              state: state as QuestionState,
              since: takenAt,
              closing: waitingFor === "closing" ? "proposed" : kind === null ? null : (closingAfter[kind] ?? null),
            },
          ],
    );
  },
});
