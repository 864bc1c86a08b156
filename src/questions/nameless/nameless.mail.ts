import { letterText as t } from "../../../web/texts/letter-text.ts";
import type { Language } from "../../kernel/language.ts";
import { authorInWords } from "../../posts/author-name.mail.ts";
import { otherThan } from "../../posts/written-in.ts";
import { aside, button, words, written } from "../../residents/letter-blocks.ts";
import type { LetterBlock, LetterContent } from "../../residents/letter-content.ts";
import type { OwnPageLetter } from "./ask-nameless.ts";
import type { NamelessLetters } from "./put-on-square.ts";
import type { UnsealingLetters } from "./unseal.ts";

/** Nobody is greeted by name: a letter that lies open says nothing about who asked. */
const letter = (
  lang: Language,
  wijk: string,
  subject: string,
  blocks: readonly LetterBlock[],
  heading = subject,
): LetterContent => ({
  lang,
  wijk,
  subject,
  greeting: t(lang, "letter.hello.nobody"),
  heading,
  blocks,
});

/** The letter with the way to the asker's own page. On a locked screen it says nothing about any question. */
export const ownPageLetter: OwnPageLetter =
  ({ wijk, link }) =>
  (lang) =>
    letter(lang, wijk, t(lang, "letter.own-page.subject", { wijk }), [
      words(t(lang, "letter.own-page.what")),
      button(t(lang, "letter.own-page.go"), link),
      aside(t(lang, "letter.own-page.secret")),
    ]);

/** Letters about questions without a name: no subject tells what a question is about, and none tells who asked it. */
export const namelessLetters: NamelessLetters = {
  answer:
    ({ wijk, author, html, language, link }) =>
    (lang) =>
      letter(
        lang,
        wijk,
        t(lang, "letter.nameless-answer.subject", { wijk }),
        [
          {
            kind: "quote",
            html,
            by: t(lang, "letter.nameless-answer.by", { author: authorInWords(lang, author) }),
            ...otherThan(lang, language),
          },
          button(t(lang, "letter.nameless-answer.go"), link),
        ],
        t(lang, "letter.nameless-answer.heading"),
      ),
  way:
    ({ wijk, about, link }) =>
    (lang) =>
      letter(
        lang,
        wijk,
        t(lang, `letter.nameless-${about}.subject`, { wijk }),
        [words(t(lang, `letter.nameless-${about}.what`)), button(t(lang, `letter.nameless-${about}.go`), link)],
        t(lang, `letter.nameless-${about}.heading`),
      ),
  helped:
    ({ wijk, yes, no }) =>
    (lang) =>
      letter(
        lang,
        wijk,
        t(lang, "letter.nameless-helped.subject", { wijk }),
        [
          words(t(lang, "letter.helped.asked")),
          {
            kind: "buttons",
            buttons: [
              { words: t(lang, "letter.helped.yes"), link: yes },
              { words: t(lang, "letter.helped.no"), link: no },
            ],
          },
          aside(t(lang, "letter.nameless-helped.later")),
        ],
        t(lang, "letter.helped.heading"),
      ),
  entrusted:
    ({ wijk, link }) =>
    (lang) =>
      letter(lang, wijk, t(lang, "letter.entrusted.subject", { wijk }), [
        words(t(lang, "letter.entrusted.what")),
        button(t(lang, "letter.entrusted.go"), link),
        aside(t(lang, "letter.entrusted.only")),
      ]),
};

/** Letters about opening a seal. */
export const unsealingLetters: UnsealingLetters = {
  secondNeeded:
    ({ wijk, by, reason, link }) =>
    (lang) =>
      letter(lang, wijk, t(lang, "letter.unseal-request.subject", { wijk }), [
        words(t(lang, "letter.unseal-request.what", { name: by })),
        ...written(reason, t(lang, "letter.unseal-request.by", { name: by })),
        words(t(lang, "letter.unseal-request.how")),
        button(t(lang, "letter.unseal-request.go"), link),
      ]),
  unsealed:
    ({ wijk, decided }) =>
    (lang) =>
      letter(lang, wijk, t(lang, "letter.unsealed.subject", { wijk }), [
        words(t(lang, "letter.unsealed.what")),
        ...decided.flatMap(({ name, reason }) => written(reason, name)),
        aside(t(lang, "letter.unsealed.only")),
      ]),
};
