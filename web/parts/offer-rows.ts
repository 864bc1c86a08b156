import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { SaidView, ThemeView } from "../views.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";

export type PurposeView = "offer" | "request";
export type MannerView = "help" | "lend" | "give";
/** `away`: not for a while. `over`: its time is over. */
export type OfferStateView = "there" | "away" | "gone" | "over";

/** An offer in a list. */
export type OfferRowView = SaidView & {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly theme: ThemeView;
  readonly purpose: PurposeView;
  readonly manner: MannerView;
  /** Who made it, in words for this reader. */
  readonly by: string;
  /** The organisation that offers it. */
  readonly organisation: string | null;
  /** Empty when that was left open. */
  readonly location: string;
  readonly state: OfferStateView;
  /** It waits for a moderator, or one said no: its maker alone sees it in a list. */
  readonly held?: "waits" | "refused" | undefined;
};

const mannerIcons = { help: "hand", lend: "klok", give: "geef" } as const satisfies Record<MannerView, string>;

/** How it goes from one to the other, with its drawing. */
export const mannerLine = (lang: Language, manner: MannerView) =>
  html`<span class="theme">${icon(mannerIcons[manner])}<span>${t(lang, `offer.manner.${manner}`)}</span></span>`;

/** Offers as a list; `beside` stands below the line of each. */
export const offerRows = (
  lang: Language,
  rows: readonly OfferRowView[],
  beside: (row: OfferRowView) => unknown = () => nothing,
) =>
  html`<ul class="rows">${rows.map(
    (row) =>
      html`<li><span class="tile">${icon(row.theme.icon)}</span><div class="row__body"><a class="row__title" href=${row.href} dir="auto" lang=${row.language ?? nothing}>${row.title}</a><p class="row__meta">${row.held ? html`<span class="heavy">${t(lang, row.held === "refused" ? "row.refused" : "row.held")}</span>` : nothing}${row.state === "there" ? nothing : html`<span class="heavy">${t(lang, `offer.state.${row.state}`)}</span>`}${mannerLine(lang, row.manner)}${row.location ? html`<span class="theme">${icon("plek")}<span dir="auto">${row.location}</span></span>` : nothing}<span dir="auto">${row.by}</span></p>${beside(row)}</div></li>`,
  )}</ul>`;

/** Offers that may help with a question; nothing when there are none. `ask`: below each, how its asker gets there. */
export const mayHelp = (
  lang: Language,
  rows: readonly OfferRowView[],
  words: { readonly lead: string; readonly ask?: (row: OfferRowView) => unknown },
) =>
  rows.length === 0
    ? nothing
    : html`<section class="panel" aria-labelledby="misschien"><h2 id="misschien">${t(lang, "offers.may-help")}</h2>
        <p>${words.lead}</p>
        ${offerRows(lang, rows, words.ask)}</section>`;
