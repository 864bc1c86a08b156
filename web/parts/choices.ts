import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { ProblemView, ThemeView } from "../views.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";
import { fieldId, fieldProblem, problemOf } from "./problems.ts";

/** One answer of a choice that has consequences: what happens, in words. */
export type Choice = {
  readonly value: string;
  readonly title: string;
  readonly hint: string;
  readonly icon: string;
  /** Words for the audience line when this one is chosen; the composer copies them. */
  readonly audience?: { readonly lead: string; readonly who: string };
  /** What it does, shown below the words; for the eyes alone. */
  readonly sample?: unknown;
  /** While it is chosen, the composer keeps no draft on the device. */
  readonly noDraft?: boolean;
  /** Of its words, where that is not the language of the page. */
  readonly lang?: Language;
};

type Choices = {
  readonly lang: Language;
  readonly name: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly chosen: string;
  readonly problems: readonly ProblemView[];
  readonly choices: readonly Choice[];
  /** Stands inside the group, after the choices. */
  readonly after?: unknown;
};

const choice = (of: Choices, one: Choice, index: number) =>
  html`<label class="choice"><input class="utrecht-radio-button" type="radio" id=${index === 0 ? fieldId(of.name) : `${fieldId(of.name)}-${one.value}`} name=${of.name} value=${one.value} ?checked=${of.chosen === one.value} data-audience-lead=${one.audience?.lead ?? nothing} data-audience-who=${one.audience?.who ?? nothing} ?data-no-draft=${one.noDraft === true}><span lang=${one.lang === undefined || one.lang === of.lang ? nothing : one.lang}><b>${one.title}</b><small>${one.hint}</small></span>${icon(one.icon)}${one.sample ?? nothing}</label>`;

/** A group of radio buttons as rows that say what each choice means. */
export const choiceRows = (of: Choices) => {
  const problem = problemOf(of.lang, of.problems, of.name);
  return html`<fieldset class="field" aria-describedby=${of.hint ? `${fieldId(of.name)}-hint` : nothing}><legend>${of.legend}</legend>
    ${of.hint ? html`<p class="utrecht-form-field-description" id="${fieldId(of.name)}-hint">${of.hint}</p>` : nothing}
    ${fieldProblem(of.name, problem)}
    <div class="choices">${of.choices.map((one, index) => choice(of, one, index))}</div>
    ${of.after ?? nothing}
  </fieldset>`;
};

/** A group of radio buttons as chips with an icon: for choices without consequences. */
export const chipRow = (
  of: Omit<Choices, "choices" | "after"> & {
    readonly chips: readonly (Pick<ThemeView, "key" | "name" | "icon"> & Partial<Pick<ThemeView, "sensitive">>)[];
  },
) => {
  const problem = problemOf(of.lang, of.problems, of.name);
  return html`<fieldset class="field" aria-describedby=${of.hint ? `${fieldId(of.name)}-hint` : nothing}><legend>${of.legend}</legend>
    ${of.hint ? html`<p class="utrecht-form-field-description" id="${fieldId(of.name)}-hint">${of.hint}</p>` : nothing}
    ${fieldProblem(of.name, problem)}
    <div class="chips">${of.chips.map(
      (chip, index) =>
        html`<label class="chip"><input type="radio" id=${index === 0 ? fieldId(of.name) : `${fieldId(of.name)}-${chip.key}`} name=${of.name} value=${chip.key} ?checked=${of.chosen === chip.key} ?data-sensitive=${chip.sensitive}>${icon(chip.icon)}<span>${chip.name}</span>${chip.sensitive ? html`${icon("slot")}<span class="visually-hidden">${t(of.lang, "theme.sensitive")}</span>` : nothing}</label>`,
    )}</div>
  </fieldset>`;
};
