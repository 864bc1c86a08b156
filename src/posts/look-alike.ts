import { createBoundedMap } from "../kernel/bounded-map.ts";
import { oneLine } from "../kernel/text.ts";
import { asSeen } from "./confusables.ts";

/** Whoever is called so speaks for an authority, or says to. In the words in which a reader is told that it is none. */
const authorities: readonly string[] = [
  ..."gemeente gemeentehuis gemeenteraad stadhuis stadsdeel burgerzaken burgemeester wethouder".split(" "),
  ..."politie wijkagent wijkpolitie brandweer ambulance veiligheidsregio handhaving ggd".split(" "),
  ..."overheid rijksoverheid belastingdienst waterschap provincie wijkteam".split(" "),
  ..."municipality police government".split(" "),
];

/** Words with which somebody says of themselves what only our badge says. */
const badgeWords: readonly string[] = [
  ..."officieel officiele official geverifieerd geverifieerde verified gecontroleerd".split(" "),
];

/** Letters that were typed once too often look like one. Short words stay as they are: there every letter counts. */
const evened = (word: string): string => (word.length < 5 ? word : word.replace(/(.)\1+/g, "$1"));
const seen = (word: string): string => evened(asSeen(word, { typed: false }));

const authorityBySight = new Map(authorities.map((word) => [seen(word), word]));
const badgeBySight = new Set(badgeWords.map(seen));

const meaning = (word: string): string | null => {
  const even = evened(word);
  return authorityBySight.get(even) ?? (badgeBySight.has(even) ? "bron" : null);
};

const spaces = /\s+/u;
const notLetters = /[^\p{L}]+/u;

/** Letters that each stand by themselves make one word. */
const withSpelledOut = (words: readonly string[]): readonly string[] => {
  const made: string[] = [];
  let isSpelling = false;
  for (const word of words) {
    const isLetter = [...word].length === 1;
    if (isLetter && isSpelling) made.push(`${made.pop()}${word}`);
    else made.push(word);
    isSpelling = isLetter;
  }
  return made;
};

/** A name as it is seen: with and without its digits read as letters, and parted where a capital follows a small letter. */
const sights = (name: string): readonly string[] => {
  const byCapitals = name.normalize("NFKC").replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  return [...new Set([name, byCapitals].flatMap((text) => [false, true].map((typed) => asSeen(text, { typed }))))];
};

/** The ways in which what is seen falls apart in words: at its spaces, and at its punctuation. */
const readings = (letters: string): readonly (readonly string[])[] => {
  const apart = letters.split(notLetters).filter((word) => word !== "");
  const together = letters
    .split(spaces)
    .map((word) => word.replace(/[^\p{L}]/gu, ""))
    .filter((word) => word !== "");
  return [withSpelledOut(apart), withSpelledOut(together)];
};

/** A first name and a surname, as these are written: `Polit Ie` may be called so. */
const isFullName = (one: string, other: string): boolean => [one, other].every((word) => /^\p{Lu}\p{Ll}+$/u.test(word));

/** Words that were broken by a space: two neighbours, or all of them, unless they are written as somebody's name. */
const broken = (name: string, words: readonly string[]): readonly string[] => {
  const written = oneLine(name).split(" ");
  const pairs = words.slice(1).flatMap((word, index) => {
    const before = words[index] ?? "";
    const [one = "", other = ""] = [written[index] ?? "", written[index + 1] ?? ""];
    return written.length === words.length && isFullName(one, other) ? [] : [before + word];
  });
  return words.length > 2 ? [...pairs, words.join("")] : pairs;
};

const shortestWithin = 8;

/** A name without spaces, as it is seen: with and without its digits read as letters. */
const wholes = (name: string): readonly string[] => [
  ...new Set([false, true].map((typed) => evened(asSeen(name, { typed }).replace(/[^\p{L}\p{N}]/gu, "")))),
];

