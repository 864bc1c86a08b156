import { letterText as t } from "../../web/texts/letter-text.ts";
import type { Language } from "../kernel/language.ts";
import { htmlFromText, oneLine } from "../kernel/text.ts";
import type { MessageLetters } from "./tell-about-messages.ts";

const nameOf = (lang: Language, other: string | null): string => other ?? t(lang, "letter.message.nobody");

/** The letters about private threads. What one wrote to the other stands in them whole, and no address of anybody. */
export const messageLetters: MessageLetters = {
  message:
    ({ wijk, other, link, text, questionTitle }) =>
    (lang) => {
      const name = nameOf(lang, other);
      return {
        lang,
        wijk,
        subject: t(lang, "letter.message.subject", { name }),
        greeting: t(lang, "letter.hello.nobody"),
        heading: t(lang, "letter.message.subject", { name }),
        blocks: [
          ...(questionTitle === null
            ? []
            : [{ kind: "aside", words: t(lang, "letter.message.about", { title: oneLine(questionTitle) }) } as const]),
          { kind: "quote", html: htmlFromText(text), by: name },
          { kind: "words", words: t(lang, "letter.message.private") },
          { kind: "buttons", buttons: [{ words: t(lang, "letter.message.go"), link }] },
        ],
      };
    },
  request:
    ({ wijk, other, link, text }) =>
    (lang) => {
      const name = nameOf(lang, other);
      return {
        lang,
        wijk,
        subject: t(lang, "letter.request.subject", { name }),
        greeting: t(lang, "letter.hello.nobody"),
        heading: t(lang, "letter.request.heading", { name }),
        blocks: [
          { kind: "quote", html: htmlFromText(text), by: name },
          { kind: "buttons", buttons: [{ words: t(lang, "letter.request.go"), link }] },
          { kind: "words", words: t(lang, "letter.request.quiet") },
        ],
      };
    },
  granted:
    ({ wijk, other, link }) =>
    (lang) => {
      const name = nameOf(lang, other);
      return {
        lang,
        wijk,
        subject: t(lang, "letter.granted.subject", { name }),
        greeting: t(lang, "letter.hello.nobody"),
        heading: t(lang, "letter.granted.subject", { name }),
        blocks: [
          { kind: "words", words: t(lang, "letter.granted.words", { name }) },
          { kind: "buttons", buttons: [{ words: t(lang, "letter.granted.go"), link }] },
        ],
      };
    },
  decided:
    ({ wijk, other, decision }) =>
    (lang) => ({
      lang,
      wijk,
      subject: t(lang, "letter.decided.subject"),
      greeting: t(lang, "letter.hello.nobody"),
      heading: t(lang, "letter.decided.subject"),
      blocks: [
        { kind: "words", words: t(lang, "letter.decided.looked", { name: nameOf(lang, other) }) },
        {
          kind: "words",
          words:
            decision.outcome === "closed"
              ? t(lang, "letter.decided.closed")
              : t(lang, "letter.decided.dismissed", { reason: decision.reason }),
        },
        { kind: "words", words: t(lang, "letter.decided.hidden") },
      ],
    }),
};
