import { type Clock, day, later } from "../../kernel/clock.ts";
import { daysAfter, dutchTime } from "../../kernel/dutch-time.ts";
import { type ActorId, type HandedAnswerId, type HandedQuestionId, newId, type ResidentId } from "../../kernel/ids.ts";
import type { Actor } from "../../posts/actor.ts";
import type { SquareTransaction, UnitOfWork } from "../../unit-of-work.ts";

/** A question that a wijk handed over to this gemeente. */
export type HandedQuestion = {
  readonly id: HandedQuestionId;
  /** Its address at the wijk. */
  readonly uri: string;
  readonly wijk: Actor;
  /** Who asks, as the wijk says it. */
  readonly asker: Actor;
  readonly title: string;
  readonly text: string;
  readonly place: string;
  readonly cameAt: Date;
  /** The reference counts within a year. */
  readonly year: number;
  readonly number: number;
  /** A date, such as `2026-12-01`. */
  readonly answerBefore: string;
  /** Why that date moved; empty when it did not. */
  readonly why: string;
  readonly settledAt: Date | null;
  readonly withdrawnAt: Date | null;
  /** Since when its words are gone. */
  readonly erasedAt: Date | null;
};

/** What an officer answered. `declined`: that it is not for this gemeente, and why. */
export type HandedAnswer = {
  readonly id: HandedAnswerId;
  readonly handedId: HandedQuestionId;
  readonly text: string;
  readonly declined: boolean;
  readonly answeredBy: ResidentId;
  readonly at: Date;
  readonly editedAt: Date | null;
  readonly withdrawnAt: Date | null;
};

/** A question with the answer that stands. */
export type HandedRead = { readonly question: HandedQuestion; readonly answer: HandedAnswer | null };

export type HandedQuestionStore = {
  /** Adds a question under the next reference of its year. */
  add(question: Omit<HandedQuestion, "number">): Promise<void>;
  save(question: HandedQuestion): Promise<void>;
  byId(id: HandedQuestionId): Promise<HandedRead | null>;
  byUri(uri: string): Promise<HandedRead | null>;
  /** Those of one asker, as a wijk says it. */
  ofAsker(asker: ActorId): Promise<readonly HandedRead[]>;
  /** Those that wait for an answer, the first that is due first; behind them the others, the newest first. At most `limit` of them all. */
  list(limit: number): Promise<readonly HandedRead[]>;
  countOpen(): Promise<number>;
  /** Those over before `before`, with words that are still there; at most `limit`. */
  overSince(before: Date, limit: number): Promise<readonly HandedRead[]>;
  addAnswer(answer: HandedAnswer): Promise<void>;
  saveAnswer(answer: HandedAnswer): Promise<void>;
  /** An answer, also one that was withdrawn, with its question. */
  answer(id: HandedAnswerId): Promise<{ readonly question: HandedQuestion; readonly answer: HandedAnswer } | null>;
  /** The wijken on a server that ever handed something over. */
  wijkenAt(host: string): Promise<readonly Actor[]>;
};

/** So many days a gemeente has, unless it says otherwise. */
const daysToAnswer = 14;
/** So long the words of a question stay when it is over: time to look something up, and no longer. */
export const wordsKeptFor = 90 * day;

/** Such as V-2026-118. */
export const referenceOf = ({ year, number }: Pick<HandedQuestion, "year" | "number">): string =>
  `V-${year}-${String(number).padStart(3, "0")}`;

/** The address of an answer, which only the server of whoever asked reads. */
export const uriOfAnswer = ({ id }: Pick<HandedAnswer, "id">, origin: string): string => `${origin}/ap/o/${id}`;

/** `open`: it waits for an answer. The others wait for nothing. */
export type HandedState = "open" | "answered" | "declined" | "settled" | "withdrawn";

export const stateOf = ({ question, answer }: HandedRead): HandedState => {
  if (question.withdrawnAt !== null) return "withdrawn";
  if (answer !== null) return answer.declined ? "declined" : "answered";
  return question.settledAt === null ? "open" : "settled";
};

/** Takes a question in that was handed over, with a reference and a day before which it is answered. */
export const takeIn = async (
  transaction: SquareTransaction,
  given: Pick<HandedQuestion, "uri" | "wijk" | "asker" | "title" | "text" | "place"> & { readonly isSettled: boolean },
  at: Date,
): Promise<void> => {
  const { isSettled, ...words } = given;
  const today = dutchTime(at).date;
  const id = newId<HandedQuestionId>();
  await transaction.handedQuestions.add({
    ...words,
    id,
    cameAt: at,
    year: Number(today.slice(0, 4)),
    answerBefore: daysAfter(today, daysToAnswer),
    why: "",
    settledAt: isSettled ? at : null,
    withdrawnAt: null,
    erasedAt: null,
  });
  await transaction.happened({ kind: "QuestionHandedIn", handedId: id });
};

/** The question without its words, and its answer without them: the reference, the days and what became of it stay. */
const erase = async (
  transaction: SquareTransaction,
  { question, answer }: HandedRead,
  at: Date,
  withdrawnAt: Date | null,
): Promise<void> => {
  const none = { title: "", text: "", place: "" };
  const { handedQuestions, received } = transaction;
  await handedQuestions.save({ ...question, ...none, withdrawnAt, erasedAt: question.erasedAt ?? at });
  await received.forgetTexts(question.uri);
  if (answer !== null) await eraseAnswer(transaction, answer);
};

/** Erases what an answer says, where it stands and where it was sent from. */
export const eraseAnswer = async (
  { actors, handedQuestions, outgoing }: SquareTransaction,
  answer: HandedAnswer,
): Promise<void> => {
  await handedQuestions.saveAnswer({ ...answer, text: "" });
  const gemeente = await actors.wijk();
  if (gemeente !== null) await outgoing.forgetTexts(uriOfAnswer(answer, new URL(gemeente.uri).origin));
};

/** The asker took it back: its words go at once, and what was answered to it. */
export const takeOut = (transaction: SquareTransaction, read: HandedRead, at: Date): Promise<void> =>
  erase(transaction, read, at, read.question.withdrawnAt ?? at);

const atOnce = 200;

/** Erases the words of questions that have been over for long enough. For the hourly work. */
export const eraseOldHanded =
  ({ unitOfWork, clock }: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }) =>
  (): Promise<void> =>
    unitOfWork(async (transaction) => {
      const at = clock();
      for (const read of await transaction.handedQuestions.overSince(later(at, -wordsKeptFor), atOnce))
        await erase(transaction, read, at, read.question.withdrawnAt);
    });
