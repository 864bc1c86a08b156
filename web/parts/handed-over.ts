import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { MomentView } from "../views.ts";
import { postButton } from "./button.ts";
import { icon } from "./icon.ts";
import { moment } from "./moment.ts";
import { html } from "./page-html.ts";

/** A question that was handed over to a gemeente alone, as those who can read the question see it. */
export type HandedOverView = {
  readonly gemeente: string;
  readonly when: MomentView;
  /** When its asker took it back. */
  readonly takenBack: MomentView | null;
  /** Under which reference it is there, and before which day it is answered; `null` until the gemeente says so. */
  readonly promised: { readonly reference: string; readonly before: MomentView; readonly why: string } | null;
  /** The asker can take it back. */
  readonly mayTakeBack: boolean;
};

/** What became of a question that was handed over, below it. `id`: of the question. */
export const handedOver = (lang: Language, id: string, view: HandedOverView) => {
  const { gemeente, promised, takenBack } = view;
  return html`<section class="panel stack-sm above-4" aria-labelledby="doorgegeven"><h2 id="doorgegeven" dir="auto">${t(lang, "handed-over.title", { gemeente })}</h2>
    <p class="with-icon">${icon("stadhuis")}<span>${t(lang, "handed-over.when")} ${moment(view.when)}.</span></p>
    ${takenBack === null ? nothing : html`<p class="with-icon">${icon("prullen")}<span>${t(lang, "handed-over.taken-back")} ${moment(takenBack)}.</span></p>`}
    ${
      takenBack !== null
        ? nothing
        : promised === null
          ? html`<p class="soft">${t(lang, "handed-over.no-promise")}</p>`
          : html`<p class="with-icon">${icon("klok")}<span>${t(lang, "handed-over.reference")} <b dir="ltr">${promised.reference}</b>. ${t(lang, "handed-over.before")} ${moment(promised.before)}.</span></p>${promised.why ? html`<p dir="auto">${t(lang, "handed-over.why", { gemeente, why: promised.why })}</p>` : nothing}`
    }
    ${view.mayTakeBack ? html`<p class="small">${t(lang, "handed-over.take-back.hint")}</p>${postButton(`/vragen/${id}/doorgegeven/terugnemen`, t(lang, "handed-over.take-back"), "subtle", "prullen")}` : nothing}
  </section>`;
};
