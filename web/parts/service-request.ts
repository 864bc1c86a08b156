import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { MomentView } from "../views.ts";
import { linkButton, postButton } from "./button.ts";
import { icon } from "./icon.ts";
import { moment } from "./moment.ts";
import { html } from "./page-html.ts";

/** How the report of a question is doing at the gemeente. */
export type ServiceRequestView = {
  /** Whose desk. */
  readonly desk: string;
  readonly state: "waiting" | "unsure" | "refused" | "open" | "closed";
  /** What the desk adds. */
  readonly words: string | null;
  readonly number: string | null;
  readonly when: MomentView;
  readonly mine: boolean;
  readonly mayReportAgain: boolean;
};

const icons = { waiting: "klok", unsure: "let", refused: "let", open: "stadhuis", closed: "check" } as const;

/** The report of a question, below it. `id`: of the question. */
export const serviceRequest = (lang: Language, id: string, request: ServiceRequestView) => {
  const { desk, state } = request;
  return html`<section class="panel stack-sm above-4" aria-labelledby="melding"><h2 id="melding" dir="auto">${t(lang, "to-gemeente.at", { desk })}</h2>
    <p class="with-icon">${icon(icons[state])}<span><span dir="auto">${t(lang, `to-gemeente.state.${state}`, { desk })}</span> <span class="small soft">${moment(request.when)}</span></span></p>
    ${request.words ? html`<p dir="auto">${t(lang, "to-gemeente.words", { desk, words: request.words })}</p>` : nothing}
    ${request.number ? html`<p class="small">${t(lang, "to-gemeente.number")} <b dir="ltr">${request.number}</b></p>` : nothing}
    ${state === "unsure" && request.mine ? html`<p class="small">${t(lang, "to-gemeente.unsure.twice")}</p>${postButton(`/vragen/${id}/melden/opnieuw`, t(lang, "to-gemeente.again"))}` : nothing}
    ${request.mayReportAgain ? html`<div class="buttons">${linkButton(`/vragen/${id}/melden`, t(lang, state === "closed" ? "to-gemeente.anew" : "to-gemeente.change-and-send"), "secondary", "pen")}</div>` : nothing}
  </section>`;
};
