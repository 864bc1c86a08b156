import { nothing } from "lit";
import { linkButton } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView, ThemeView } from "../views.ts";

export type WijkwijzersView = {
  readonly shell: ShellView;
  readonly wijkwijzers: readonly {
    readonly name: string;
    readonly organisation: string;
    readonly about: string;
    readonly reachable: string;
    readonly themes: readonly ThemeView[];
    /** Empty for always. */
    readonly hours: readonly string[];
    readonly awayUntil: string | null;
  }[];
  /** How many more there are for residents alone. */
  readonly hidden: number;
};

const one = (
  lang: ShellView["lang"],
  wijkwijzer: WijkwijzersView["wijkwijzers"][number],
) => html`<li><span class="tile">${icon("wegwijzer")}</span><div class="row__body">
    <h2 class="row__title" dir="auto">${wijkwijzer.name}</h2>
    ${wijkwijzer.organisation ? html`<p dir="auto">${t(lang, "wijkwijzers.for", { organisation: wijkwijzer.organisation })}</p>` : nothing}
    ${wijkwijzer.about ? html`<p dir="auto">${wijkwijzer.about}</p>` : nothing}
    <p class="question__meta">${wijkwijzer.themes.map((theme) => html`<span class="theme">${icon(theme.icon)}${theme.name}</span>`)}</p>
    <p class="row__meta">${icon("klok")} ${wijkwijzer.awayUntil ? t(lang, "wijkwijzers.away", { date: wijkwijzer.awayUntil }) : wijkwijzer.hours.length === 0 ? t(lang, "wijkwijzers.always") : wijkwijzer.hours.join("; ")}</p>
    ${wijkwijzer.reachable ? html`<p class="row__meta" dir="auto">${icon("foon")} ${wijkwijzer.reachable}</p>` : nothing}
  </div></li>`;

/** GET /wijkwijzers: who they are and when they can be reached. Visitors see those who chose to be shown. */
export const wijkwijzersPage = ({ shell, wijkwijzers, hidden }: WijkwijzersView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "wijkwijzers.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "wijkwijzers.title")}</h1><p class="lead">${t(lang, "wijkwijzers.lead")}</p></div>
      ${wijkwijzers.length === 0 && hidden === 0 ? html`<p class="soft">${t(lang, "wijkwijzers.none")}</p>` : nothing}
      <ul class="rows">${wijkwijzers.map((wijkwijzer) => one(lang, wijkwijzer))}</ul>
      ${hidden > 0 ? html`<p class="soft">${t(lang, "wijkwijzers.hidden", { count: hidden })}</p>` : nothing}
      <div class="buttons">${linkButton("/vragen/nieuw", t(lang, "wijkwijzers.ask"), "primary")}</div>`,
  });
};
