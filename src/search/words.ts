/** What is found by: words, and for long ones also their ends, by which parts of a compound are found. */
export type Wanted = { readonly words: readonly string[]; readonly pieces: readonly string[] };

/** Which of the wanted words stand where, in something that may fit. */
export type Fitting = {
  /** Without capitals and accents. */
  readonly title: string;
  /** The wanted words whose stem stands in the title, and in the text. */
  readonly inTitle: readonly string[];
  readonly inText: readonly string[];
};

/** Letters as they are compared: no capitals, no accents. The same as `plain_letters` in the database. */
export const plainLetters = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();

/** The words of a text that has plain letters, in their order. */
export const wordsIn = (plain: string): readonly string[] => plain.match(/[\p{L}\p{N}]+/gu) ?? [];

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

const longestTyped = 300;
const mostWords = 6;
const shortestWord = 3;
/** Shorter words are found as they are and by how they begin: their few letters are like too much. */
const shortestPiece = 5;
const longWord = 10;
const mostPieces = 5;

const wantedOf = (telling: readonly string[]): Wanted => {
  const words = telling.toSorted((one, other) => other.length - one.length).slice(0, mostWords);
  const pieces = words.filter((word) => word.length >= shortestPiece).slice(0, mostPieces - 2);
  const ends = pieces
    .filter((word) => word.length >= longWord)
    .map((word) => [...word])
    .flatMap((letters) => [letters.slice(0, 6).join(""), letters.slice(-7).join("")]);
  return { words, pieces: [...new Set([...pieces, ...ends])].slice(0, mostPieces) };
};

/**
 * What to look for in a question that someone is typing: at most six words that tell something, the longest of them.
 * Nothing when there are none.
 */
export const wantedIn = (typed: string): Wanted => {
  const all = new Set(wordsIn(plainLetters(typed.slice(0, longestTyped))));
  return wantedOf([...all].filter((word) => word.length >= shortestWord && !ordinary.has(word)));
};

/**
 * The same for what someone types in order to find it: where no word tells much, the others are looked for after all, and short
 * ones ("tv") when there is nothing longer.
 */
export const soughtIn = (typed: string): Wanted => {
  const telling = wantedIn(typed);
  if (telling.words.length > 0) return telling;
  const all = [...new Set(wordsIn(plainLetters(typed.slice(0, longestTyped))))];
  const long = all.filter((word) => word.length >= shortestWord);
  return wantedOf(long.length > 0 ? long : all);
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

const worthOfText = 0.4;
const longestThatCounts = 12;

/** What fits less is left out. */
export const leastFit = 0.2;
/** What fits so much is what was meant. */
export const clearFit = 0.6;
/** What differs by less than one of so many steps fits about as well. */
export const stepsOfFit = 5;

/** How well something fits, from 0 to 1: long words count for more, and what stands in the title for more than the text. */
export const fitOf = (words: readonly string[], { title, inTitle, inText }: Fitting): number => {
  const titleWords = wordsIn(title);
  let [found, most] = [0, 0];
  for (const word of words) {
    const weight = Math.min(word.length, longestThatCounts);
    const ofTitle = inTitle.includes(word) ? 1 : Math.max(0, ...titleWords.map((each) => likeness(word, each)));
    found += weight * Math.max(ofTitle, inText.includes(word) ? worthOfText : 0);
    most += weight;
  }
  return most === 0 ? 0 : found / most;
};
