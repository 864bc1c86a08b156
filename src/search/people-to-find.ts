import { languageOfWijk } from "../kernel/language.ts";
import type { FoundPerson } from "./search-reads.ts";
import { fitOf, leastFit, likeness, plainLetters, wordsIn } from "./words.ts";

/** Whether a wanted word stands among others: as it is, as how one of them begins, or much like it. */
const standsIn = (wanted: string, words: readonly string[]): boolean =>
  words.some((word) => word === wanted || (wanted.length > 3 && word.startsWith(wanted)) || likeness(wanted, word) > 0);

/**
 * The people who fit, best first and then by name: by how they are called, and less by what they say of themselves and what they like to
 * help with. With a theme only those who chose that. They are few, and are looked at one by one.
 */
export const bestPeople = (
  words: readonly string[],
  people: readonly FoundPerson[],
  themes: readonly { readonly slug: string; readonly name: string }[],
  theme: string | null,
): readonly { readonly person: FoundPerson; readonly fit: number }[] =>
  people
    .filter((person) => theme === null || person.themes.includes(theme))
    .map((person) => {
      const title = plainLetters(person.name);
      const names = themes.filter(({ slug }) => person.themes.includes(slug)).map(({ name }) => name);
      const text = wordsIn(plainLetters([person.about, ...names].join(" ")));
      const inTitle = words.filter((word) => standsIn(word, wordsIn(title)));
      const inText = words.filter((word) => standsIn(word, text));
      return { person, fit: fitOf(words, { title, inTitle, inText }) };
    })
    .filter(({ fit }) => fit >= leastFit)
    .toSorted((one, other) => other.fit - one.fit || one.person.name.localeCompare(other.person.name, languageOfWijk));
