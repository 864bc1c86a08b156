import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { QuestionRowView, SaidView, ThemeView } from "../views.ts";
import type { AgendaRowView } from "./agenda-rows.ts";
import type { SheetView } from "./board.ts";
import { icon } from "./icon.ts";
import { type MarkedView, markedWords } from "./marked.ts";
import { moment } from "./moment.ts";
import { mannerLine, type OfferRowView } from "./offer-rows.ts";
import { html } from "./page-html.ts";
import type { PollRowView } from "./poll-rows.ts";
import { stateWindow, stateWords } from "./state.ts";

/** What was found, as it stands in the list of its kind. */
export type FoundRowView =
  | { readonly kind: "question"; readonly row: QuestionRowView }
  | { readonly kind: "announcement"; readonly row: SheetView; readonly over: boolean }
  | { readonly kind: "offer"; readonly row: OfferRowView }
  | { readonly kind: "activity"; readonly row: AgendaRowView; readonly over: boolean }
  | { readonly kind: "poll"; readonly row: PollRowView };

/** The same among what was found, with the words that were looked for marked. */
export type HitView = SaidView & {
  readonly found: FoundRowView;
  readonly title: MarkedView;
  /** The part of the text in which they stand, of the post or of an answer below it; empty when it has no text. */
  readonly excerpt: MarkedView;
  /** Where the answer stands in which they were found. */
  readonly answerHref: string | null;
};

/** Somebody who chose to be found. */
export type FoundPersonView = SaidView & {
  readonly href: string;
  readonly name: MarkedView;
  readonly about: MarkedView;
  readonly isWijkwijzer: boolean;
  readonly themes: readonly ThemeView[];
};

const lead = (found: FoundRowView) => {
  switch (found.kind) {
    case "question":
      return stateWindow(found.row.state);
    case "announcement":
      return html`<span class="tile">${icon("prikbord")}</span>`;
    case "offer":
      return html`<span class="tile">${icon(found.row.theme.icon)}</span>`;
    case "activity":
      return html`<p class="leaf" aria-hidden="true"><span>${found.row.leaf.weekday}</span><b>${found.row.leaf.day}</b><span>${found.row.leaf.month}</span></p>`;
    case "poll":
      return html`<span class="tile">${icon("check")}</span>`;
  }
};

const themeLine = ({ icon: name, name: words }: ThemeView) =>
  html`<span class="theme">${icon(name)}<span>${words}</span></span>`;

const heldMark = (lang: Language, held: "waits" | "refused" | undefined) =>
  held ? html`<span class="heavy">${t(lang, held === "refused" ? "row.refused" : "row.held")}</span>` : nothing;

const over = (lang: Language, is: boolean) =>
  is ? html`<span class="heavy">${t(lang, "search.over")}</span>` : nothing;

/** What kind of thing it is, how it stands, and whose it is. */
const facts = (lang: Language, found: FoundRowView) => {
  switch (found.kind) {
    case "question": {
      const { row } = found;
      const stands = row.held ? heldMark(lang, row.held) : html`<span>${stateWords(lang, row.state)}</span>`;
      return html`${stands}${row.theme ? themeLine(row.theme) : nothing}<span dir="auto">${row.by}, ${moment(row.when)}</span>`;
    }
    case "announcement": {
      const { row } = found;
      const by = row.from === null ? t(lang, "announcement.from") : row.from.likeness ? row.from.handle : row.from.name;
      return html`<span>${t(lang, "search.one.announcement")}</span>${over(lang, found.over)}<span dir="auto">${by}, ${moment(row.when)}</span>`;
    }
    case "offer": {
      const { row } = found;
      return html`<span>${t(lang, `offer.purpose.${row.purpose}`)}</span>${heldMark(lang, row.held)}${row.state === "there" ? nothing : html`<span class="heavy">${t(lang, `offer.state.${row.state}`)}</span>`}${mannerLine(lang, row.manner)}${row.location ? html`<span class="theme">${icon("plek")}<span dir="auto">${row.location}</span></span>` : nothing}<span dir="auto">${row.by}</span>`;
    }
    case "activity": {
      const { row } = found;
      return html`<span>${t(lang, "search.one.activity")}</span>${heldMark(lang, row.held)}${row.cancelled ? html`<span class="heavy">${t(lang, "agenda.cancelled")}</span>` : over(lang, found.over)}<span class="theme">${icon("klok")}<span>${moment(row.when)}</span></span><span class="theme">${icon("plek")}<span dir="auto">${row.place}</span></span><span dir="auto">${row.by}</span>`;
    }
    case "poll": {
      const { row } = found;
      return html`<span>${t(lang, "search.one.poll")}</span>${heldMark(lang, row.held)}<span class="theme">${icon("klok")}<span>${t(lang, row.over ? "poll.row.ended" : "poll.row.ends")} ${moment(row.ends)}</span></span><span dir="auto">${row.by}</span>`;
    }
  }
};

const words = (lang: Language, { excerpt, answerHref, language }: HitView) =>
  excerpt.length === 0
    ? nothing
    : html`<p class="hit__words" dir="auto">${answerHref === null ? nothing : html`<b>${t(lang, "search.in-answer")}</b> `}<span lang=${language ?? nothing}>${markedWords(excerpt)}</span></p>`;

/** What was found as a list; each leads to where the words stand. */
export const hitRows = (lang: Language, hits: readonly HitView[]) =>
  html`<ul class="rows hits">${hits.map(
    (hit) =>
      html`<li>${lead(hit.found)}<div class="row__body"><a class="row__title" href=${hit.answerHref ?? hit.found.row.href} dir="auto" lang=${hit.found.row.language ?? nothing}>${markedWords(hit.title)}</a>${words(lang, hit)}<p class="row__meta">${facts(lang, hit.found)}</p></div></li>`,
  )}</ul>`;

/** People who were found as a list. */
export const foundPeople = (lang: Language, people: readonly FoundPersonView[]) =>
  html`<ul class="rows hits">${people.map(
    (person) =>
      html`<li><span class="tile">${icon(person.isWijkwijzer ? "wegwijzer" : "ik")}</span><div class="row__body"><a class="row__title" href=${person.href} dir="auto">${markedWords(person.name)}</a>${person.about.length === 0 ? nothing : html`<p class="hit__words" dir="auto" lang=${person.language ?? nothing}>${markedWords(person.about)}</p>`}<p class="row__meta"><span>${t(lang, person.isWijkwijzer ? "search.one.wijkwijzer" : "search.one.neighbour")}</span>${person.themes.map(themeLine)}</p></div></li>`,
  )}</ul>`;
