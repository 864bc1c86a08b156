import type { Clock } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import type { AuthorName } from "../posts/author-name.ts";
import type { Post } from "../posts/post.ts";
import { wroteIt } from "../posts/post.ts";
import { languageOfPost } from "../posts/written-in.ts";
import { authorName } from "../questions/author-name.ts";
import type { Question } from "../questions/question.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import { writeLetter } from "../residents/letters.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { readableAnswers } from "./bring-back.ts";
import { recordSteps } from "./record-steps.ts";
import {
  answerWaits,
  nothingWaits,
  remindedAgain,
  type SpokenQuestion,
  type SpokenTransaction,
  standsStill,
  type WayBack,
} from "./spoken-question.ts";

/** An answer in full. */
export type AnswerToBring = {
  readonly html: string;
  /** `null` where nothing is known. */
  readonly language: string | null;
  readonly author: AuthorName;
  readonly at: Date;
};

/** The words of the letter to a wijkwijzer that an answer must be brought back. The memory aid is not in it. */
export type BringBackLetter = (given: {
  readonly wijk: string;
  /** Of the wijkwijzer. */
  readonly name: string;
  readonly title: string;
  readonly wayBack: WayBack;
  /** The answers, each in full. */
  readonly answers: readonly AnswerToBring[];
  /** Since when it waits, in a reminder; `null` in the first letter. */
  readonly waitsSince: Date | null;
  readonly link: string;
}) => LetterWords;

type Dependencies = {
  readonly unitOfWork: UnitOfWork<SpokenTransaction>;
  readonly clock: Clock;
  readonly origin: string;
  readonly letter: BringBackLetter;
};

const atOnce = 50;

const writeBringBack = async (
  transaction: SpokenTransaction,
  { origin, letter }: Dependencies,
  given: {
    readonly spoken: SpokenQuestion;
    readonly question: Question;
    readonly answers: readonly Post[];
    readonly waitsSince: Date | null;
    /** One letter for each id. */
    readonly id?: string;
  },
  at: Date,
): Promise<void> => {
  const { spoken, question, waitsSince, id } = given;
  const answers: AnswerToBring[] = [];
  for (const answer of given.answers) {
    const author = await authorName(transaction, answer.author);
    answers.push({ html: answer.html, language: languageOfPost(answer), author, at: answer.publishedAt });
  }
  const words = letter({
    wijk: (await transaction.wijk.read())?.name ?? "",
    name: (await transaction.residents.byId(spoken.residentId))?.name ?? "",
    title: question.post.title ?? "",
    wayBack: spoken.wayBack,
    answers,
    waitsSince,
    link: `${origin}/mijn-tafel/gesproken/${spoken.id}/terugbrengen`,
  });
  const letterId = id === undefined ? {} : { id };
  await writeLetter(transaction, { words, ...letterId, to: spoken.residentId, kind: "bring-back" }, at);
};

/**
 * An answer came to a question that a wijkwijzer asked for somebody who is not online: it waits to be brought back, and the
 * wijkwijzer is told, with the whole answer. Gives whether it was such a question, so that nobody writes about it twice.
 * Nothing new the second time for the same answer.
 */
export const answerToBring =
  (dependencies: Dependencies) =>
  (threadId: PostId, answerId: PostId): Promise<boolean> =>
    dependencies.unitOfWork(async (transaction) => {
      const question = await transaction.questions.byId(threadId);
      const spoken = await transaction.spokenQuestions.ofQuestion(threadId);
      if (question === null || spoken === null) return false;
      const answer = (await readableAnswers(transaction, threadId)).find(({ id }) => id === answerId);
      const known = spoken.told.includes(answerId);
      if (known || answer === undefined || question.post.withdrawnAt !== null || question.state === "closed")
        return true;
      const at = dependencies.clock();
      const waits = answerWaits(spoken, answerId, at);
      await transaction.spokenQuestions.save(waits);
      const way = await transaction.ways.byQuestion(threadId);
      if (way !== null && waits.remindAt !== null) {
        const steps = spoken.waitsSince === null ? [{ kind: "to-bring-back" as const }] : [];
        await recordSteps(transaction, standsStill(way, waits.remindAt), steps, at);
      }
      // Their own answer they know; the reminder still comes, for whoever asked does not.
      if (!wroteIt(answer, spoken.residentId)) {
        const given = { spoken: waits, question, answers: [answer], waitsSince: null, id: answerId };
        await writeBringBack(transaction, dependencies, given, at);
      }
      return true;
    });

/** Erases what was written down about a question that its asker rounded off or took back, or to which an answer helped. */
export const forgetEnded =
  ({ unitOfWork }: Pick<Dependencies, "unitOfWork">) =>
  (questionId: PostId): Promise<void> =>
    unitOfWork(async (transaction) => {
      const question = await transaction.questions.byId(questionId);
      const spoken = await transaction.spokenQuestions.ofQuestion(questionId);
      if (question === null || spoken === null) return;
      const over = question.post.withdrawnAt !== null || question.state === "closed";
      // What helped was marked on the page of the question, and whoever asked may not have heard yet.
      const helped = question.state === "answered" && spoken.waitsSince === null;
      if (over || helped) await transaction.spokenQuestions.erase(spoken.id);
    });

/**
 * A step of the background: wijkwijzers with an answer to bring back are reminded, at first after two days and then every week,
 * until they say that they did. Each in a transaction of its own. Resolves to how many there were.
 */
export const remindToBring = (dependencies: Dependencies): (() => Promise<number>) => {
  const { unitOfWork, clock } = dependencies;
  const remind = (found: SpokenQuestion): Promise<void> =>
    unitOfWork(async (transaction) => {
      if (found.questionId === null) return;
      const question = await transaction.questions.byId(found.questionId);
      const spoken = await transaction.spokenQuestions.byId(found.id, found.residentId);
      const at = clock();
      if (question === null || spoken?.remindAt == null || spoken.remindAt > at) return;
      const answers = await readableAnswers(transaction, found.questionId);
      if (answers.length === 0) {
        // They were taken back or hidden: there is nothing to bring, and what comes or is shown again counts anew.
        await transaction.spokenQuestions.save({ ...nothingWaits(spoken), told: [] });
        return;
      }
      const again = remindedAgain(spoken, at);
      await transaction.spokenQuestions.save(again);
      const way = await transaction.ways.byQuestion(found.questionId);
      if (way !== null && again.remindAt !== null) await transaction.ways.save(standsStill(way, again.remindAt));
      await writeBringBack(
        transaction,
        dependencies,
        { spoken: again, question, answers, waitsSince: again.waitsSince },
        at,
      );
    });
  return async () => {
    const due = await unitOfWork(({ spokenQuestions }) => spokenQuestions.due(clock(), atOnce));
    for (const spoken of due) await remind(spoken);
    return due.length;
  };
};
