import { html, type TemplateResult } from "lit";
import { threadText } from "../texts/thread-text.ts";
import type { Language } from "../texts/translate.ts";
import type { QuestionStateView } from "../views.ts";
import { sprite } from "./icon.ts";

const windows: Record<QuestionStateView, string> = {
  new: "nieuw",
  "looked-at": "kijkt",
  answered: "beantwoord",
  closed: "afgesloten",
};

/** The window of a question, without words: only where the words stand beside it. */
export const stateWindow = (state: QuestionStateView): TemplateResult =>
  html`<svg class="venster" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><use href="${sprite}#s-${windows[state]}"></use></svg>`;

/** The state of a question in words. */
export const stateWords = (lang: Language, state: QuestionStateView): string => threadText(lang, `state.${state}`);

/** Window and words together. */
export const stateLine = (lang: Language, state: QuestionStateView): TemplateResult =>
  html`<span class="state">${stateWindow(state)}<span>${stateWords(lang, state)}</span></span>`;
