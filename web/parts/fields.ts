import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { ProblemView } from "../views.ts";
import { html } from "./page-html.ts";
import { describedBy, fieldId, fieldProblem, problemOf } from "./problems.ts";

type Field = {
  readonly lang: Language;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  readonly problems: readonly ProblemView[];
  readonly maxlength: number;
  readonly optional?: boolean;
  /** A big label, for a field that starts a choice. */
  readonly big?: boolean;
  /** Ids of further descriptions, such as the audience line. */
  readonly alsoDescribedBy?: readonly string[];
};

type LineField = Field & {
  readonly type?: "text" | "email";
  readonly autocomplete?: string;
  readonly inputmode?: "email" | "numeric" | "text";
  /** `ltr` for codes and addresses; what people write in their own words follows its own direction. */
  readonly direction?: "ltr" | "auto";
};

const label = (field: Field) =>
  html`<label class="utrecht-form-label" for=${fieldId(field.name)}>${field.label}${
    field.optional ? html` <span class="soft light">${t(field.lang, "form.may-be-empty")}</span>` : nothing
  }</label>${field.hint ? html`<p class="utrecht-form-field-description" id="${fieldId(field.name)}-hint">${field.hint}</p>` : nothing}`;

/** A field of one line with label, hint and problem. Forms are `novalidate`: the words come from the server. */
export const lineField = (field: LineField) => {
  const problem = problemOf(field.lang, field.problems, field.name);
  return html`<div class="field ${field.big ? "field--big" : ""}">${label(field)}${fieldProblem(field.name, problem)}<input class="utrecht-textbox" id=${fieldId(field.name)} name=${field.name} type=${field.type ?? "text"} value=${field.value ?? ""} maxlength=${field.maxlength} autocomplete=${field.autocomplete ?? "off"} inputmode=${field.inputmode ?? nothing} ?required=${!field.optional} dir=${field.direction ?? "auto"} spellcheck=${field.direction === "ltr" ? "false" : nothing} autocapitalize=${field.direction === "ltr" && field.type !== "email" ? "none" : nothing} aria-invalid=${problem ? "true" : nothing} aria-describedby=${describedBy(field.name, Boolean(field.hint), Boolean(problem), ...(field.alsoDescribedBy ?? []))}></div>`;
};

/** A field of several lines with label, hint and problem. */
export const textField = (field: Field & { readonly rows: number; readonly oneLine?: boolean }) => {
  const problem = problemOf(field.lang, field.problems, field.name);
  return html`<div class="field ${field.big ? "field--big" : ""}">${label(field)}${fieldProblem(field.name, problem)}<textarea class="utrecht-textarea ${field.oneLine ? "one-line" : ""}" id=${fieldId(field.name)} name=${field.name} rows=${field.rows} maxlength=${field.maxlength} ?required=${!field.optional} dir="auto" aria-invalid=${problem ? "true" : nothing} aria-describedby=${describedBy(field.name, Boolean(field.hint), Boolean(problem), ...(field.alsoDescribedBy ?? []))}>${field.value ?? ""}</textarea></div>`;
};

/** A field in which a file is chosen. What was chosen cannot come back with a form that is refused: browsers keep it to themselves. */
export const fileField = (field: Omit<Field, "maxlength" | "big" | "value"> & { readonly accept: string }) => {
  const problem = problemOf(field.lang, field.problems, field.name);
  return html`<div class="field">${label({ ...field, maxlength: 0, optional: true })}${fieldProblem(field.name, problem)}<input class="utrecht-textbox" id=${fieldId(field.name)} name=${field.name} type="file" accept=${field.accept} aria-invalid=${problem ? "true" : nothing} aria-describedby=${describedBy(field.name, Boolean(field.hint), Boolean(problem))}></div>`;
};

/** A day of the calendar. An old browser shows a field of one line, in which a day is typed as `2026-12-31`. */
export const dateField = (field: Omit<Field, "maxlength" | "big">) => {
  const problem = problemOf(field.lang, field.problems, field.name);
  return html`<div class="field">${label({ ...field, maxlength: 0 })}${fieldProblem(field.name, problem)}<input class="utrecht-textbox narrow" id=${fieldId(field.name)} name=${field.name} type="date" value=${field.value ?? ""} ?required=${!field.optional} aria-invalid=${problem ? "true" : nothing} aria-describedby=${describedBy(field.name, Boolean(field.hint), Boolean(problem), ...(field.alsoDescribedBy ?? []))}></div>`;
};

/** A time of day. An old browser shows a field of one line, in which a time is typed as `14:00`. */
export const timeField = (field: Omit<Field, "maxlength" | "big">) => {
  const problem = problemOf(field.lang, field.problems, field.name);
  return html`<div class="field">${label({ ...field, maxlength: 0 })}${fieldProblem(field.name, problem)}<input class="utrecht-textbox" id=${fieldId(field.name)} name=${field.name} type="time" value=${field.value ?? ""} ?required=${!field.optional} aria-invalid=${problem ? "true" : nothing} aria-describedby=${describedBy(field.name, Boolean(field.hint), Boolean(problem), ...(field.alsoDescribedBy ?? []))}></div>`;
};

/**
 * A field that is chosen from a list; with `none`, the first choice is none. An option says what it sends when that is not
 * what it shows.
 */
export const selectField = (
  field: Omit<Field, "maxlength" | "big" | "alsoDescribedBy"> & {
    readonly none?: string;
    readonly options: readonly (string | { readonly value: string; readonly words: string })[];
  },
) => {
  const problem = problemOf(field.lang, field.problems, field.name);
  return html`<div class="field">${label({ ...field, maxlength: 0 })}${fieldProblem(field.name, problem)}<select class="utrecht-select" id=${fieldId(field.name)} name=${field.name} dir="auto" aria-invalid=${problem ? "true" : nothing} aria-describedby=${describedBy(field.name, Boolean(field.hint), Boolean(problem))}>${field.none === undefined ? nothing : html`<option value="" ?selected=${!field.value}>${field.none}</option>`}${field.options.map(
    (option) => {
      const { value, words } = typeof option === "string" ? { value: option, words: option } : option;
      return html`<option value=${value} ?selected=${field.value === value}>${words}</option>`;
    },
  )}</select></div>`;
};
