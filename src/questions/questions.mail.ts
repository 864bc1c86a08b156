import { letterText as t } from "../../web/texts/letter-text.ts";
import { dayInWords } from "../../web/texts/moments.ts";
import { authorInWords } from "../posts/author-name.mail.ts";
import { otherThan } from "../posts/written-in.ts";
import type { DidItHelpLetter } from "./did-it-help.ts";
import type { AnswerLetter } from "./tell-asker.ts";

/** The letter that an answer came: it has the whole answer, so that nobody has to click to read it. */
export const answerLetter: AnswerLetter =
  ({ wijk, name, title, html, language, at, link, ...given }) =>
  (lang) => {
    const author = authorInWords(lang, given.author);
    return {
      lang,
      wijk,
      subject: t(lang, "letter.answer.subject", { author, title }),
      greeting: t(lang, "letter.hello", { name }),
      heading: t(lang, "letter.answer.heading", { author }),
      blocks: [
        { kind: "aside", words: t(lang, "letter.answer.asked", { title }) },
        {
          kind: "quote",
          html,
          by: t(lang, "letter.by", { author, date: dayInWords(lang, at) }),
          ...otherThan(lang, language),
        },
        { kind: "buttons", buttons: [{ words: t(lang, "letter.answer.go"), link }] },
        { kind: "heading", words: t(lang, "letter.answer.next") },
        { kind: "words", words: t(lang, "letter.answer.helped") },
      ],
    };
  };

/** The letter that asks, a week later, whether it really helped. Its links lead to a page with a button. */
export const didItHelpLetter: DidItHelpLetter =
  ({ wijk, title, yes, no }) =>
  (lang) => ({
    lang,
    wijk,
    subject: t(lang, "letter.helped.subject", { title }),
    preview: t(lang, "letter.helped.asked"),
    greeting: t(lang, "letter.hello.nobody"),
    heading: t(lang, "letter.helped.heading"),
    blocks: [
      { kind: "aside", words: t(lang, "letter.decision.about", { title }) },
      { kind: "words", words: t(lang, "letter.helped.asked") },
      {
        kind: "buttons",
        buttons: [
          { words: t(lang, "letter.helped.yes"), link: yes },
          { words: t(lang, "letter.helped.no"), link: no },
        ],
      },
      { kind: "words", words: t(lang, "letter.helped.quiet") },
    ],
  });
