import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { MomentView } from "../views.ts";
import { icon } from "./icon.ts";
import { moment } from "./moment.ts";
import { html } from "./page-html.ts";

/** When, where and for how much. */
export type ActivityFactsView = { readonly when: MomentView; readonly place: string; readonly costs: string };

/** When, where and for how much, each with its name. */
export const activityFacts = (lang: Language, { when, place, costs }: ActivityFactsView) =>
  html`<dl class="activity-facts">
    <div>${icon("klok")}<dt>${t(lang, "activity.when")}</dt><dd>${moment(when)}</dd></div>
    ${place === "" ? nothing : html`<div>${icon("plek")}<dt>${t(lang, "activity.where")}</dt><dd dir="auto">${place}</dd></div>`}
    ${costs === "" ? nothing : html`<div>${icon("geld")}<dt>${t(lang, "activity.costs")}</dt><dd dir="auto">${costs}</dd></div>`}
  </dl>`;
