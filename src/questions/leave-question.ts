import { takeBack } from "../handing-over/hand-over.ts";
import { htmlFromText } from "../kernel/text.ts";
import { type Author, type Post, stands } from "../posts/post.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { withdrawAnswer } from "./change-answer.ts";
import { nowhere } from "./place.ts";
import { close, type Question } from "./question.ts";
import { withdrawThread } from "./withdraw-thread.ts";

/** What stands in the place of the words of somebody who left, for the answers under it; in the language of the wijk. */
export type LeftBehind = { readonly title: string; readonly text: string };

const sameAuthor = (one: Author, other: Author): boolean =>
  one.kind === "resident"
    ? other.kind === "resident" && one.residentId === other.residentId
    : one.kind === "nameless" && other.kind === "nameless" && one.pseudonym === other.pseudonym;

/** What others answered and everybody can read. */
const answersOfOthers = async ({ posts }: SquareTransaction, question: Post): Promise<readonly Post[]> =>
  (await posts.answersOf(question.id)).filter(
    (answer) => stands(answer) && answer.kind === "answer" && !sameAuthor(question.author, answer.author),
  );

/**
 * The asker of a question leaves and takes their words along, also those of their own answers in it. What others answered is
 * theirs and stays: then the question stays, closed, with `leftBehind` in the place of its words.
 */
export const leaveQuestion = async (
  transaction: SquareTransaction,
  question: Question,
  leftBehind: LeftBehind,
  at: Date,
): Promise<void> => {
  const { post } = question;
  if (!stands(post) || (await answersOfOthers(transaction, post)).length === 0) {
    return withdrawThread(transaction, question, at);
  }
  for (const answer of await transaction.posts.answersOf(post.id)) {
    if (answer.withdrawnAt === null && sameAuthor(post.author, answer.author))
      await withdrawAnswer(transaction, answer, at);
  }
  // What was just taken back may have been what helped.
  const now = (await transaction.questions.byId(post.id)) ?? question;
  const { title, text } = leftBehind;
  const words = { title, body: text, html: htmlFromText(text), photos: [], editedAt: at };
  await transaction.questions.save(ended({ ...now, ...nowhere, onBehalf: null, post: { ...now.post, ...words } }, at));
  await transaction.ways.eraseWords(post.id);
  const handOver = await transaction.handOvers.ofQuestion(post.id);
  if (handOver !== null && handOver.withdrawnAt === null) await takeBack(transaction, handOver, at);
  await transaction.happened({ kind: "QuestionChanged", threadId: post.id });
};

/**
 * The asker of a question leaves, and lets it stay without a name, and so without photos. Nobody can say what helps any more: it is
 * closed.
 */
export const endQuestion = async (transaction: SquareTransaction, question: Question, at: Date): Promise<void> => {
  const { post } = question;
  if (question.state === "closed" && post.photos.length === 0) return;
  const changed = post.photos.length === 0 ? post : { ...post, photos: [], editedAt: at };
  await transaction.questions.save(ended({ ...question, post: changed }, at));
  await transaction.happened({ kind: "QuestionChanged", threadId: post.id });
};

const ended = (question: Question, at: Date): Question => {
  const closed = close(question, at);
  return closed.ok ? closed.value : { ...question, changedAt: at };
};

/** Whether others answered a question, so that it is more than its asker's. */
export const hasAnswersOfOthers = async (transaction: SquareTransaction, question: Question): Promise<boolean> =>
  (await answersOfOthers(transaction, question.post)).length > 0;
