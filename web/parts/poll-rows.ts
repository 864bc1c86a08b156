import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { MomentView, SaidView } from "../views.ts";
import { icon } from "./icon.ts";
import { moment } from "./moment.ts";
import { html } from "./page-html.ts";

/** A poll in a list. */
export type PollRowView = SaidView & {
  readonly href: string;
  readonly title: string;
  /** Who made it, in words for this reader. */
  readonly by: string;
  readonly ends: MomentView;
  readonly over: boolean;
  readonly voters: number;
  /** It waits for a moderator, or one said no: its maker alone sees it in a list. */
  readonly held?: "waits" | "refused" | undefined;
};

/** Polls as a list. */
export const pollRows = (lang: Language, rows: readonly PollRowView[]) =>
  html`<ul class="rows rows--bare">${rows.map(
    (row) =>
      html`<li><div class="row__body"><a class="row__title" href=${row.href} dir="auto" lang=${row.language ?? nothing}>${row.title}</a><p class="row__meta">${row.held ? html`<span class="heavy">${t(lang, row.held === "refused" ? "row.refused" : "row.held")}</span>` : nothing}<span class="theme">${icon("klok")}<span>${t(lang, row.over ? "poll.row.ended" : "poll.row.ends")} ${moment(row.ends)}</span></span><span>${t(lang, "poll.voters", { count: row.voters })}</span><span dir="auto">${row.by}</span></p></div></li>`,
  )}</ul>`;

/** A few open polls on a front page; nothing when there are none. */
export const pollsOnFront = (lang: Language, rows: readonly PollRowView[]) =>
  rows.length === 0
    ? nothing
    : html`<section aria-labelledby="peilingen">
        <div class="section__head"><h2 id="peilingen">${t(lang, "polls.title")}</h2><p>${t(lang, "polls.lead")}</p></div>
        ${pollRows(lang, rows)}
        <p><a class="nl-link more" href="/peilingen">${t(lang, "polls.all")} ${icon("geef")}</a></p>
      </section>`;
