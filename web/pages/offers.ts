import { nothing } from "lit";
import { linkButton } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { type OfferRowView, offerRows } from "../parts/offer-rows.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView, ThemeView } from "../views.ts";

export type OffersView = {
  readonly shell: ShellView;
  /** The themes to choose from. */
  readonly themes: readonly ThemeView[];
  /** The one that is chosen; `null` for all. */
  readonly theme: string | null;
  readonly offers: readonly OfferRowView[];
  readonly requests: readonly OfferRowView[];
  /** Of neighbouring wijken, both together. */
  readonly neighbours: readonly OfferRowView[];
  /** The reader is an organisation, which sees how many asked. */
  readonly showsDemand: boolean;
};

const filter = ({ shell: { lang }, themes, theme }: OffersView) =>
  html`<form class="inline-field align-end" method="get" action="/aanbod"><div class="field"><label class="utrecht-form-label" for="onderwerp">${t(lang, "offers.theme")}</label><select class="utrecht-select" id="onderwerp" name="onderwerp"><option value="">${t(lang, "offers.theme.all")}</option>${themes.map(
    ({ key, name }) => html`<option value=${key} ?selected=${key === theme}>${name}</option>`,
  )}</select></div><button class="nl-button nl-button--secondary" type="submit">${t(lang, "offers.theme.go")}</button></form>`;

const list = (view: OffersView, purpose: "offer" | "request", rows: readonly OfferRowView[]) => {
  const { lang, reader } = view.shell;
  const id = purpose === "offer" ? "aanbod" : "gezocht";
  const none = view.theme === null ? (`offers.none.${purpose}` as const) : "offers.none.theme";
  return html`<section aria-labelledby=${id}><h2 class="below-4" id=${id}>${t(lang, `offers.${purpose}`)}</h2>
    ${rows.length > 0 ? offerRows(lang, rows) : html`<p class="soft">${t(lang, none)}</p>`}
    ${reader ? html`<div class="buttons above-3">${linkButton(`/aanbod/nieuw?soort=${id}`, t(lang, `offers.make.${purpose}`), purpose === "offer" ? "primary" : "secondary", "pen")}</div>` : nothing}</section>`;
};

/** GET /aanbod: what neighbours can do or lend, and what they look for, by theme. */
export const offersPage = (view: OffersView) => {
  const { shell, offers, requests, neighbours, showsDemand } = view;
  const { lang, reader, wijk } = shell;
  return layout(shell, {
    title: t(lang, "offers.title"),
    indexed: true,
    description: t(lang, "offers.description", { wijk: wijk.name }),
    main: html`<div class="pagehead"><h1>${t(lang, "offers.title")}</h1><p class="lead">${t(lang, reader ? "offers.lead" : "offers.lead.visitor")}</p></div>
      ${filter(view)}
      ${list(view, "offer", offers)}
      ${list(view, "request", requests)}
      ${neighbours.length > 0 ? html`<section aria-labelledby="buren"><h2 class="below-4" id="buren">${t(lang, "offers.neighbours")}</h2>${offerRows(lang, neighbours)}</section>` : nothing}`,
    ...(showsDemand
      ? {
          aside: html`<section class="panel" aria-labelledby="gevraagd"><h2 class="size-lg" id="gevraagd">${t(lang, "demand.title")}</h2><p>${t(lang, "demand.lead")}</p><p><a class="nl-link more" href="/aanbod/gevraagd">${t(lang, "demand.go")} ${icon("geef")}</a></p></section>`,
        }
      : {}),
  });
};
