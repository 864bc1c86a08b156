import type { Clock } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { type ChosenPhoto, type Photo, placedPhotos } from "../posts/photo.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { toChooseFrom } from "./ask-question.ts";
import { type AskerProof, isAsker } from "./asker.ts";
import { mayBeReworded } from "./hold.ts";
import { change, close, markHelpful, type Question, type QuestionText, reopen, unmarkHelpful } from "./question.ts";
import { withdrawThread } from "./withdraw-thread.ts";

/** Everything the asker, and nobody else, can do with a question after asking it. Others get `absent`. */
export type SteerQuestion = {
  /** `photos` are those that are to stand; without them, those that stand do. */
  change(
    id: PostId,
    by: AskerProof,
    text: QuestionText & { readonly photos?: readonly ChosenPhoto[] },
  ): Promise<Result<null>>;
  markHelpful(id: PostId, by: AskerProof, answer: PostId): Promise<Result<null>>;
  unmarkHelpful(id: PostId, by: AskerProof): Promise<Result<null>>;
  close(id: PostId, by: AskerProof): Promise<Result<null>>;
  reopen(id: PostId, by: AskerProof): Promise<Result<null>>;
  /** Takes it back for good, with every answer; the words are erased here, a deletion goes to everyone who got them. */
  withdraw(id: PostId, by: AskerProof): Promise<Result<null>>;
};

/** The asker's actions within a transaction that somebody else opened. */
export const steering = (transaction: SquareTransaction, clock: Clock): SteerQuestion => {
  const withOwn = async (
    id: PostId,
    by: AskerProof,
    work: (question: Question) => Promise<Result<null>>,
  ): Promise<Result<null>> => {
    const question = await transaction.questions.byId(id);
    const gone = question === null || question.post.withdrawnAt !== null;
    return gone || !isAsker(question, by) ? refuse({ kind: "absent" }) : work(question);
  };
  const asAsker = (
    id: PostId,
    by: AskerProof,
    decide: (question: Question) => Result<Question> | Promise<Result<Question>>,
  ): Promise<Result<null>> =>
    withOwn(id, by, async (question) => {
      const decided = await decide(question);
      if (!decided.ok) return decided;
      if (decided.value === question) return ok(null);
      await transaction.questions.save(decided.value);
      if (decided.value.post.held === null) await transaction.happened({ kind: "QuestionChanged", threadId: id });
      return ok(null);
    });
  return {
    change: (id, by, text) =>
      asAsker(id, by, async (question) => {
        const allowed = await mayBeReworded(transaction, question.post, clock());
        if (!allowed.ok) return allowed;
        const photos = await photosOf(transaction, question, text.photos);
        if (!photos.ok) return photos;
        return change(question, { ...text, photos: photos.value, ...(await toChooseFrom(transaction)) }, clock());
      }),
    markHelpful: (id, by, answerId) =>
      asAsker(id, by, async (question) => {
        const answer = await transaction.posts.byId(answerId);
        return answer === null ? refuse({ kind: "absent" }) : markHelpful(question, answer, clock());
      }),
    unmarkHelpful: (id, by) => asAsker(id, by, (question) => ok(unmarkHelpful(question, clock()))),
    close: (id, by) => asAsker(id, by, (question) => close(question, clock())),
    reopen: (id, by) => asAsker(id, by, (question) => reopen(question, clock())),
    withdraw: (id, by) =>
      withOwn(id, by, async (question) => {
        await withdrawThread(transaction, question, clock());
        return ok(null);
      }),
  };
};

/** Only who asked with a name has photos at a question. */
const photosOf = async (
  transaction: SquareTransaction,
  { post }: Question,
  chosen: readonly ChosenPhoto[] | undefined,
): Promise<Result<readonly Photo[]>> =>
  post.author.kind !== "resident"
    ? ok(post.photos)
    : placedPhotos(transaction.photos, post.author.residentId, chosen, post.photos);

/** The same, each in a transaction of its own. */
export const steerQuestion = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}): SteerQuestion => {
  const alone =
    <Given extends readonly unknown[]>(act: (steer: SteerQuestion) => (...given: Given) => Promise<Result<null>>) =>
    (...given: Given): Promise<Result<null>> =>
      dependencies.unitOfWork((transaction) => act(steering(transaction, dependencies.clock))(...given));
  return {
    change: alone((steer) => steer.change),
    markHelpful: alone((steer) => steer.markHelpful),
    unmarkHelpful: alone((steer) => steer.unmarkHelpful),
    close: alone((steer) => steer.close),
    reopen: alone((steer) => steer.reopen),
    withdraw: alone((steer) => steer.withdraw),
  };
};
