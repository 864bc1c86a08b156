import type { letterFrames } from "./nl/letter-frames.ts";
import { t } from "./text.ts";
import type { Language } from "./translate.ts";

type Kind = keyof typeof letterFrames extends infer Key
  ? Key extends `frames.of.${infer Name}`
    ? Name
    : never
  : never;

/** What a kind of letter is called; one that the catalogue does not know stands there as it is kept. */
export const letterKindInWords = (lang: Language, kind: string): string => t(lang, `frames.of.${kind as Kind}`) || kind;
