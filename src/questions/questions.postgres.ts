import type { ActorId, PostId, ResidentId } from "../kernel/ids.ts";
import { gatherReads, inOrderOf } from "../platform/gather.ts";
import { isOneOf } from "../platform/postgres.ts";
import { eq, type PgDatabase, type PgQueryResultHKT, type SQL } from "../platform/query-builder.ts";
import { addPost, postFromRow, savePost } from "../posts/posts.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import type { OnBehalf, Outcome, Question, QuestionState, QuestionStore } from "./question.ts";
import { questionTable } from "./questions.tables.ts";

const rowFromQuestion = ({ post, taken, ...question }: Question) => ({
  postId: post.id,
  ...question,
  takenBy: taken?.by ?? null,
  takenAt: taken?.at ?? null,
});

type Row = { readonly question: typeof questionTable.$inferSelect; readonly post: typeof postTable.$inferSelect };

const questionFromRow = ({ question, post }: Row): Question => ({
  post: postFromRow(post),
  theme: question.theme,
  onBehalf: question.onBehalf as OnBehalf | null,
  area: question.area,
  street: question.street,
  state: question.state as QuestionState,
  taken:
    question.takenBy === null || question.takenAt === null
      ? null
      : { by: question.takenBy as ResidentId, at: question.takenAt },
  helpfulId: question.helpfulId as PostId | null,
  closedAt: question.closedAt,
  changedAt: question.changedAt,
  helpfulAt: question.helpfulAt,
  checkedAt: question.checkedAt,
  outcome: question.outcome as Outcome | null,
  handedTo: question.handedTo as ActorId | null,
  handedInPrivate: question.handedInPrivate,
});

/**
 * Questions within one transaction. Reading one locks it and its post, so that two decisions about it follow each other and the second
 * sees what the first did; what is read at the same moment takes one statement, and is locked in one order everywhere.
 */
export const questionStore = (transaction: PgDatabase<PgQueryResultHKT>): QuestionStore => {
  const lockedWhere = (condition: SQL) =>
    transaction
      .select({ question: questionTable, post: postTable })
      .from(questionTable)
      .innerJoin(postTable, eq(postTable.id, questionTable.postId))
      .where(condition)
      .orderBy(questionTable.postId)
      .for("no key update", { of: [questionTable, postTable] });
  const byId = gatherReads(async (ids: readonly PostId[]) =>
    inOrderOf<string, Row>(ids, await lockedWhere(isOneOf(postTable.id, ids)), ({ post }) => post.id),
  );
  const byUri = gatherReads(async (uris: readonly string[]) =>
    inOrderOf(uris, await lockedWhere(isOneOf(postTable.uri, uris)), ({ post }: Row) => post.uri),
  );
  const found = async (row: Promise<Row | null>): Promise<Question | null> => {
    const known = await row;
    return known === null ? null : questionFromRow(known);
  };
  return {
    byId: (id) => found(byId(id)),
    byUri: (uri) => found(byUri(uri)),
    add: async (question) => {
      await addPost(transaction, question.post);
      await transaction.insert(questionTable).values(rowFromQuestion(question));
    },
    save: async (question) => {
      await savePost(transaction, question.post);
      const { postId, ...row } = rowFromQuestion(question);
      await transaction.update(questionTable).set(row).where(eq(questionTable.postId, postId));
    },
  };
};
