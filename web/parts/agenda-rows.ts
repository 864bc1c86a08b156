import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { MomentView, SaidView } from "../views.ts";
import { icon } from "./icon.ts";
import { moment } from "./moment.ts";
import { html } from "./page-html.ts";

/** An activity in a list. */
export type AgendaRowView = SaidView & {
  readonly href: string;
  readonly title: string;
  /** The day as a leaf of a calendar: "za", "5", "dec". */
  readonly leaf: { readonly weekday: string; readonly day: string; readonly month: string };
  readonly when: MomentView;
  readonly place: string;
  /** Who made it, in words for this reader. */
  readonly by: string;
  readonly cancelled: boolean;
  /** `full`: whoever registers now waits for a place. */
  readonly registering: "open" | "full" | "closed" | null;
  /** It waits for a moderator, or one said no: its maker alone sees it in a list. */
  readonly held?: "waits" | "refused" | undefined;
};

const registeringWords = (lang: Language, registering: "open" | "full" | "closed") =>
  t(lang, `agenda.row.${registering}`);

/** Activities as a list, each with the leaf of its day. */
export const agendaRows = (lang: Language, rows: readonly AgendaRowView[]) =>
  html`<ul class="rows agenda">${rows.map(
    (row) =>
      html`<li><p class="leaf" aria-hidden="true"><span>${row.leaf.weekday}</span><b>${row.leaf.day}</b><span>${row.leaf.month}</span></p><div class="row__body"><a class="row__title" href=${row.href} dir="auto" lang=${row.language ?? nothing}>${row.title}</a><p class="row__meta">${row.held ? html`<span class="heavy">${t(lang, row.held === "refused" ? "row.refused" : "row.held")}</span>` : nothing}${row.cancelled ? html`<span class="heavy">${t(lang, "agenda.cancelled")}</span>` : nothing}<span class="theme">${icon("klok")}<span>${moment(row.when)}</span></span><span class="theme">${icon("plek")}<span dir="auto">${row.place}</span></span>${row.registering && !row.cancelled ? html`<span>${registeringWords(lang, row.registering)}</span>` : nothing}<span dir="auto">${row.by}</span></p></div></li>`,
  )}</ul>`;

/** The next activities on a front page, with the way to the whole agenda. */
export const agendaOnFront = (lang: Language, rows: readonly AgendaRowView[]) =>
  html`<section aria-labelledby="agenda">
      <div class="section__head"><h2 id="agenda">${t(lang, "agenda.title")}</h2><p>${t(lang, "agenda.lead")}</p></div>
      ${rows.length > 0 ? agendaRows(lang, rows) : html`<p class="soft">${t(lang, "agenda.none")}</p>`}
      <p><a class="nl-link more" href="/agenda">${t(lang, "agenda.all")} ${icon("geef")}</a></p>
    </section>`;
