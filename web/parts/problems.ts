import { nothing } from "lit";
import { reasonInWords } from "../texts/reason-in-words.ts";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { ProblemView } from "../views.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";

/** `id` of the field with this name; the list of problems links to it. */
export const fieldId = (name: string): string => `veld-${name}`;

/** The first problem of one field, in words, or `null`. */
export const problemOf = (lang: Language, problems: readonly ProblemView[], name: string): string | null => {
  const problem = problems.find(({ field }) => field === name);
  return problem ? reasonInWords(lang, problem.reason) : null;
};

/** What is wrong with one field, to stand right above it. */
export const fieldProblem = (name: string, words: string | null) =>
  words
    ? html`<p class="utrecht-form-field-error-message with-icon" id="${fieldId(name)}-fout">${icon("let")}<span>${words}</span></p>`
    : nothing;

/** Hint and problem of a field as the value of `aria-describedby`; further ids may follow. */
export const describedBy = (name: string, hint: boolean, problem: boolean, ...more: readonly string[]) =>
  [hint ? `${fieldId(name)}-hint` : "", problem ? `${fieldId(name)}-fout` : "", ...more].filter(Boolean).join(" ") ||
  nothing;

/**
 * Everything that is wrong with a form, at its top, with links to the fields. Problems of a field that is not in
 * `names` (such as "form") stand there without a link.
 */
export const problemList = (lang: Language, problems: readonly ProblemView[], names: readonly string[]) =>
  problems.length === 0
    ? nothing
    : html`<div class="warnbox" role="alert">${icon("let")}<div>
      <p><b>${t(lang, "form.problem", { count: problems.length })}</b></p>
      <ul class="bare">${problems.map(({ field, reason }) =>
        names.includes(field)
          ? html`<li><a class="nl-link" href="#${fieldId(field)}">${reasonInWords(lang, reason)}</a></li>`
          : html`<li>${reasonInWords(lang, reason)}</li>`,
      )}</ul>
      ${names.length > 0 ? html`<p>${t(lang, "form.kept")}</p>` : nothing}
    </div></div>`;
