import { oneLine } from "../kernel/text.ts";
import { plainLetters } from "./words.ts";

/** A piece of a text, and whether it is one of the words that were looked for. */
export type Segment = { readonly text: string; readonly found: boolean };

/** Whether a word, in plain letters, is one that was looked for. */
export type IsFound = (plain: string) => boolean;

const word = /[\p{L}\p{N}\p{M}]+/gu;

type Place = { readonly from: number; readonly to: number; readonly plain: string };

const placesIn = (text: string, isFound: IsFound): readonly Place[] =>
  [...text.matchAll(word)]
    .map(({ index, 0: found }) => ({ from: index, to: index + found.length, plain: plainLetters(found) }))
    .filter(({ plain }) => isFound(plain));

/** A whole text in pieces, in which the words that were looked for stand apart. Nothing is left out or added. */
export const marked = (text: string, isFound: IsFound): readonly Segment[] => {
  const segments: Segment[] = [];
  let at = 0;
  for (const { from, to } of placesIn(text, isFound)) {
    if (from > at) segments.push({ text: text.slice(at, from), found: false });
    segments.push({ text: text.slice(from, to), found: true });
    at = to;
  }
  if (at < text.length) segments.push({ text: text.slice(at), found: false });
  return segments;
};

/** So much of a text is shown, and so much of it before the first word that was looked for; in UTF-16 code units. */
const longest = 220;
const before = 50;

/** Where to begin: where most of the different words stand together, and the first such place. */
const bestStart = (places: readonly Place[]): number => {
  let best = { start: 0, count: 0 };
  for (const { from } of places) {
    const start = Math.max(0, from - before);
    const within = places.filter((place) => place.from >= from && place.to <= start + longest);
    const count = new Set(within.map(({ plain }) => plain)).size;
    if (count > best.count) best = { start, count };
  }
  return best.start;
};

/**
 * The part of a text, on one line, in which the words that were looked for stand, cut between words; the beginning when they stand
 * nowhere. What is left out is shown by a dot-dot-dot.
 */
export const excerptOf = (given: string, isFound: IsFound): readonly Segment[] => {
  const text = oneLine(given);
  if (text.length <= longest) return marked(text, isFound);
  const wanted = Math.min(bestStart(placesIn(text, isFound)), text.length - longest);
  const space = text.indexOf(" ", wanted);
  const start = wanted === 0 || space === -1 || space > wanted + before ? wanted : space + 1;
  const rest = text.slice(start, start + longest);
  const isEnd = start + longest >= text.length;
  const lastSpace = rest.lastIndexOf(" ");
  const cut = isEnd || lastSpace < longest / 2 ? rest : rest.slice(0, lastSpace);
  const shown = `${start > 0 ? "… " : ""}${cut.toWellFormed()}${isEnd ? "" : " …"}`;
  return marked(shown, isFound);
};
