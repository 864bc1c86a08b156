import {
  appealLetters,
  hiddenLetter,
  opinionLetters,
  removedLetter,
  suspensionLetters,
} from "../moderation/decisions.mail.ts";
import { receivedLetter, refusedLetter, reporterLetter } from "../moderation/moderation.mail.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import type { LetterKind } from "../residents/letter-kinds.ts";

/** Believable letters about reports, decisions and appeals. */
export const sampleDecisions = ({ wijk, origin }: { readonly wijk: string; readonly origin: string }) => ({
  usual: {
    suspended: suspensionLetters.suspended({
      ...{ wijk, name: "Joost", rule: "friendly", reason: "Je schold een buur uit, ook na een waarschuwing." },
      ...{ until: new Date("2026-12-04T10:00:00Z"), link: `${origin}/besluit/kMNd2Jw0bT-Yx9Qf` },
    }),
    hidden: hiddenLetter({
      ...{ wijk, name: "Joost", kind: "answer", rule: "private", reason: "Er stond een telefoonnummer in." },
      link: `${origin}/besluit/kMNd2Jw0bT-Yx9Qf`,
    }),
    "appeal-waits": appealLetters.waits({ wijk, name: "Ria", link: `${origin}/moderatie/bezwaren` }),
    "opinion-none": opinionLetters.noOpinion({
      ...{ wijk, name: "Joost", other: "Lindehout", why: "silent", answer: "" },
      link: `${origin}/besluit/kMNd2Jw0bT-Yx9Qf`,
    }),
    "appeal-decided": appealLetters.decided({
      ...{ wijk, name: "Joost", other: null, outcome: "overturned", answer: "Het nummer was van de wijk zelf." },
      link: `${origin}/besluit/kMNd2Jw0bT-Yx9Qf`,
    }),
    "suspension-ended": suspensionLetters.ended({ wijk, name: "Joost", link: `${origin}/inloggen` }),
    removed: removedLetter({
      ...{ wijk, name: "Joost", rule: "honest", reason: "Je bleef buren dingen verkopen." },
      link: `${origin}/besluit/kMNd2Jw0bT-Yx9Qf`,
    }),
    "report-received": receivedLetter({ wijk, name: "", title: "Te koop: gouden horloges" }),
    "report-decided": reporterLetter({
      ...{ wijk, name: "", title: "Te koop: gouden horloges" },
      decision: { outcome: "hidden", reason: "Dit is oplichting." },
    }),
    "post-refused": refusedLetter({
      wijk,
      name: "Joost",
      kind: "question",
      rule: "private",
      reason: "Er stond een telefoonnummer van iemand anders in.",
      text: "Wie kent een goede loodgieter?\n\nDe kraan drupt al een week.",
      link: `${origin}/besluit/kMNd2Jw0bT-Yx9Qf`,
    }),
  } satisfies Partial<Record<LetterKind, LetterWords>>,
  further: {
    "appeal-decided-elsewhere": {
      kind: "appeal-decided",
      content: appealLetters.decided({
        ...{ wijk, name: "Joost", other: "Lindehout", outcome: "upheld", answer: "Een nummer hoort er niet." },
        link: `${origin}/besluit/kMNd2Jw0bT-Yx9Qf`,
      }),
    },
  } satisfies Readonly<Record<string, { readonly kind: LetterKind; readonly content: LetterWords }>>,
});
