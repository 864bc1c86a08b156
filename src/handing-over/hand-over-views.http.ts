import type { HandedOverView } from "../../web/parts/handed-over.ts";
import { calendarDay, momentInWords } from "../../web/texts/moments.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { HandOver } from "./hand-over.ts";

/** What a reader of the question sees of its hand-over; its asker can take it back. */
export const handedOverView = (
  handOver: HandOver,
  given: { readonly mine: boolean; readonly lang: Language; readonly now: Date },
): HandedOverView => {
  const { promised, withdrawnAt } = handOver;
  const { lang, now } = given;
  return {
    gemeente: handOver.gemeente.name,
    when: momentInWords(lang, handOver.at, now),
    takenBack: withdrawnAt === null ? null : momentInWords(lang, withdrawnAt, now),
    promised:
      promised === null
        ? null
        : {
            reference: promised.reference,
            before: calendarDay(lang, promised.answerBefore, now),
            why: promised.why,
          },
    mayTakeBack: given.mine && withdrawnAt === null,
  };
};
