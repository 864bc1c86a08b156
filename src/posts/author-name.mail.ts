import { letterText as t } from "../../web/texts/letter-text.ts";
import type { Language } from "../kernel/language.ts";
import type { AuthorName } from "./author-name.ts";

/** How a letter calls whoever wrote something. */
export const authorInWords = (lang: Language, author: AuthorName): string => {
  if (author === null) return t(lang, "letter.answer.someone");
  return "name" in author ? author.name : t(lang, "letter.author.nameless", { pseudonym: author.pseudonym });
};
