import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { QuestionRowView, QuestionStateView } from "../views.ts";
import { icon } from "./icon.ts";
import { moment } from "./moment.ts";
import { html } from "./page-html.ts";
import { stateWindow, stateWords } from "./state.ts";

const heldWords = (lang: Language, { held }: QuestionRowView): string =>
  t(lang, held === "refused" ? "row.refused" : "row.held");

const meta = (lang: Language, row: QuestionRowView) =>
  html`<p class="row__meta">${row.held ? html`<span class="heavy">${heldWords(lang, row)}</span>` : nothing}${row.theme ? html`<span class="theme">${icon(row.theme.icon)}${row.theme.name}</span>` : nothing}<span dir="auto">${row.by}, ${moment(row.when)}</span></p>`;

/** Questions as a list in which each row shows its window. */
export const questionRows = (lang: Language, rows: readonly QuestionRowView[]) =>
  html`<ul class="rows">${rows.map(
    (row) =>
      html`<li>${stateWindow(row.state)}<div class="row__body"><a class="row__title" href=${row.href} dir="auto" lang=${row.language ?? nothing}>${row.title}</a><p class="row__meta"><span>${row.held ? heldWords(lang, row) : stateWords(lang, row.state)}</span><span dir="auto">${row.by}, ${moment(row.when)}</span></p></div></li>`,
  )}</ul>`;

const order: readonly QuestionStateView[] = ["new", "looked-at", "answered", "closed"];

/** Questions grouped under their state, in the order of the windows: dark, half lit, lit, closed. */
export const questionGroups = (lang: Language, rows: readonly QuestionRowView[]) =>
  order
    .map((state) => ({ state, rows: rows.filter((row) => row.state === state) }))
    .filter((group) => group.rows.length > 0)
    .map(
      (group) =>
        html`<div class="group"><h3 class="group__head">${stateWindow(group.state)}${stateWords(lang, group.state)}</h3>
        <ul class="rows">${group.rows.map(
          (row) =>
            html`<li><div class="row__body"><a class="row__title" href=${row.href} dir="auto" lang=${row.language ?? nothing}>${row.title}</a>${meta(lang, row)}</div></li>`,
        )}</ul></div>`,
    );
