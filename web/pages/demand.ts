import { backLink } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView, ThemeView } from "../views.ts";

export type DemandView = {
  readonly shell: ShellView;
  /** The themes of what the organisation offers, each with the months of which something is told. */
  readonly themes: readonly {
    readonly theme: ThemeView;
    readonly figures: readonly { readonly month: string; readonly askers: number }[];
  }[];
};

/** GET /aanbod/gevraagd: how many people asked, as far as an organisation may know it. */
export const demandPage = ({ shell, themes }: DemandView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "demand.title"),
    main: html`<div class="pagehead">${backLink("/aanbod", t(lang, "offers.all"))}<h1>${t(lang, "demand.title")}</h1><p class="lead">${t(lang, "demand.lead")}</p></div>
      <div class="hintbox">${icon("let")}<div><p>${t(lang, "demand.how")}</p><p>${t(lang, "demand.few")}</p></div></div>
      ${
        themes.length === 0
          ? html`<p class="soft">${t(lang, "demand.no-offers")}</p>`
          : themes.map(
              ({ theme, figures }) =>
                html`<section aria-labelledby="onderwerp-${theme.key}"><h2 class="below-4 with-icon" id="onderwerp-${theme.key}">${icon(theme.icon)}<span>${theme.name}</span></h2>${
                  figures.length === 0
                    ? html`<p class="soft">${t(lang, "demand.none")}</p>`
                    : html`<ul class="rows rows--bare">${figures.map(({ month, askers }) => html`<li><div class="row__body"><p><b>${month}</b>: ${t(lang, "demand.askers", { count: askers })}</p></div></li>`)}</ul>`
                }</section>`,
            )
      }`,
  });
};
