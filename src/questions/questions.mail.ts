import { letterText as t } from "../../web/texts/letter-text.ts";
import { dayInWords } from "../../web/texts/moments.ts";
import type { AnswerLetter } from "./tell-asker.ts";

const lang = "nl";

/** The letter that an answer came: it has the whole answer, so that nobody has to click to read it. */
export const answerLetter: AnswerLetter = ({ wijk, name, title, html, at, link, ...given }) => {
  const author = given.author === "" ? t(lang, "letter.answer.someone") : given.author;
  return {
    lang,
    wijk,
    subject: t(lang, "letter.answer.subject", { author, title }),
    greeting: t(lang, "letter.hello", { name }),
    heading: t(lang, "letter.answer.heading", { author }),
    blocks: [
      { kind: "aside", words: t(lang, "letter.answer.asked", { title }) },
      { kind: "quote", html, by: t(lang, "letter.by", { author, date: dayInWords(lang, at) }) },
      { kind: "buttons", buttons: [{ words: t(lang, "letter.answer.go"), link }] },
      { kind: "heading", words: t(lang, "letter.answer.next") },
      { kind: "words", words: t(lang, "letter.answer.helped") },
    ],
  };
};
