import { nothing } from "lit";
import { adminHead } from "../parts/admin-head.ts";
import { submit } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { type ThemeFieldsView, themeFields } from "../parts/theme-fields.ts";
import { t } from "../texts/text.ts";
import type { ThemeView } from "../views.ts";

export type AdminThemesView = ThemeFieldsView & {
  readonly offered: readonly ThemeView[];
  readonly stopped: readonly ThemeView[];
};

type Lang = AdminThemesView["shell"]["lang"];

const move = (lang: Lang, { key, name }: ThemeView, way: "up" | "down") =>
  html`<form method="post" action="/beheer/onderwerpen/${key}/${way === "up" ? "omhoog" : "omlaag"}"><button class="nl-button nl-button--subtle" type="submit" aria-label=${t(lang, `themes.${way}.which`, { name })}>${t(lang, `themes.${way}`)}</button></form>`;

const row = (lang: Lang, one: ThemeView, moves: readonly ("up" | "down")[]) =>
  html`<li id="onderwerp-${one.key}"><span class="tile">${icon(one.icon)}</span><div class="row__body">
    <a class="row__title size-md" href="/beheer/onderwerpen/${one.key}" dir="auto" aria-label=${t(lang, "themes.change.which", { name: one.name })}>${one.name}</a>
    ${one.sensitive ? html`<p class="row__meta with-icon">${icon("slot")}<span>${t(lang, "themes.sensitive")}</span></p>` : nothing}
    ${moves.length > 0 ? html`<div class="buttons">${moves.map((way) => move(lang, one, way))}</div>` : nothing}
  </div></li>`;

/** GET /beheer/onderwerpen: what questions can be about, in order. Posts a new theme there, the rest to /beheer/onderwerpen/:id/… */
export const adminThemesPage = (view: AdminThemesView) => {
  const { shell, problems, offered, stopped } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "admin.themes"),
    main: html`${adminHead(lang, t(lang, "admin.themes"), t(lang, "themes.lead"))}
      ${problemList(lang, problems, ["name", "icon"])}
      <section class="stack" aria-labelledby="gebruik"><h2 id="gebruik">${t(lang, "themes.list")}</h2><p>${t(lang, "themes.order")}</p>
        <ol class="rows">${offered.map((one, index) =>
          row(lang, one, [
            ...(index > 0 ? (["up"] as const) : []),
            ...(index < offered.length - 1 ? (["down"] as const) : []),
          ]),
        )}</ol></section>
      ${
        stopped.length > 0
          ? html`<section class="stack" aria-labelledby="gestopt"><h2 id="gestopt">${t(lang, "themes.stopped")}</h2><p>${t(lang, "themes.stopped.lead")}</p><ul class="rows">${stopped.map((one) => row(lang, one, []))}</ul></section>`
          : nothing
      }
      <form class="form" method="post" action="/beheer/onderwerpen" novalidate>
        <h2>${t(lang, "themes.new")}</h2>
        ${themeFields(view)}
        <div class="buttons">${submit(t(lang, "themes.add"))}</div>
      </form>`,
  });
};
