import type { Clock } from "../../kernel/clock.ts";
import { dutchTime } from "../../kernel/dutch-time.ts";
import { type HandedAnswerId, type HandedQuestionId, newId, type ResidentId } from "../../kernel/ids.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { oneLine } from "../../kernel/text.ts";
import { readAnswerText } from "../../questions/question.ts";
import type { SquareTransaction, UnitOfWork } from "../../unit-of-work.ts";
import { eraseAnswer, type HandedAnswer, type HandedQuestion, type HandedRead } from "./handed-question.ts";

/** What officers do with a question that was handed over. What was taken back, erased or settled takes no answer. */
export type AnswerHanded = {
  /** Answers, or says with a reason that it is not for this gemeente: that is an answer too. */
  answer(
    id: HandedQuestionId,
    by: ResidentId,
    given: { readonly text: string; readonly declined: boolean },
  ): Promise<Result<null>>;
  correct(id: HandedQuestionId, text: string): Promise<Result<null>>;
  /** Takes the answer back; the question waits for another one. */
  withdraw(id: HandedQuestionId): Promise<Result<null>>;
  /** Moves the day before which it is answered, and says why. */
  moveTerm(id: HandedQuestionId, given: { readonly answerBefore: string; readonly why: string }): Promise<Result<null>>;
};

const longestWhy = 200;
const changedMeanwhile = { kind: "conflict", reason: "changed-meanwhile" } as const;

/** Whether anything can still be said about it. */
export const takesWords = ({ withdrawnAt, erasedAt }: HandedQuestion): boolean =>
  withdrawnAt === null && erasedAt === null;

export const answerHanded = ({
  unitOfWork,
  clock,
}: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}): AnswerHanded => {
  const about = (
    id: HandedQuestionId,
    work: (transaction: SquareTransaction, read: HandedRead) => Promise<Result<null>>,
  ): Promise<Result<null>> =>
    unitOfWork(async (transaction) => {
      const read = await transaction.handedQuestions.byId(id);
      if (read === null) return refuse({ kind: "absent" });
      return takesWords(read.question) ? work(transaction, read) : refuse(changedMeanwhile);
    });

  const withAnswer = (
    id: HandedQuestionId,
    work: (transaction: SquareTransaction, answer: HandedAnswer) => Promise<Result<null>>,
  ): Promise<Result<null>> =>
    about(id, async (transaction, { answer }) =>
      answer === null ? refuse(changedMeanwhile) : work(transaction, answer),
    );

  return {
    answer: (id, by, { text, declined }) =>
      about(id, async (transaction, { question, answer }) => {
        if (answer !== null || question.settledAt !== null) return refuse(changedMeanwhile);
        const read = readAnswerText(text);
        if (!read.ok) return read;
        const answerId = newId<HandedAnswerId>();
        await transaction.handedQuestions.addAnswer({
          id: answerId,
          handedId: id,
          text: read.value,
          declined,
          answeredBy: by,
          at: clock(),
          editedAt: null,
          withdrawnAt: null,
        });
        await transaction.happened({ kind: "HandedAnswerGiven", answerId });
        return ok(null);
      }),
    correct: (id, text) =>
      withAnswer(id, async (transaction, answer) => {
        const read = readAnswerText(text);
        if (!read.ok) return read;
        await transaction.handedQuestions.saveAnswer({ ...answer, text: read.value, editedAt: clock() });
        await transaction.happened({ kind: "HandedAnswerChanged", answerId: answer.id });
        return ok(null);
      }),
    withdraw: (id) =>
      withAnswer(id, async (transaction, answer) => {
        await eraseAnswer(transaction, { ...answer, withdrawnAt: clock() });
        await transaction.happened({ kind: "HandedAnswerWithdrawn", answerId: answer.id });
        return ok(null);
      }),
    moveTerm: (id, given) =>
      about(id, async (transaction, { question, answer }) => {
        if (answer !== null || question.settledAt !== null) return refuse(changedMeanwhile);
        const why = oneLine(given.why);
        const answerBefore = given.answerBefore.trim();
        const today = dutchTime(clock()).date;
        const isDate = /^\d{4}-\d{2}-\d{2}$/.test(answerBefore) && !Number.isNaN(Date.parse(answerBefore));
        const problems = [
          ...(isDate && answerBefore > today ? [] : [{ field: "answerBefore", reason: "term-unclear" }]),
          ...(why === "" ? [{ field: "why", reason: "term-why-missing" }] : []),
          ...(why.length > longestWhy ? [{ field: "why", reason: "line-too-long" }] : []),
        ];
        if (problems.length > 0) return refuse({ kind: "invalid", problems });
        await transaction.handedQuestions.save({ ...question, answerBefore, why });
        await transaction.happened({ kind: "HandedTermMoved", handedId: id });
        return ok(null);
      }),
  };
};
