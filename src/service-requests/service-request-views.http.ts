import type { ServiceRequestView } from "../../web/parts/service-request.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { Language } from "../../web/texts/translate.ts";
import { mayReportAgain, type ServiceRequest } from "./service-request.ts";

/** What a reader of the question sees of its report: nobody but the asker hears of one that has not arrived, or its number. */
export const serviceRequestView = (
  request: ServiceRequest | null,
  given: { readonly mine: boolean; readonly lang: Language; readonly now: Date },
): ServiceRequestView | null => {
  if (request === null) return null;
  const { state, deskName, deskWords, number, changedAt } = request;
  if (!given.mine && state !== "open" && state !== "closed") return null;
  return {
    desk: deskName,
    state: state === "sending" ? "waiting" : state,
    words: deskWords,
    number: given.mine ? number : null,
    when: momentInWords(given.lang, changedAt, given.now),
    mine: given.mine,
    mayReportAgain: given.mine && mayReportAgain(request),
  };
};
