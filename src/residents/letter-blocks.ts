import { htmlFromText } from "../kernel/text.ts";
import type { LetterBlock } from "./letter-content.ts";

/** A paragraph. */
export const words = (text: string): LetterBlock => ({ kind: "words", words: text });

/** Sentences that are less important, in one paragraph. */
export const aside = (...sentences: readonly string[]): LetterBlock => ({ kind: "aside", words: sentences.join(" ") });

/** The one thing to do next. */
export const button = (verb: string, link: string): LetterBlock => ({
  kind: "buttons",
  buttons: [{ words: verb, link }],
});

/** What somebody typed, with `by` below it; nothing when they typed nothing. */
export const written = (text: string, by: string): readonly LetterBlock[] =>
  text === "" ? [] : [{ kind: "quote", html: htmlFromText(text), by }];
