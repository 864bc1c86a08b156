import { type Language, languageOfWijk } from "../kernel/language.ts";
import type { Post } from "./post.ts";

/** The language of some words, where that is not the one in which they are read: then what shows them says so. */
export type WrittenIn = { readonly language?: string };

/** The language in which a post was written: of what is written here that of the wijk; elsewhere what its author says, or `null`. */
export const languageOfPost = ({ author, language }: Pick<Post, "author" | "language">): string | null =>
  author.kind === "elsewhere" ? language : languageOfWijk;

/** Words in `written`, for somebody who reads in `lang`. Where nothing is known, nothing is guessed. */
export const otherThan = (lang: Language, written: string | null): WrittenIn =>
  written === null || written.split("-")[0] === lang ? {} : { language: written };

/** Of words of a resident: the language of the wijk. */
export const inLanguageOfWijk = (lang: Language): WrittenIn => otherThan(lang, languageOfWijk);

/** Of a post. */
export const writtenIn = (post: Pick<Post, "author" | "language">, lang: Language): WrittenIn =>
  otherThan(lang, languageOfPost(post));
