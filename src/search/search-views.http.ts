import type { FoundPersonView, FoundRowView, HitView } from "../../web/parts/hit-rows.ts";
import type { ThemeView } from "../../web/views.ts";
import { wordsOfSafe } from "../federation/kit/html.ts";
import type { Language } from "../kernel/language.ts";
import { inLanguageOfWijk, otherThan } from "../posts/written-in.ts";
import { excerptOf, type IsFound, marked } from "./excerpt.ts";
import type { Hit } from "./search.ts";
import type { FoundPerson } from "./search-reads.ts";
import { likeness, plainLetters, type Wanted, wordsIn } from "./words.ts";

/** A post's own words, as they were typed or as they came in. `language`: of an answer or a thread, where it is known. */
export type Words = { readonly body: string; readonly html: string; readonly language: string | null };

/** What was found as this reader may see it in a list, with the words of the post. */
export type FoundThread = { readonly found: FoundRowView; readonly words: Words };

/** So much of a text is looked through for what to show of it, in UTF-16 code units. */
const lookedThrough = 6_000;

/** The words of a post without markup. */
export const textOf = ({ body, html }: Pick<Words, "body" | "html">): string =>
  (body === "" ? wordsOfSafe(html) : body).slice(0, lookedThrough);

/** The different words of some texts, in plain letters. */
export const differentWords = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => wordsIn(plainLetters(text)))),
];

/** What counts as found: what has the stem of something wanted or begins like it, and what is much like it. */
export const foundAmong =
  ({ words }: Wanted, alike: ReadonlySet<string>): IsFound =>
  (plain) =>
    alike.has(plain) ||
    words.some((word) => word === plain || (word.length > 3 && plain.startsWith(word)) || likeness(word, plain) > 0);

/** One thing that was found, for somebody who reads `lang`; `answer` are the words of the answer in which it was. */
export const hitView = (
  { answerId }: Pick<Hit, "answerId">,
  { found, words }: FoundThread,
  answer: Words | undefined,
  { lang, isFound }: { readonly lang: Language; readonly isFound: IsFound },
): HitView => ({
  found,
  title: marked(found.row.title, isFound),
  excerpt: excerptOf(textOf(answer ?? words), isFound),
  ...otherThan(lang, (answer ?? words).language),
  answerHref: answer === undefined || answerId === null ? null : `${found.row.href}#antwoord-${answerId}`,
});

/** Somebody who was found, for somebody who reads `lang`: on their own page, or in the list of wijkwijzers. */
export const personView = (
  { residentId, name, about, themes, isWijkwijzer, hasPage }: FoundPerson,
  themeOf: (slug: string) => ThemeView,
  { lang, isFound }: { readonly lang: Language; readonly isFound: IsFound },
): FoundPersonView => ({
  href: hasPage ? `/buren/${residentId}` : "/wijkwijzers",
  name: marked(name, isFound),
  about: excerptOf(about, isFound),
  ...inLanguageOfWijk(lang),
  isWijkwijzer,
  themes: themes.map(themeOf),
});
