import type { Clock } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { toChooseFrom } from "./ask-question.ts";
import {
  change,
  close,
  isAsker,
  markHelpful,
  type Question,
  type QuestionText,
  reopen,
  unmarkHelpful,
} from "./question.ts";
import { withdrawThread } from "./withdraw-thread.ts";

/** Everything the asker, and nobody else, can do with a question after asking it. Others get `absent`. */
export type SteerQuestion = {
  change(id: PostId, by: ResidentId, text: QuestionText): Promise<Result<null>>;
  markHelpful(id: PostId, by: ResidentId, answer: PostId): Promise<Result<null>>;
  unmarkHelpful(id: PostId, by: ResidentId): Promise<Result<null>>;
  close(id: PostId, by: ResidentId): Promise<Result<null>>;
  reopen(id: PostId, by: ResidentId): Promise<Result<null>>;
  /** Takes it back for good, with every answer; the words are erased here, a deletion goes to everyone who got them. */
  withdraw(id: PostId, by: ResidentId): Promise<Result<null>>;
};

export const steerQuestion = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}): SteerQuestion => {
  const { clock, unitOfWork } = dependencies;
  const withOwn = (
    id: PostId,
    by: ResidentId,
    work: (question: Question, transaction: SquareTransaction) => Promise<Result<null>>,
  ): Promise<Result<null>> =>
    unitOfWork(async (transaction) => {
      const question = await transaction.questions.byId(id);
      const gone = question === null || question.post.withdrawnAt !== null;
      return gone || !isAsker(question, by) ? refuse({ kind: "absent" }) : work(question, transaction);
    });
  const asAsker = (
    id: PostId,
    by: ResidentId,
    decide: (question: Question, transaction: SquareTransaction) => Result<Question> | Promise<Result<Question>>,
  ): Promise<Result<null>> =>
    withOwn(id, by, async (question, transaction) => {
      const decided = await decide(question, transaction);
      if (!decided.ok) return decided;
      await transaction.questions.save(decided.value);
      await transaction.happened({ kind: "QuestionChanged", threadId: id });
      return ok(null);
    });
  return {
    change: (id, by, text) =>
      asAsker(id, by, async (question, transaction) =>
        change(question, { ...text, ...(await toChooseFrom(transaction)) }, clock()),
      ),
    markHelpful: (id, by, answerId) =>
      asAsker(id, by, async (question, transaction) => {
        const answer = await transaction.posts.byId(answerId);
        return answer === null ? refuse({ kind: "absent" }) : markHelpful(question, answer, clock());
      }),
    unmarkHelpful: (id, by) => asAsker(id, by, (question) => ok(unmarkHelpful(question, clock()))),
    close: (id, by) => asAsker(id, by, (question) => close(question, clock())),
    reopen: (id, by) => asAsker(id, by, (question) => reopen(question, clock())),
    withdraw: (id, by) =>
      withOwn(id, by, async (question, transaction) => {
        await withdrawThread(transaction, question, clock());
        return ok(null);
      }),
  };
};
