import { letterText as t } from "../../web/texts/letter-text.ts";
import { dayInWords } from "../../web/texts/moments.ts";
import { authorInWords } from "../posts/author-name.mail.ts";
import { otherThan } from "../posts/written-in.ts";
import type { BringBackLetter } from "./answers-to-bring.ts";

/**
 * To a wijkwijzer (kind `bring-back`): an answer came for somebody who is not online. It has the whole answer, to be read out or
 * copied, and nothing about who asked.
 */
export const bringBackLetter: BringBackLetter =
  ({ wijk, name, title, wayBack, answers, waitsSince, link }) =>
  (lang) => ({
    lang,
    wijk,
    subject: t(lang, waitsSince === null ? "letter.bring.subject" : "letter.bring.again.subject", { title }),
    preview: t(lang, `letter.bring.${wayBack}`),
    greeting: t(lang, "letter.hello", { name }),
    heading: t(lang, waitsSince === null ? "letter.bring.heading" : "letter.bring.again.heading"),
    blocks: [
      { kind: "aside", words: t(lang, "letter.bring.about", { title }) },
      ...answers.map(
        ({ html, language, author, at }) =>
          ({
            kind: "quote",
            html,
            ...otherThan(lang, language),
            by: t(lang, "letter.by", {
              author: authorInWords(lang, author),
              date: dayInWords(lang, at),
            }),
          }) as const,
      ),
      {
        kind: "words",
        words: [
          t(lang, `letter.bring.${wayBack}`),
          ...(waitsSince === null ? [] : [t(lang, "letter.bring.since", { date: dayInWords(lang, waitsSince) })]),
        ].join(" "),
      },
      { kind: "buttons", buttons: [{ words: t(lang, "letter.bring.go"), link }] },
      { kind: "aside", words: t(lang, "letter.bring.aid") },
    ],
  });
