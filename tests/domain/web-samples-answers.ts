import type { AnswerView } from "../../web/parts/answers.ts";
import { momentInWords } from "../../web/texts/moments.ts";

const now = new Date("2026-11-24T09:30:00Z");
const when = momentInWords("nl", new Date("2026-11-23T13:30:00Z"), now);

const answer = (over: Partial<AnswerView>): AnswerView => ({
  id: crypto.randomUUID(),
  state: "shown",
  author: { kind: "near", name: "Henk" },
  mine: false,
  when,
  edited: false,
  bodyHtml: "<p>Onze rolstoel staat in de schuur, maar één band is lek.</p>",
  helped: false,
  may: {},
  ...over,
});

/** Answers of every kind, as the asker and a moderator at once sees them. */
export const sampleAnswers: readonly AnswerView[] = [
  answer({
    helped: true,
    author: { kind: "ring", name: "Marja", wijk: "Lindehout", handle: "@marja@lindehout.example" },
    bodyHtml: "<p>In ons buurthuis staat er een die je gratis mag lenen.</p><p>Ophalen kan op vrijdag.</p>",
    may: { unmark: true },
  }),
  answer({ may: { mark: true, hide: true } }),
  answer({
    author: {
      ...{ kind: "away", name: "Sanne", handle: "@sanne@toren.example", url: "https://toren.example/@sanne" },
      now: { handle: "@sanne@molen.example", url: "https://molen.example/@sanne" },
    },
    edited: true,
    bodyHtml: '<p>Bij ons kan het bij de <a href="https://zorg.example/" rel="nofollow">thuiszorgwinkel</a>.</p>',
    may: { mark: true },
  }),
  answer({ mine: true, author: { kind: "near", name: "Joost" }, may: { change: true, withdraw: true } }),
  answer({ state: "withdrawn", bodyHtml: "" }),
  answer({ state: "hidden", hiddenReason: "schelden", may: { show: true } }),
  answer({ state: "held", mine: true, may: { change: true, withdraw: true } }),
  answer({ state: "held" }),
  answer({ state: "refused", mine: true, hiddenReason: "Dit is reclame.", may: { withdraw: true } }),
];

/** What a moderator did with a question, and everything that can be done with one. */
export const moderated = {
  hidden: { reason: "Niet vriendelijk" },
  may: { report: true, hide: true, show: true, bar: true },
} as const;
