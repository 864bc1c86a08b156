import { eq } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { PostId } from "../kernel/ids.ts";
import { postFromRow, rowFromPost } from "../posts/posts.postgres.ts";
import { postTable } from "../posts/posts.tables.ts";
import type { Question, QuestionState, QuestionStore } from "./question.ts";
import { questionTable } from "./questions.tables.ts";
import type { Theme } from "./themes.ts";

const rowFromQuestion = ({ post, ...question }: Question) => ({ postId: post.id, ...question });

/** Questions within one transaction. Reading one locks its row, so that two decisions about it follow each other. */
export const questionStore = (transaction: PgDatabase<PgQueryResultHKT>): QuestionStore => {
  const first = async (condition: ReturnType<typeof eq>): Promise<Question | null> => {
    const [row] = await transaction
      .select({ question: questionTable, post: postTable })
      .from(questionTable)
      .innerJoin(postTable, eq(postTable.id, questionTable.postId))
      .where(condition)
      .limit(1)
      .for("update", { of: questionTable });
    if (row === undefined) return null;
    return {
      post: postFromRow(row.post),
      theme: row.question.theme as Theme,
      state: row.question.state as QuestionState,
      helpfulId: row.question.helpfulId as PostId | null,
      closedAt: row.question.closedAt,
      changedAt: row.question.changedAt,
    };
  };
  return {
    byId: (id) => first(eq(postTable.id, id)),
    byUri: (uri) => first(eq(postTable.uri, uri)),
    add: async (question) => {
      await transaction.insert(postTable).values(rowFromPost(question.post));
      await transaction.insert(questionTable).values(rowFromQuestion(question));
    },
    save: async (question) => {
      const { id, ...post } = rowFromPost(question.post);
      await transaction.update(postTable).set(post).where(eq(postTable.id, id));
      const { postId, ...row } = rowFromQuestion(question);
      await transaction.update(questionTable).set(row).where(eq(questionTable.postId, postId));
    },
  };
};
