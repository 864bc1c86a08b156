import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { MomentView, SaidView, VoiceView } from "../views.ts";
import { icon } from "./icon.ts";
import { moment } from "./moment.ts";
import { notOfficial, officialPlate } from "./official.ts";
import { html } from "./page-html.ts";

/** An announcement as a sheet on the board. */
export type SheetView = SaidView & {
  readonly href: string;
  readonly title: string;
  /** The neighbouring wijk or the official source that says it; `null` for our own wijk. */
  readonly from: VoiceView | null;
  /** The first words of its text; empty for what a neighbour says. */
  readonly excerpt: string;
  readonly when: MomentView;
  /** The last day on which it holds; `null` for what always holds. */
  readonly until: MomentView | null;
  readonly urgent: boolean;
  readonly pinned: boolean;
  /** When its words were changed, where what was wrong is told too. */
  readonly corrected: MomentView | null;
  /** A moderator hid it: moderators and its writer alone still see it. */
  readonly hidden: boolean;
};

/** That it could not wait. */
export const urgentMark = (lang: Language) =>
  html`<span class="urgent">${icon("let")}<span>${t(lang, "announcement.urgent")}</span></span>`;

/** The name of whoever says it, with the whole address where the name alone would mislead or a badge stands beside it. */
const fromOf = (lang: Language, from: VoiceView | null) =>
  from === null
    ? html`<span>${t(lang, "announcement.from")}</span>`
    : html`<span dir="auto">${from.name}</span>${from.official || from.likeness ? html`<span class="wrap" dir="ltr">${from.handle}</span>` : nothing}`;

const sheet = (lang: Language, one: SheetView) =>
  html`<article class="sheet ${one.pinned ? "sheet--pinned" : ""} ${one.from?.official ? "sheet--official" : ""}">
    ${one.from?.official ? officialPlate(lang, one.from.official) : nothing}
    <p class="sheet__from">${fromOf(lang, one.from)}${one.pinned ? html`<span>${t(lang, "announcement.pinned")}</span>` : nothing}${one.urgent ? urgentMark(lang) : nothing}${one.hidden ? html`<span class="heavy">${t(lang, "announcement.hidden-mark")}</span>` : nothing}</p>
    ${notOfficial(lang, one.from ?? {})}
    <h3><a href=${one.href} dir="auto" lang=${one.language ?? nothing}>${one.title}</a></h3>
    ${one.excerpt === "" ? nothing : html`<p dir="auto" lang=${one.language ?? nothing}>${one.excerpt}</p>`}
    <p class="sheet__foot">${one.until ? html`<span>${icon("klok")}<span>${t(lang, "announcement.until")} ${moment(one.until)}</span></span>` : html`<span>${icon("klok")}${moment(one.when)}</span>`}${one.corrected ? html`<span>${icon("pen")}<span>${t(lang, "announcement.corrected")} ${moment(one.corrected)}</span></span>` : nothing}</p>
  </article>`;

/** Announcements as sheets, in the order in which they hang. */
export const sheets = (lang: Language, rows: readonly SheetView[]) =>
  html`<div class="board__sheets">${rows.map((one) => sheet(lang, one))}</div>`;

/** Announcements that hold no more, as a plain list. */
export const earlierSheets = (lang: Language, rows: readonly SheetView[]) =>
  html`<ul class="rows rows--bare">${rows.map(
    (row) =>
      html`<li><div class="row__body"><a class="row__title" href=${row.href} dir="auto" lang=${row.language ?? nothing}>${row.title}</a><p class="row__meta">${row.hidden ? html`<span class="heavy">${t(lang, "announcement.hidden-mark")}</span>` : nothing}<span class="theme">${icon("klok")}<span>${row.until ? html`${t(lang, "announcement.was-until")} ${moment(row.until)}` : moment(row.when)}</span></span></p></div></li>`,
  )}</ul>`;

/** The newest announcements on a front page; nothing when the board is empty. */
export const boardOnFront = (lang: Language, rows: readonly SheetView[]) =>
  rows.length === 0
    ? nothing
    : html`<section class="board" aria-labelledby="prikbord">
        <div class="section__head"><h2 id="prikbord">${t(lang, "board.on-front")}</h2></div>
        ${sheets(lang, rows)}
        <p><a class="nl-link more" href="/mededelingen">${t(lang, "board.all")} ${icon("geef")}</a></p>
      </section>`;
