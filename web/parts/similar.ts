import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { QuestionStateView, SaidView, ThemeView } from "../views.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";
import { stateWindow } from "./state.ts";

/** A question like the one that is being typed. */
export type SimilarView = SaidView & {
  readonly href: string;
  readonly title: string;
  readonly state: QuestionStateView;
  /** When it was answered, or asked: "september", "september 2025". */
  readonly month: string;
  /** The neighbouring wijk that it comes from. */
  readonly wijk: string | null;
};

/** What was found, and what it makes one think the question is about; `null`: nothing was looked for. */
export type FoundView = {
  readonly questions: readonly SimilarView[];
  readonly theme: Pick<ThemeView, "key" | "name" | "icon"> | null;
} | null;

type Found = NonNullable<FoundView>;

const row = (lang: Language, one: SimilarView) =>
  html`<li>${stateWindow(one.state)}<div class="row__body"><a class="row__title" href=${one.href} target="_blank" rel="noopener" dir="auto" lang=${one.language ?? nothing}>${one.title}</a><p class="row__meta"><span>${t(lang, `similar.${one.state}`, { month: one.month })}</span>${one.wijk === null ? nothing : html`<span dir="auto">${t(lang, "similar.from", { wijk: one.wijk })}</span>`}</p></div></li>`;

/** The questions that were found; nothing when there are none. What the island puts in while somebody types. */
export const similarQuestions = (lang: Language, { questions, theme }: Found) =>
  questions.length === 0
    ? nothing
    : html`<section class="similar" aria-labelledby="lijkt">
      <h2 class="h3" id="lijkt">${t(lang, "similar.title")}</h2>
      <ul class="rows">${questions.map((one) => row(lang, one))}</ul>
      <p class="small soft">${t(lang, "similar.kept")}</p>
      <div class="buttons"><a class="nl-button nl-button--secondary" href="/vragen/gevonden" data-done><span class="nl-button__icon-start">${icon("check")}</span><span class="nl-button__label">${t(lang, "similar.found")}</span></a><span class="soft">${t(lang, "similar.go-on")}</span></div>
      ${theme === null ? nothing : html`<div class="with-icon">${icon(theme.icon)}<p>${t(lang, "similar.theme", { theme: theme.name })}</p></div><div class="buttons"><button class="nl-button nl-button--secondary" type="submit" name="suggested" value=${theme.key} formaction="/vragen/lijkt-op#veld-theme" data-theme-key=${theme.key}><span class="nl-button__label">${t(lang, "similar.theme.choose", { theme: theme.name })}</span></button></div>`}
    </section>`;

/**
 * Where similar questions come in the form of a question. Without scripts the button looks for them, and sends along all
 * that was typed; the island takes the button away and looks while somebody types.
 */
export const similarPlace = (lang: Language, found: FoundView) =>
  html`<wijk-similar data-field="title" data-source="/vragen/lijkt-op">
    <div data-part="found" aria-live="polite">${found === null ? nothing : similarQuestions(lang, found)}</div>
    ${found?.questions.length === 0 ? html`<p class="soft" data-part="none" id="lijkt">${t(lang, "similar.none")}</p>` : nothing}
    <div class="stack-sm" data-part="search">
      <button class="nl-button nl-button--secondary" type="submit" formaction="/vragen/lijkt-op#lijkt"><span class="nl-button__icon-start">${icon("zoek")}</span><span class="nl-button__label">${t(lang, "similar.search")}</span></button>
      <p class="small soft">${t(lang, "similar.search.hint")}</p>
    </div>
  </wijk-similar>`;
