import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import { submit } from "./button.ts";
import { selectField } from "./fields.ts";
import { html } from "./page-html.ts";

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