/** What is seen in a name, whatever sources there are: an authority that it is taken for, and what it is when all is written together. */
type Sight = { readonly authority: string | null; readonly wholes: readonly string[] };

const authorityIn = (name: string): string | null => {
  for (const letters of sights(name)) {
    // What turns the direction may have been taken out of a name already.
    for (const [text, written] of [
      [letters, name],
      [backwards(letters), backwards(name)],
    ] as const) {
      for (const words of readings(text)) {
        for (const word of [...words, ...broken(written, words)]) {
          const found = meaning(word);
          if (found !== null) return found;
        }
      }
    }
  }
  return null;
};

/** Names come back on every page; looking at one takes longer than all else that is done for it. */
const looked = createBoundedMap<Sight>(5_000);

const sightOf = (name: string): Sight => {
  const known = looked.get(name);
  if (known !== undefined) return known;
  const sight = { authority: authorityIn(name), wholes: [name, backwards(name)].flatMap(wholes) };
  looked.set(name, sight);
  return sight;
};

/**
 * For what official body or source a reader would take a name; `null` when for none. `sources`: the names of the official
 * sources of the wijk. It finds other letters that look alike, other spaces, signs between letters, letters typed twice and digits
 * for letters; it does not find typing errors, and cannot know whether somebody is really called so.
 */
export const likenessOf = (name: string, sources: readonly string[] = []): string | null => {
  const { authority, wholes: own } = sightOf(name);
  const source = sources.find((each) =>
    sightOf(each).wholes.some((whole) => own.some((one) => isTakenFor(one, whole))),
  );
  return source ?? authority;
};

const backwards = (text: string): string => [...text].reverse().join("");

const isTakenFor = (name: string, source: string): boolean =>
  source !== "" && (name === source || (source.length >= shortestWithin && name.includes(source)));

/** Ticks, shields, public buildings, uniforms and marks of trade: what could be taken for a badge. Houses of neighbours are not. */
const marks = /[✓✔☑✅🗸🗹√⍻🆗🛡⛉⛊⛨🔰🏛🏢🏣🏤🏥🏦🏨🏫🏬🏭🏯🏰🚓🚔🚨👮🚒🚑🎖🏅🏵⚜⚖🔵🔷🔹🟦🪪🛂ℹ✪®©™℗℠]\ufe0f?/gu;

/** Pictures of somebody's own server, by the name between colons: here nothing is shown for them but that name. */
const ownPictures = /:[\p{L}\p{N}_+-]{1,60}:/gu;

/** Whatever shows nothing or turns the direction, but for what joins the parts of one picture. */
const invisible =
  /(?<!\p{Extended_Pictographic}\ufe0f?)\u200d|(?!\u200d)[\p{Cf}\p{Cc}\p{Co}\p{Cn}\u115f\u1160\u3164\uffa0]/gu;

const isBadgeWord = (written: string): boolean =>
  [false, true].some((typed) => badgeBySight.has(evened(asSeen(written, { typed }).replace(/[^\p{L}]/gu, ""))));

/** Whether a name has something in it that could be taken for our badge. */
export const bearsBadge = (name: string): boolean =>
  name.search(ownPictures) >= 0 || name.search(marks) >= 0 || oneLine(name).split(" ").some(isBadgeWord);

/** A name without anything that could be taken for our badge; what is left may be empty. */
export const withoutBadges = (name: string): string => {
  const visible = oneLine(oneLine(name).replace(invisible, ""));
  if (!bearsBadge(visible)) return visible;
  const words = visible.replace(ownPictures, " ").replace(marks, " ").split(/\s+/);
  const left = words.filter((word) => !isBadgeWord(word)).join(" ");
  return oneLine(left.replace(/\(\s*\)|\[\s*\]|\{\s*\}/g, " ")).replace(/^[\s:|·•,;–—-]+|[\s:|·•,;–—-]+$/gu, "");
};
