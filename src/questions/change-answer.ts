import type { Clock } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { htmlFromText } from "../kernel/text.ts";
import { type ChosenPhoto, placedPhotos } from "../posts/photo.ts";
import { type Post, withdrawn, wroteIt } from "../posts/post.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { mayBeReworded } from "./hold.ts";
import { readAnswerText, unmarkHelpful } from "./question.ts";

/** What the author of an answer, and nobody else, can do with it. */
export type ChangeAnswer = {
  /** `photos` are those that are to stand with it; without them, those that stand do. */
  change(
    id: PostId,
    by: ResidentId,
    words: { readonly text: string; readonly photos?: readonly ChosenPhoto[] },
  ): Promise<Result<PostId>>;
  withdraw(id: PostId, by: ResidentId): Promise<Result<PostId>>;
};

/** Gives the thread's id back, so that the page can return to it. */
export const changeAnswer = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}): ChangeAnswer => {
  const asAuthor = (
    id: PostId,
    by: ResidentId,
    work: (answer: Post, transaction: SquareTransaction) => Promise<Result<PostId>>,
  ): Promise<Result<PostId>> =>
    dependencies.unitOfWork(async (transaction) => {
      const answer = await transaction.posts.byIdLocked(id);
      const gone = answer === null || answer.kind !== "answer" || answer.withdrawnAt !== null;
      if (gone || !wroteIt(answer, by)) return refuse({ kind: "absent" });
      const thread = await transaction.posts.byId(answer.threadId);
      return thread === null || thread.withdrawnAt !== null ? refuse({ kind: "absent" }) : work(answer, transaction);
    });
  return {
    change: (id, by, { text, photos: chosen }) =>
      asAuthor(id, by, async (answer, transaction) => {
        const read = readAnswerText(text);
        if (!read.ok) return read;
        const allowed = await mayBeReworded(transaction, answer, dependencies.clock());
        if (!allowed.ok) return allowed;
        const photos = await placedPhotos(transaction.photos, by, chosen, answer.photos);
        if (!photos.ok) return photos;
        await rewriteAnswer(
          transaction,
          { ...answer, photos: photos.value },
          { body: read.value, html: htmlFromText(read.value), language: null },
          dependencies.clock(),
        );
        return ok(answer.threadId);
      }),
    withdraw: (id, by) =>
      asAuthor(id, by, async (answer, transaction) => {
        await withdrawAnswer(transaction, answer, dependencies.clock());
        return ok(answer.threadId);
      }),
  };
};

/** Other words for an answer; shared by the page and by edits from elsewhere. */
export const rewriteAnswer = async (
  transaction: SquareTransaction,
  answer: Post,
  words: Pick<Post, "body" | "html" | "language">,
  at: Date,
): Promise<void> => {
  await transaction.posts.save({ ...answer, ...words, editedAt: at });
  if (answer.held === null)
    await transaction.happened({ kind: "AnswerChanged", threadId: answer.threadId, answerId: answer.id });
};

/** Takes an answer back; shared by the page and by deletions from elsewhere. What it said is erased at once. */
export const withdrawAnswer = async (transaction: SquareTransaction, answer: Post, at: Date): Promise<void> => {
  if (answer.uri !== null) await transaction.posts.bury(answer.uri, at);
  await transaction.posts.save(withdrawn(answer, at));
  const question = await transaction.questions.byId(answer.threadId);
  if (question?.helpfulId === answer.id) {
    await transaction.questions.save(unmarkHelpful(question, at));
    if (question.post.homeWijkId === null)
      await transaction.happened({ kind: "QuestionChanged", threadId: answer.threadId });
  }
  await transaction.happened({ kind: "PostWithdrawn", threadId: answer.threadId, postId: answer.id });
};
