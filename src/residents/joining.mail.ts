import { letterText as t } from "../../web/texts/letter-text.ts";
import { dayInWords } from "../../web/texts/moments.ts";
import type { Language } from "../kernel/language.ts";
import type { JoiningLetters } from "./joining-letters.ts";
import { aside, button, words, written } from "./letter-blocks.ts";
import type { LetterBlock, LetterContent } from "./letter-content.ts";
import type { RoleEndsLetter } from "./rotate-roles.ts";
import type { TeamLetter } from "./team.ts";

const letter = (
  lang: Language,
  given: {
    readonly wijk: string;
    /** Whom it is for; without a name nobody is named. */
    readonly to?: string;
    readonly subject: string;
    readonly heading?: string;
    readonly blocks: readonly LetterBlock[];
  },
): LetterContent => ({
  lang,
  wijk: given.wijk,
  subject: given.subject,
  greeting: given.to === undefined ? t(lang, "letter.hello.nobody") : t(lang, "letter.hello", { name: given.to }),
  heading: given.heading ?? given.subject,
  blocks: given.blocks,
});

/** The letters about people who come without a code. */
export const joiningLetters: JoiningLetters = {
  received:
    ({ wijk, name }) =>
    (lang) =>
      letter(lang, {
        wijk,
        to: name,
        subject: t(lang, "letter.received.subject", { wijk }),
        heading: t(lang, "letter.received.heading"),
        blocks: [
          words(t(lang, "letter.received.what", { wijk })),
          words(t(lang, "letter.received.lasts")),
          aside(t(lang, "letter.received.not-you")),
        ],
      }),
  vouch:
    ({ wijk, member, name, words: said, link }) =>
    (lang) =>
      letter(lang, {
        wijk,
        to: member,
        subject: t(lang, "letter.vouch.subject", { name }),
        blocks: [
          words(t(lang, "letter.vouch.what", { name, wijk })),
          ...written(said, t(lang, "letter.vouch.by", { name })),
          words(t(lang, "letter.vouch.how", { name })),
          button(t(lang, "letter.vouch.go"), link),
          aside(t(lang, "letter.vouch.private", { name }), t(lang, "letter.vouch.once")),
        ],
      }),
  waits:
    ({ wijk, name, link }) =>
    (lang) =>
      letter(lang, {
        wijk,
        to: name,
        subject: t(lang, "letter.join-request.subject", { wijk }),
        heading: t(lang, "letter.join-request.heading"),
        blocks: [
          words(t(lang, "letter.join-request.what", { wijk })),
          button(t(lang, "letter.join-request.go"), link),
          aside(t(lang, "letter.join-request.lasts")),
        ],
      }),
  admitted:
    ({ wijk, name, link }) =>
    (lang) =>
      letter(lang, {
        wijk,
        to: name,
        subject: t(lang, "letter.admitted.subject", { wijk }),
        heading: t(lang, "letter.admitted.heading"),
        blocks: [words(t(lang, "letter.admitted.what")), button(t(lang, "letter.admitted.go"), link)],
      }),
  declined:
    ({ wijk, name, words: said }) =>
    (lang) =>
      letter(lang, {
        wijk,
        to: name,
        subject: t(lang, "letter.declined.subject", { wijk }),
        heading: t(lang, "letter.declined.heading"),
        blocks: [
          words(t(lang, "letter.declined.what", { wijk })),
          ...written(said, t(lang, "letter.declined.by")),
          words(t(lang, "letter.declined.on")),
          aside(t(lang, "letter.declined.gone")),
        ],
      }),
  expired:
    ({ wijk, name, link }) =>
    (lang) =>
      letter(lang, {
        wijk,
        to: name,
        subject: t(lang, "letter.join-expired.subject", { wijk }),
        heading: t(lang, "letter.join-expired.heading"),
        blocks: [
          words(t(lang, "letter.join-expired.what", { wijk })),
          words(t(lang, "letter.join-expired.again")),
          button(t(lang, "letter.join-expired.go"), link),
        ],
      }),
  alreadyIn:
    ({ wijk, link }) =>
    (lang) =>
      letter(lang, {
        wijk,
        subject: t(lang, "letter.already-in.subject", { wijk }),
        heading: t(lang, "letter.already-in.heading"),
        blocks: [
          words(t(lang, "letter.already-in.what", { wijk })),
          button(t(lang, "letter.admitted.go"), link),
          aside(t(lang, "letter.already-in.not-you")),
        ],
      }),
};

/** The letter that a role ends soon. */
export const roleEndsLetter: RoleEndsLetter =
  ({ wijk, name, role: which, lastDay, link }) =>
  (lang) => {
    const role = t(lang, `letter.role.${which}`);
    return letter(lang, {
      wijk,
      to: name,
      subject: t(lang, "letter.role-ends.subject", { role }),
      blocks: [
        words(t(lang, "letter.role-ends.what", { role, wijk, date: dayInWords(lang, lastDay) })),
        words(t(lang, "letter.role-ends.thanks")),
        words(t(lang, "letter.role-ends.longer")),
        button(t(lang, "letter.role-ends.go"), link),
      ],
    });
  };

/** The letter to whoever was put on the team of a gemeente. */
export const teamLetter: TeamLetter =
  ({ wijk, name, by, link }) =>
  (lang) =>
    letter(lang, {
      wijk,
      to: name,
      subject: t(lang, "letter.team.subject", { wijk }),
      heading: t(lang, "letter.team.heading"),
      blocks: [
        words(t(lang, "letter.team.what", { by, wijk })),
        words(t(lang, "letter.team.why")),
        words(t(lang, "letter.team.how")),
        button(t(lang, "letter.admitted.go"), link),
      ],
    });
