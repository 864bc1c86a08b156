import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";

/** How much is new for the reader: to see, and to hear. Both are empty when nothing is. */
export type NewsView = { readonly count: number; readonly number: string; readonly words: string };

/** More than this is not counted. */
const many = 99;

/** The number beside the notices, in the frame of every page and on the stream that keeps it up to date. */
export const newsView = (lang: Language, count: number): NewsView => {
  if (count === 0) return { count, number: "", words: "" };
  return count >= many
    ? { count, number: `${many}+`, words: t(lang, "shell.notices.many") }
    : { count, number: String(count), words: t(lang, "shell.notices.new", { count }) };
};
