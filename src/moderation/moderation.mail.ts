import { letterText as t } from "../../web/texts/letter-text.ts";
import { htmlFromText } from "../kernel/text.ts";
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
      { kind: "quote", html: htmlFromText(reason), by: t(lang, "letter.post-refused.by") },
      { kind: "quote", html: htmlFromText(text), by: t(lang, "letter.post-refused.yours") },
      { kind: "words", words: t(lang, "letter.post-refused.again") },
      { kind: "buttons", buttons: [{ words: t(lang, "letter.post-refused.go"), link }] },
    ],
  };
};
