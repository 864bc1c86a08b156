import type { Post } from "../posts/post.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { markHelpful, type Question, unmarkHelpful } from "./question.ts";

/**
 * What helped, said elsewhere by somebody who may say it: the asker, or whoever moderates where the thread belongs. Gives
 * whether it changed anything. A neighbour's question keeps the time of its own last change, by which older news is told
 * from newer, and its asker is not asked later by us whether it really helped.
 */
export const chooseElsewhere = async (
  transaction: SquareTransaction,
  question: Question,
  answer: Post,
  at: Date,
): Promise<boolean> => {
  if (question.helpfulId === answer.id) return false;
  const chosen = markHelpful(question, answer, at);
  if (!chosen.ok) return false;
  await keep(transaction, question, chosen.value);
  return true;
};

/** It did not help after all. Only what stood as the answer that helped can be taken back. */
export const unchooseElsewhere = async (
  transaction: SquareTransaction,
  question: Question,
  answer: Post,
  at: Date,
): Promise<boolean> => {
  if (question.helpfulId !== answer.id) return false;
  await keep(transaction, question, unmarkHelpful(question, at));
  return true;
};

const keep = async (transaction: SquareTransaction, known: Question, changed: Question): Promise<void> => {
  const isOurs = known.post.homeWijkId === null;
  const { changedAt, helpfulAt } = known;
  await transaction.questions.save(isOurs ? changed : { ...changed, changedAt, helpfulAt });
  const threadId = known.post.id;
  await transaction.happened(
    isOurs ? { kind: "QuestionChanged", threadId } : { kind: "NeighbourQuestionChanged", threadId },
  );
};
