import { letterText as t } from "../../web/texts/letter-text.ts";
import { dayInWords } from "../../web/texts/moments.ts";
import { aside, button, words, written } from "../residents/letter-blocks.ts";
import type { AppealLetters } from "./appeal.ts";
import type { HiddenLetter } from "./record-decision.ts";
import type { RemovedLetter } from "./remove-member.ts";
import type { OpinionLetters } from "./second-opinions/hear-opinion.ts";
import type { SuspensionLetters } from "./suspend.ts";

/** The letters to somebody who is suspended, and who may come in again. */
export const suspensionLetters: SuspensionLetters = {
  suspended:
    ({ wijk, name, rule, reason, until, link }) =>
    (lang) => ({
      lang,
      wijk,
      subject: t(lang, "letter.suspended.subject", { wijk }),
      greeting: t(lang, "letter.hello", { name }),
      heading: t(lang, "letter.suspended.subject", { wijk }),
      blocks: [
        words(
          until === null
            ? t(lang, "letter.suspended.open")
            : t(lang, "letter.suspended.until", { date: dayInWords(lang, until) }),
        ),
        words(t(lang, "letter.decision.rule", { rule: t(lang, `letter.decision.rule.${rule}`) })),
        ...written(reason, t(lang, "letter.decision.by")),
        words(t(lang, "letter.suspended.means")),
        words(t(lang, "letter.decision.appeal")),
        button(t(lang, "letter.decision.go"), link),
        aside(t(lang, "letter.decision.human"), t(lang, "letter.decision.court")),
      ],
    }),
  ended:
    ({ wijk, name, link }) =>
    (lang) => ({
      lang,
      wijk,
      subject: t(lang, "letter.suspension-ended.subject", { wijk }),
      greeting: t(lang, "letter.hello", { name }),
      heading: t(lang, "letter.suspension-ended.subject", { wijk }),
      blocks: [words(t(lang, "letter.suspension-ended.text")), button(t(lang, "letter.suspension-ended.go"), link)],
    }),
};

/** The letter to somebody whom an administrator removed. */
export const removedLetter: RemovedLetter =
  ({ wijk, name, rule, reason, link }) =>
  (lang) => ({
    lang,
    wijk,
    subject: t(lang, "letter.removed.subject", { wijk }),
    greeting: t(lang, "letter.hello", { name }),
    heading: t(lang, "letter.removed.subject", { wijk }),
    blocks: [
      words(t(lang, "letter.removed.text")),
      words(t(lang, "letter.decision.rule", { rule: t(lang, `letter.decision.rule.${rule}`) })),
      ...written(reason, t(lang, "letter.removed.by")),
      words(t(lang, "letter.left.tables")),
      words(t(lang, "letter.removed.again")),
      words(t(lang, "letter.decision.appeal")),
      button(t(lang, "letter.decision.go"), link),
      aside(t(lang, "letter.decision.human"), t(lang, "letter.decision.court"), t(lang, "letter.left.last")),
    ],
  });

/** The letter to whoever wrote what a moderator hid. The text itself does not stand in it. */
export const hiddenLetter: HiddenLetter =
  ({ wijk, name, kind, rule, reason, link }) =>
  (lang) => ({
    lang,
    wijk,
    subject: t(lang, `letter.hidden.${kind}.subject`),
    greeting: t(lang, "letter.hello", { name }),
    heading: t(lang, `letter.hidden.${kind}.subject`),
    blocks: [
      words(t(lang, "letter.hidden.text")),
      words(t(lang, "letter.decision.rule", { rule: t(lang, `letter.decision.rule.${rule}`) })),
      ...written(reason, t(lang, "letter.decision.by")),
      words(t(lang, "letter.decision.appeal")),
      button(t(lang, "letter.decision.go"), link),
      aside(t(lang, "letter.decision.human"), t(lang, "letter.decision.court")),
    ],
  });

/** The letters about somebody who does not agree. */
export const appealLetters: AppealLetters = {
  waits:
    ({ wijk, name, link }) =>
    (lang) => ({
      lang,
      wijk,
      subject: t(lang, "letter.appeal-waits.subject"),
      greeting: t(lang, "letter.hello", { name }),
      heading: t(lang, "letter.appeal-waits.subject"),
      blocks: [words(t(lang, "letter.appeal-waits.text")), button(t(lang, "letter.appeal-waits.go"), link)],
    }),
  decided:
    ({ wijk, name, other, outcome, answer, link }) =>
    (lang) => ({
      lang,
      wijk,
      subject: t(lang, "letter.appeal-decided.subject"),
      greeting: t(lang, "letter.hello", { name }),
      heading: t(lang, "letter.appeal-decided.subject"),
      blocks: [
        words(
          other === null
            ? t(lang, `letter.appeal-decided.${outcome}`)
            : t(lang, `letter.appeal-decided.${outcome}.wijk`, { wijk: other }),
        ),
        ...written(answer, t(lang, "letter.appeal-decided.by")),
        button(t(lang, "letter.decision.go"), link),
        aside(t(lang, "letter.decision.court")),
      ],
    }),
};

/** The letter that a wijk of the ring does not look at an appeal. */
export const opinionLetters: OpinionLetters = {
  noOpinion:
    ({ wijk, name, other, why, answer, link }) =>
    (lang) => ({
      lang,
      wijk,
      subject: t(lang, "letter.opinion-none.subject"),
      greeting: t(lang, "letter.hello", { name }),
      heading: t(lang, "letter.opinion-none.subject"),
      blocks: [
        words(t(lang, `letter.opinion-none.${why}`, { wijk: other })),
        ...(answer === "" ? [] : written(answer, t(lang, "letter.opinion-none.by"))),
        words(t(lang, "letter.opinion-none.next")),
        button(t(lang, "letter.decision.go"), link),
      ],
    }),
};
