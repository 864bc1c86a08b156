import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import { submit } from "./button.ts";
import { selectField } from "./fields.ts";
import { html } from "./page-html.ts";

/** A choice of which one counts, as a way to the same page. */
export type FilterLinkView = { readonly href: string; readonly words: string; readonly chosen: boolean };

/** Ways to see less or other things of the same page; the one that counts is marked. */
export const filterLinks = (label: string, links: readonly FilterLinkView[]) =>
  html`<nav class="filters" aria-label=${label}><ul class="bare">${links.map(
    ({ href, words, chosen }) =>
      html`<li><a class="filter" href=${href} aria-current=${chosen ? "true" : nothing}>${words}</a></li>`,
  )}</ul></nav>`;

/** One choice of several, as a field of a form. The first option counts when none was chosen. */
export type FilterView = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
};

/**
 * The fields by which somebody chooses what a list shows, with their button; folded away as long as everything is shown. To stand in a
 * form that is sent with GET.
 */
export const refining = (lang: Language, filters: readonly FilterView[]) =>
  html`<details class="refining" ?open=${filters.some(({ value, options }) => value !== (options[0]?.value ?? ""))}><summary><span>${t(lang, "filter.open")}</span></summary>
    <div class="refining__fields">${filters.map(({ name, label, value, options }) => selectField({ lang, name, label, value, problems: [], options, optional: false }))}
    ${submit(t(lang, "filter.go"), "secondary")}</div>
  </details>`;
