import type { Clock } from "../kernel/clock.ts";
import type { PostId, ResidentId, SpokenQuestionId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { type Post, stands } from "../posts/post.ts";
import { close, markHelpful, type Question, unmarkHelpful } from "../questions/question.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { recordSteps } from "./record-steps.ts";
import {
  type Brought,
  nothingWaits,
  remindedAgain,
  type SpokenQuestion,
  type SpokenTransaction,
  standsStill,
} from "./spoken-question.ts";
import { resumed, type StepKind } from "./way.ts";

/** What there is to bring back, for the wijkwijzer who spoke to whoever asked. */
export type ToBring = {
  readonly spoken: SpokenQuestion;
  /** Empty when it was erased, or never written down. */
  readonly memoryAid: string;
  readonly question: Question;
  /** The answers that can be read, oldest first. */
  readonly answers: readonly Post[];
};

/**
 * Bringing an answer back to somebody who is not online. For the wijkwijzer who spoke to them, also when they are wijkwijzer
 * no longer; for everybody else all of it is `absent`.
 */
export type BringBack = {
  look(id: SpokenQuestionId, by: ResidentId): Promise<Result<ToBring>>;
  /**
   * Records that it was brought and what came of it. `helped` (by `answer`, or by the only one there is) and `not-said` end
   * the question and erase what was written down. After `not-helped` the question goes on; after `not-reached` the reminders do.
   */
  bring(
    id: SpokenQuestionId,
    by: ResidentId,
    given: { readonly brought: Brought; readonly answer: PostId | null },
  ): Promise<Result<null>>;
};

const stepOf = {
  helped: "brought-and-helped",
  "not-helped": "brought-in-vain",
  "not-reached": "not-reached",
  "not-said": "brought-back",
} as const satisfies Record<Brought, StepKind>;

/** The answers that whoever asked can be told. */
export const readableAnswers = async (transaction: SpokenTransaction, question: PostId): Promise<readonly Post[]> =>
  (await transaction.posts.answersOf(question)).filter(stands);

export const bringBack = ({
  unitOfWork,
  clock,
}: {
  readonly unitOfWork: UnitOfWork<SpokenTransaction>;
  readonly clock: Clock;
}): BringBack => {
  const withSpoken = <T>(
    id: SpokenQuestionId,
    by: ResidentId,
    work: (transaction: SpokenTransaction, spoken: SpokenQuestion, question: Question) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    unitOfWork(async (transaction) => {
      // The question is locked first, as everywhere, so that nobody waits for each other.
      const found = (await transaction.spokenQuestions.ofResident(by)).find((each) => each.id === id);
      const question = found?.questionId == null ? null : await transaction.questions.byId(found.questionId);
      const spoken = await transaction.spokenQuestions.byId(id, by);
      return spoken === null || question === null || question.post.withdrawnAt !== null
        ? refuse({ kind: "absent" })
        : work(transaction, spoken, question);
    });

  const ended = (question: Question, answers: readonly Post[], chosen: PostId | null, at: Date): Result<Question> => {
    if (question.state === "closed") return ok(question);
    if (question.state === "answered") return ok({ ...question, checkedAt: question.checkedAt ?? at });
    const helpful = answers.find(({ id }) => id === chosen) ?? (answers.length === 1 ? answers[0] : undefined);
    if (helpful === undefined) return close(question, at);
    const marked = markHelpful(question, helpful, at);
    // Whether it really helped was just said; a letter a week later would ask whoever cannot know any more.
    return marked.ok ? ok({ ...marked.value, checkedAt: at }) : marked;
  };

  return {
    look: (id, by) =>
      withSpoken(id, by, async (transaction, spoken, question) => {
        const words = await transaction.spokenQuestions.words(spoken, by);
        const answers = await readableAnswers(transaction, question.post.id);
        return ok({ spoken, question, answers, memoryAid: words?.memoryAid ?? "" });
      }),

    bring: (id, by, { brought, answer }) =>
      withSpoken(id, by, async (transaction, spoken, question) => {
        const { spokenQuestions, ways } = transaction;
        const at = clock();
        const questionId = question.post.id;
        const way = await ways.byQuestion(questionId);
        const step = { kind: stepOf[brought], residentId: by };
        const changed = () => transaction.happened({ kind: "QuestionChanged", threadId: questionId });
        switch (brought) {
          case "not-reached": {
            const again = remindedAgain(spoken, at);
            await spokenQuestions.save(again);
            if (way !== null) await recordSteps(transaction, standsStill(way, again.remindAt ?? at), [step], at);
            return ok(null);
          }
          case "not-helped": {
            await spokenQuestions.save(nothingWaits(spoken));
            const goesOn = question.helpfulId === null ? question : unmarkHelpful(question, at);
            await transaction.questions.save(goesOn);
            if (way !== null) {
              const waits = await ways.waits();
              await recordSteps(transaction, resumed(way, goesOn.state === "taken", waits, at), [step], at);
            }
            await changed();
            return ok(null);
          }
          case "helped":
          case "not-said": {
            const answers = brought === "helped" ? await readableAnswers(transaction, questionId) : [];
            const done = ended(question, answers, answer, at);
            if (!done.ok) return done;
            await transaction.questions.save(done.value);
            await transaction.wijkwijzers.endOffers(questionId, "all", "over", at);
            if (way !== null) await recordSteps(transaction, { ...way, waitingFor: null, nextAt: null }, [step], at);
            await spokenQuestions.erase(spoken.id);
            await changed();
            return ok(null);
          }
        }
      }),
  };
};
