import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { MomentView, SaidView } from "../views.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";
import { type WayBackView, wayBackIcons } from "./spoken-form.ts";

/** What a wijkwijzer wrote down for somebody who is not online. */
export type SpokenView = SaidView & {
  readonly id: string;
  /** The question on the square; `null` while it is only a note. */
  readonly questionId: string | null;
  readonly title: string;
  /** Empty when there is none. */
  readonly memoryAid: string;
  readonly wayBack: WayBackView;
  readonly notedAt: MomentView;
  /** Since when an answer waits to be brought back. */
  readonly waitsSince: MomentView | null;
};

/** The same, by what there is to do about it. */
export type SpokenDeskView = {
  readonly toBring: readonly SpokenView[];
  readonly asked: readonly SpokenView[];
  readonly notes: readonly SpokenView[];
};

/** How a wijkwijzer remembers who asked: for their eyes alone, and marked as such. */
export const memoryAid = (lang: Language, words: string) =>
  words === ""
    ? nothing
    : html`<p class="sealed">${icon("zegel")}<span dir="auto">${t(lang, "spoken.only-you", { words })}</span></p>`;

/** Answers that wait to be brought back, first on the desk; nothing when there are none. */
export const answersToBring = (lang: Language, found: readonly SpokenView[]) =>
  found.length === 0
    ? nothing
    : html`<section aria-labelledby="terugbrengen"><h2 class="below-4" id="terugbrengen">${t(lang, "spoken.to-bring", { count: found.length })}</h2>
        <ol class="bare">${found.map(
          (one) => html`<li class="job">
            <p class="job__top"><span class="theme">${icon(wayBackIcons[one.wayBack])}${t(lang, `spoken.you.${one.wayBack}`)}</span>${one.waitsSince ? html`<span class="wait wait--long">${icon("klok")}${t(lang, "spoken.waits", { when: one.waitsSince.words })}</span>` : nothing}</p>
            <h3><a class="job__title" href="/vragen/${one.questionId}" dir="auto" lang=${one.language ?? nothing}>${one.title}</a></h3>
            ${memoryAid(lang, one.memoryAid)}
            <div class="buttons"><a class="nl-button nl-button--primary" href="/mijn-tafel/gesproken/${one.id}/terugbrengen" aria-label=${t(lang, "spoken.bring.which", { title: one.title })}><span class="nl-button__label">${t(lang, "spoken.bring")}</span></a></div>
          </li>`,
        )}</ol></section>`;

const asked = (lang: Language, found: readonly SpokenView[]) =>
  found.length === 0
    ? nothing
    : html`<section class="panel" aria-labelledby="voor-anderen"><h2 id="voor-anderen">${t(lang, "spoken.asked")}</h2>
        <ul class="rows rows--bare">${found.map(
          (
            one,
          ) => html`<li><div class="row__body"><a class="row__title size-md" href="/vragen/${one.questionId}" dir="auto" lang=${one.language ?? nothing}>${one.title}</a><p class="row__meta">${t(lang, "spoken.asked.since", { when: one.notedAt.words })} · ${t(lang, `spoken.you.${one.wayBack}`)}</p>
            ${memoryAid(lang, one.memoryAid)}
            <p><a class="quiet nl-link" href="/mijn-tafel/gesproken/${one.id}/terugbrengen" aria-label=${t(lang, "spoken.already-brought.which", { title: one.title })}>${t(lang, "spoken.already-brought")}</a></p></div></li>`,
        )}</ul></section>`;

const notes = (lang: Language, found: readonly SpokenView[]) =>
  found.length === 0
    ? nothing
    : html`<section class="panel" aria-labelledby="opgeschreven"><h2 id="opgeschreven">${t(lang, "spoken.notes")}</h2>
        <ul class="rows rows--bare">${found.map(
          (
            one,
          ) => html`<li><div class="row__body"><p class="row__title size-md" dir="auto" lang=${one.language ?? nothing}>${one.title}</p><p class="row__meta">${t(lang, "spoken.noted", { when: one.notedAt.words })}</p>
            ${memoryAid(lang, one.memoryAid)}
            <div class="buttons"><a class="nl-button nl-button--secondary" href="/mijn-tafel/gesproken/${one.id}" aria-label=${t(lang, "spoken.open.which", { title: one.title })}><span class="nl-button__label">${t(lang, "spoken.open")}</span></a><form method="post" action="/mijn-tafel/gesproken/${one.id}/klaar"><button class="nl-button nl-button--subtle" type="submit" aria-label=${t(lang, "spoken.finish.which", { title: one.title })}><span class="nl-button__label">${t(lang, "spoken.finish")}</span></button></form></div></div></li>`,
        )}</ul></section>`;

/** What was asked and waits for an answer, and what was only written down: beside the desk. */
export const spokenAside = (lang: Language, view: SpokenDeskView) =>
  html`${asked(lang, view.asked)}${notes(lang, view.notes)}`;
