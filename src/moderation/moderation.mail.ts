import { letterText as t } from "../../web/texts/letter-text.ts";
import { button, words, written } from "../residents/letter-blocks.ts";
import type { RefusedLetter } from "./tell-refused.ts";

const lang = "nl";

/** The letter that something was not placed, with the reason and the whole text, so that nothing is lost. */
export const refusedLetter: RefusedLetter = ({ wijk, name, kind, reason, text, link }) => {
  const subject = t(lang, `letter.post-refused.${kind}.subject`);
  return {
    lang,
    wijk,
    subject,
    greeting: t(lang, "letter.hello", { name }),
    heading: subject,
    blocks: [
      ...written(reason, t(lang, "letter.post-refused.by")),
      ...written(text, t(lang, "letter.post-refused.yours")),
      words(t(lang, "letter.post-refused.again")),
      button(t(lang, "letter.post-refused.go"), link),
    ],
  };
};
