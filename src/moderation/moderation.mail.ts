import { letterText as t } from "../../web/texts/letter-text.ts";
import { aside, button, words, written } from "../residents/letter-blocks.ts";
import type { ReceivedLetter } from "./report-post.ts";
import type { RefusedLetter } from "./tell-refused.ts";
import type { ReporterLetter } from "./tell-reporter.ts";

/** The letter that something was not placed, with the reason and the whole text, so that nothing is lost. */
export const refusedLetter: RefusedLetter =
  ({ wijk, name, kind, rule, reason, text, link }) =>
  (lang) => {
    const subject = t(lang, `letter.post-refused.${kind}.subject`);
    return {
      lang,
      wijk,
      subject,
      greeting: t(lang, "letter.hello", { name }),
      heading: subject,
      blocks: [
        words(t(lang, "letter.decision.rule", { rule: t(lang, `letter.decision.rule.${rule}`) })),
        ...written(reason, t(lang, "letter.post-refused.by")),
        ...written(text, t(lang, "letter.post-refused.yours")),
        words(t(lang, "letter.post-refused.again")),
        words(t(lang, "letter.decision.appeal")),
        button(t(lang, "letter.decision.go"), link),
        aside(t(lang, "letter.decision.human"), t(lang, "letter.decision.court")),
      ],
    };
  };

/** The letter that a report arrived. */
export const receivedLetter: ReceivedLetter =
  ({ wijk, name, title }) =>
  (lang) => ({
    lang,
    wijk,
    subject: t(lang, "letter.reported.received.subject"),
    greeting: name === "" ? t(lang, "letter.hello.nobody") : t(lang, "letter.hello", { name }),
    heading: t(lang, "letter.reported.received.subject"),
    blocks: [
      words(t(lang, "letter.reported.received", { title, wijk })),
      words(t(lang, "letter.reported.received.next")),
      ...(name === "" ? [aside(t(lang, "letter.reported.received.not-you"))] : []),
    ],
  });

/** The letter to whoever reported a post: what a moderator decided, and why. The post itself does not stand in it. */
export const reporterLetter: ReporterLetter =
  ({ wijk, name, title, decision }) =>
  (lang) => ({
    lang,
    wijk,
    subject: t(lang, "letter.reported.subject"),
    greeting: name === "" ? t(lang, "letter.hello.nobody") : t(lang, "letter.hello", { name }),
    heading: t(lang, "letter.reported.subject"),
    blocks: [
      words(t(lang, "letter.reported.looked", { title })),
      words(t(lang, `letter.reported.${decision.outcome}`)),
      ...written(decision.reason, t(lang, "letter.reported.by")),
      words(t(lang, "letter.reported.redress")),
      words(t(lang, name === "" ? "letter.reported.address-erased" : "letter.reported.not-told")),
      aside(t(lang, "letter.decision.human")),
    ],
  });
