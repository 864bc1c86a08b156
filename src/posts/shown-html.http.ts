import { t } from "../../web/texts/text.ts";
import { type Language, languageOfWijk } from "../kernel/language.ts";
import { wordsInPosts } from "../kernel/words-in-posts.ts";

const keys = Object.keys(wordsInPosts) as (keyof typeof wordsInPosts)[];

/** The HTML of a post as a reader gets it: the words of ours in it are in their language, those of its author stay. */
export const shownHtml = (html: string, lang: Language): string =>
  lang === languageOfWijk
    ? html
    : keys.reduce((shown, key) => shown.replaceAll(wordsInPosts[key], t(lang, `written.${key}`)), html);
