import { takeBack } from "../handing-over/hand-over.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { withdrawAnswer } from "./change-answer.ts";
import { type Question, withdraw } from "./question.ts";

/**
 * Takes a question back with everything under it: what nobody can reach any more is not kept either. Shared by the page
 * and by deletions from elsewhere.
 */
export const withdrawThread = async (transaction: SquareTransaction, question: Question, at: Date): Promise<void> => {
  const { post } = question;
  for (const answer of await transaction.posts.answersOf(post.id)) {
    if (answer.withdrawnAt === null) await withdrawAnswer(transaction, answer, at);
  }
  if (post.uri !== null) await transaction.posts.bury(post.uri, at);
  await transaction.questions.save(withdraw(question, at));
  await transaction.ways.eraseWords(post.id);
  const handOver = await transaction.handOvers.ofQuestion(post.id);
  if (handOver !== null && handOver.withdrawnAt === null) await takeBack(transaction, handOver, at);
  await transaction.happened({ kind: "PostWithdrawn", threadId: post.id, postId: post.id });
};
