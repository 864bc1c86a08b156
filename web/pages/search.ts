import { nothing } from "lit";
import { linkButton, submit } from "../parts/button.ts";
import { calmEnd } from "../parts/calm-end.ts";
import { type FilterView, refining } from "../parts/filters.ts";
import { type FoundPersonView, foundPeople, type HitView, hitRows } from "../parts/hit-rows.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { reasonInWords } from "../texts/reason-in-words.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

/** What came of looking; `nothing-typed` also when no word was typed. */
export type SearchOutcomeView =
  | { readonly kind: "nothing-typed" }
  | { readonly kind: "too-many"; readonly retryAfterSeconds: number }
  | { readonly kind: "took-too-long" }
  | {
      readonly kind: "looked";
      readonly hits: readonly HitView[];
      readonly people: readonly FoundPersonView[];
      /** All people who fit; `null` where they are all shown, or none is. */
      readonly peopleHref: string | null;
      readonly moreHref: string | null;
      /** The first page, for whoever looked further. */
      readonly backHref: string | null;
      /** More fits than anybody looks through. */
      readonly cut: boolean;
    };

export type SearchView = {
  readonly shell: ShellView;
  readonly typed: string;
  readonly filters: readonly FilterView[];
  /** Looks for the same words among everything; `null` when that was done. */
  readonly everywhereHref: string | null;
  /** The reader may ask the wijk a question. */
  readonly mayAsk: boolean;
  readonly outcome: SearchOutcomeView;
};

const form = ({ shell: { lang }, typed, filters, outcome }: SearchView) =>
  html`<form class="searchbox" method="get" action="/zoeken" role="search" aria-label=${t(lang, "search.title")}>
      <h1><label for="wat">${t(lang, "search.field")}</label></h1>
      <div class="inline-field"><input class="utrecht-textbox" id="wat" name="wat" type="search" value=${typed} maxlength="300" autocomplete="off" enterkeyhint="search" dir="auto" aria-describedby=${outcome.kind === "nothing-typed" ? "wat-hint" : nothing}>${submit(t(lang, "search.go"), "primary", "zoek")}</div>
      ${outcome.kind === "nothing-typed" ? html`<p class="utrecht-form-field-description" id="wat-hint">${t(lang, "search.field.hint")}</p>` : refining(lang, filters)}
    </form>`;

const about = ({ shell: { lang, reader } }: SearchView) =>
  html`<div class="stack-sm soft"><p>${t(lang, reader ? "search.about" : "search.about.visitor")}</p>
    ${reader ? html`<p>${t(lang, "search.about.private")}</p>` : nothing}
    <p>${t(lang, "search.about.kept")}</p></div>`;

/** What somebody can do who found nothing: look among everything, write it another way, or ask. */
const none = ({ shell: { lang, reader }, typed, everywhereHref, mayAsk }: SearchView) =>
  html`<section class="stack" aria-labelledby="niets"><h2 id="niets">${t(lang, "search.none")} <q dir="auto">${typed.trim()}</q></h2>
    <p>${t(lang, "search.none.how")}</p>
    ${everywhereHref === null ? nothing : html`<p>${t(lang, "search.none.filtered")} <a class="nl-link" href=${everywhereHref}>${t(lang, "search.none.everywhere")}</a></p>`}
    ${
      reader === null
        ? html`<p>${t(lang, "search.none.visitor")}</p><div class="buttons">${linkButton("/meedoen", t(lang, "search.none.visitor.go"), "secondary", "huis")}</div>`
        : mayAsk
          ? html`<p>${t(lang, "search.none.ask")}</p><div class="buttons">${linkButton(`/vragen/nieuw?vraag=${encodeURIComponent(typed.trim())}`, t(lang, "search.none.ask.go"), "secondary", "vraag")}</div>`
          : nothing
    }</section>`;

const wait = (title: string, how?: string) =>
  html`<div class="hintbox" role="status">${icon("klok")}<div><p class="heavy">${title}</p>${how === undefined ? nothing : html`<p>${how}</p>`}</div></div>`;

const end = (lang: ShellView["lang"], { moreHref, backHref, cut }: SearchOutcomeView & { kind: "looked" }) =>
  html`<div class="stack-sm">${
    moreHref !== null
      ? html`<div class="buttons">${linkButton(moreHref, t(lang, "search.more"))}</div>`
      : calmEnd(t(lang, cut ? "search.cut" : "search.end"))
  }${backHref === null ? nothing : html`<p><a class="nl-link more" href=${backHref}>${t(lang, "search.back")}</a></p>`}</div>`;

const looked = (view: SearchView, outcome: SearchOutcomeView & { kind: "looked" }) => {
  const { lang } = view.shell;
  const { hits, people, peopleHref } = outcome;
  if (hits.length === 0 && people.length === 0 && outcome.backHref === null) return none(view);
  return html`${
    people.length === 0
      ? nothing
      : html`<section aria-labelledby="mensen"><h2 class="below-4" id="mensen">${t(lang, "search.people")}</h2>${foundPeople(lang, people)}
          ${peopleHref === null ? nothing : html`<p><a class="nl-link more" href=${peopleHref}>${t(lang, "search.people.all")} ${icon("geef")}</a></p>`}</section>`
  }
    ${hits.length === 0 ? nothing : html`<section aria-labelledby="gevonden"><h2 class="below-4" id="gevonden">${t(lang, "search.found")}</h2>${hitRows(lang, hits)}</section>`}
    ${end(lang, outcome)}`;
};

const result = (view: SearchView) => {
  const { lang } = view.shell;
  const { outcome } = view;
  switch (outcome.kind) {
    case "nothing-typed":
      return about(view);
    case "too-many":
      return wait(t(lang, "search.too-many"), t(lang, "search.too-many.how", { count: outcome.retryAfterSeconds }));
    case "took-too-long":
      return wait(reasonInWords(lang, "search-took-too-long"));
    case "looked":
      return looked(view, outcome);
  }
};

/** GET /zoeken: one field, and what was found of all that this reader may read. */
export const searchPage = (view: SearchView) =>
  layout(view.shell, {
    title: t(view.shell.lang, "search.title"),
    main: html`${form(view)}
      ${result(view)}`,
  });
