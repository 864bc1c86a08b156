import { nothing } from "lit";
import { linkButton } from "../parts/button.ts";
import { calmEnd } from "../parts/calm-end.ts";
import { type FilterView, refining } from "../parts/filters.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { SaidView, ShellView, ThemeView } from "../views.ts";

/** A neighbour who chose to be found, in a list. */
export type PersonRowView = SaidView & {
  readonly href: string;
  readonly name: string;
  /** The first words of what they say of themselves; may be empty. */
  readonly about: string;
  /** May be empty. */
  readonly street: string;
  readonly isWijkwijzer: boolean;
  readonly themes: readonly ThemeView[];
};

export type PeopleView = {
  readonly shell: ShellView;
  readonly people: readonly PersonRowView[];
  readonly filter: FilterView;
  /** Whether the reader stands in the list. */
  readonly isShown: boolean;
  readonly moreHref: string | null;
  /** The beginning of the list, for whoever looked further. */
  readonly backHref: string | null;
};

const row = (lang: ShellView["lang"], person: PersonRowView) =>
  html`<li><span class="tile">${icon(person.isWijkwijzer ? "wegwijzer" : "ik")}</span><div class="row__body"><a class="row__title" href=${person.href} dir="auto">${person.name}</a>
    ${person.about === "" ? nothing : html`<p class="hit__words" dir="auto" lang=${person.language ?? nothing}>${person.about}</p>`}
    <p class="row__meta">${person.isWijkwijzer ? html`<span>${t(lang, "people.role")}</span>` : nothing}${person.street === "" ? nothing : html`<span class="theme">${icon("plek")}<span dir="auto">${person.street}</span></span>`}${person.themes.map((theme) => html`<span class="theme">${icon(theme.icon)}<span>${theme.name}</span></span>`)}</p></div></li>`;

const none = (lang: ShellView["lang"], isFiltered: boolean) =>
  isFiltered
    ? html`<p>${t(lang, "people.none.theme")}</p><div class="buttons">${linkButton("/vragen/nieuw", t(lang, "people.none.ask"), "secondary", "vraag")}</div>`
    : html`<p>${t(lang, "people.none")}</p>`;

/** GET /buren: the neighbours who chose to be found, for neighbours. */
export const peoplePage = ({ shell, people, filter, isShown, moreHref, backHref }: PeopleView) => {
  const { lang } = shell;
  const isFiltered = filter.value !== "";
  return layout(shell, {
    title: t(lang, "people.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "people.title")}</h1><p class="lead">${t(lang, "people.lead")}</p></div>
      <form method="get" action="/buren">${refining(lang, [filter])}</form>
      ${
        people.length === 0
          ? html`<div class="stack">${none(lang, isFiltered)}</div>`
          : html`<section aria-label=${t(lang, "people.title")}><h2 class="visually-hidden">${t(lang, "people.title")}</h2><ul class="rows">${people.map((person) => row(lang, person))}</ul></section>`
      }
      <div class="stack-sm">${
        moreHref !== null
          ? html`<div class="buttons">${linkButton(moreHref, t(lang, "people.more"))}</div>`
          : people.length > 0
            ? calmEnd(t(lang, "people.end"))
            : nothing
      }${backHref === null ? nothing : html`<p><a class="nl-link more" href=${backHref}>${t(lang, "people.back")}</a></p>`}</div>`,
    aside: html`<section class="panel" aria-labelledby="jij"><h2 class="size-lg" id="jij">${t(lang, "shell.me")}</h2><p>${t(lang, isShown ? "people.you.shown" : "people.you.not")}</p><p><a class="nl-link more" href="/ik/profiel">${t(lang, "people.you.go")} ${icon("geef")}</a></p></section>
      <p><a class="nl-link more" href="/wijkwijzers">${icon("wegwijzer")} ${t(lang, "people.wijkwijzers")}</a></p>`,
  });
};
