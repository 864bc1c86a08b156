import type { PostId } from "../kernel/ids.ts";
import { clearFit, type Fitting, fitOf, leastFit, stepsOfFit, type Wanted } from "../search/words.ts";
import type { QuestionState } from "./question.ts";

/** A question that may be like what was typed, as the index found it. */
export type SimilarCandidate = Fitting & { readonly id: PostId };

/** Narrows down by the indexes; whether anybody may see what it finds is decided afterwards. */
export type SimilarIndex = {
  /** By Dutch stems and how words begin, in titles and texts. */
  byWords(wanted: Wanted): Promise<readonly SimilarCandidate[]>;
  /** By words in titles that have most of their letters in common: typing mistakes, parts of compounds. It costs more. */
  byLetters(wanted: Wanted): Promise<readonly SimilarCandidate[]>;
};

const mostShown = 5;

/** Whether there is no need to look further: as many as are shown fit clearly. */
export const isEnough = (words: readonly string[], found: readonly SimilarCandidate[]): boolean =>
  found.filter((candidate) => fitOf(words, candidate) >= clearFit).length >= mostShown;

/** What the order needs to know about a question that the reader may see. */
export type SimilarQuestion = {
  readonly candidate: SimilarCandidate;
  readonly state: QuestionState;
  readonly hasHelped: boolean;
  /** Asked in this wijk, not in a neighbouring one. */
  readonly ours: boolean;
  readonly publishedAt: Date;
};

const placeOfState = ({ state, hasHelped }: SimilarQuestion): number =>
  state === "answered" || hasHelped ? 0 : state === "open" ? 1 : 2;

/**
 * The five questions to show, best first: those that clearly fit better; among those that fit about as well what was
 * answered before what is open, our own wijk before others, then the better fit and the newer. What hardly fits is left out.
 */
export const bestOf = <Found extends SimilarQuestion>(
  words: readonly string[],
  questions: readonly Found[],
): readonly Found[] =>
  questions
    .map((question) => ({ question, fit: fitOf(words, question.candidate) }))
    .filter(({ fit }) => fit >= leastFit)
    .toSorted(
      (one, other) =>
        Math.round(other.fit * stepsOfFit) - Math.round(one.fit * stepsOfFit) ||
        placeOfState(one.question) - placeOfState(other.question) ||
        Number(other.question.ours) - Number(one.question.ours) ||
        other.fit - one.fit ||
        other.question.publishedAt.getTime() - one.question.publishedAt.getTime(),
    )
    .slice(0, mostShown)
    .map(({ question }) => question);
