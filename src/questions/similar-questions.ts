import type { PostId } from "../kernel/ids.ts";
import type { QuestionState } from "./question.ts";

/** A question that may be like what was typed, as the index found it. */
export type SimilarCandidate = {
  readonly id: PostId;
  /** Without capitals and accents. */
  readonly title: string;
  /** The typed words whose stem stands in the title, and in the text. */
  readonly inTitle: readonly string[];
  readonly inText: readonly string[];
};

/** What is found by: words, and for long ones also their ends, by which parts of a compound are found. */
export type Wanted = { readonly words: readonly string[]; readonly pieces: readonly string[] };

/** Narrows down by the indexes; whether anybody may see what it finds is decided afterwards. */
export type SimilarIndex = {
  /** By Dutch stems and how words begin, in titles and texts. */
  byWords(wanted: Wanted): Promise<readonly SimilarCandidate[]>;
  /** By words in titles that have most of their letters in common: typing mistakes, parts of compounds. It costs more. */
  byLetters(wanted: Wanted): Promise<readonly SimilarCandidate[]>;
};

/** Letters as they are compared: no capitals, no accents. The same as `plain_letters` in the database. */
const plainLetters = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();

/** Words that stand in half of all questions and tell none from another. */
const ordinary = new Set(
  (
    "aan alles als alvast bedankt daarbij hoort horen beste ben bij buren buurt dag dan dank dat deze die dit doe doen door een eens echt eigenlijk erg " +
    "even gaan gaat geeft geen goed goede graag groet hallo hebben heb heeft heel help helpen helpt hem het hier hoe hoi hulp iemand iets " +
    "ik jij jullie kan ken kennen kent komen komt kunnen kun kwijt leen lenen leuke maar maken mag met mij mijn mocht moet moeten morgen naar nodig nog " +
    "niet nou nu of om onder ons onze ook op over paar snel soms staat tip tips toch toe tot uit van vandaag veel via voor vraag vragen wat " +
    "waar waarom wanneer was weet weten week weer wel welke wie wij wijk wil willen worden wordt zelf zich zien zijn zoek zoeken zoekt zonder zou"
  ).split(" "),
);

const mostWords = 6;
const shortestWord = 3;
/** Shorter words are found as they are and by how they begin: their few letters are like too much. */
const shortestPiece = 5;
const longWord = 10;
const mostPieces = 5;

/**
 * What to look for in a question that someone is typing: at most six words that tell something, the longest of them.
 * Nothing when there are none.
 */
export const wantedIn = (typed: string): Wanted => {
  const all = plainLetters(typed.slice(0, 300)).match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = [...new Set(all)].filter((word) => word.length >= shortestWord && !ordinary.has(word));
  const words = telling.toSorted((one, other) => other.length - one.length).slice(0, mostWords);
  const pieces = words.filter((word) => word.length >= shortestPiece).slice(0, mostPieces - 2);
  const ends = pieces
    .filter((word) => word.length >= longWord)
    .map((word) => [...word])
    .flatMap((letters) => [letters.slice(0, 6).join(""), letters.slice(-7).join("")]);
  return { words, pieces: [...new Set([...pieces, ...ends])].slice(0, mostPieces) };
};

const trigramsOf = (word: string): ReadonlySet<string> => {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
};

const leastLikeness = 0.55;
const forPartOfAsked = 0.8;

/**
 * How much one word is like another, from 0 to 1, by the groups of three letters that they share: a typing mistake, and a
 * word inside a longer one on either side.
 */
export const likeness = (asked: string, other: string): number => {
  const [mine, theirs] = [trigramsOf(asked), trigramsOf(other)];
  const shared = [...mine].filter((trigram) => theirs.has(trigram)).length;
  const found = Math.max(shared / mine.size, other.length >= 5 ? (forPartOfAsked * shared) / theirs.size : 0);
  return found < leastLikeness ? 0 : Math.min(1, found);
};

const leastFit = 0.2;
const clearFit = 0.6;
const steps = 5;
const mostShown = 5;
const worthOfText = 0.4;
const longestThatCounts = 12;

/** How well a question fits, from 0 to 1: long words count for more, and what stands in the title for more than the text. */
const fitOf = (words: readonly string[], candidate: SimilarCandidate): number => {
  const titleWords = candidate.title.match(/[\p{L}\p{N}]+/gu) ?? [];
  let [found, most] = [0, 0];
  for (const word of words) {
    const weight = Math.min(word.length, longestThatCounts);
    const title = candidate.inTitle.includes(word) ? 1 : Math.max(0, ...titleWords.map((each) => likeness(word, each)));
    found += weight * Math.max(title, candidate.inText.includes(word) ? worthOfText : 0);
    most += weight;
  }
  return most === 0 ? 0 : found / most;
};

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
        Math.round(other.fit * steps) - Math.round(one.fit * steps) ||
        placeOfState(one.question) - placeOfState(other.question) ||
        Number(other.question.ours) - Number(one.question.ours) ||
        other.fit - one.fit ||
        other.question.publishedAt.getTime() - one.question.publishedAt.getTime(),
    )
    .slice(0, mostShown)
    .map(({ question }) => question);
