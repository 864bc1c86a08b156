import { letterText as t } from "../../web/texts/letter-text.ts";
import { dayInWords } from "../../web/texts/moments.ts";
import { aside, button, words } from "../residents/letter-blocks.ts";
import type { LeavingLetters } from "./leave.ts";

/** The letters about leaving the wijk. */
export const leavingLetters: LeavingLetters = {
  planned:
    ({ wijk, name, dueAt, link }) =>
    (lang) => ({
      lang,
      wijk,
      subject: t(lang, "letter.leaving.subject", { wijk }),
      greeting: t(lang, "letter.hello", { name }),
      heading: t(lang, "letter.leaving.heading", { date: dayInWords(lang, dueAt) }),
      blocks: [
        words(t(lang, "letter.leaving.what", { date: dayInWords(lang, dueAt), wijk })),
        words(t(lang, "letter.leaving.stay")),
        button(t(lang, "letter.leaving.go"), link),
        aside(t(lang, "letter.leaving.not-you")),
      ],
    }),
  left:
    ({ wijk, name }) =>
    (lang) => ({
      lang,
      wijk,
      subject: t(lang, "letter.left.subject", { wijk }),
      greeting: t(lang, "letter.hello", { name }),
      heading: t(lang, "letter.left.heading"),
      blocks: [
        words(t(lang, "letter.left.view")),
        words(t(lang, "letter.left.tables")),
        words(t(lang, "letter.left.again")),
        aside(t(lang, "letter.left.last")),
      ],
    }),
};
