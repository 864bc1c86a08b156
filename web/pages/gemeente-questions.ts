import { nothing } from "lit";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { stateWindow } from "../parts/state.ts";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { MomentView, SaidView, ShellView } from "../views.ts";

/** `open`: it waits for an answer. The others wait for nothing. */
export type HandedStateView = "open" | "answered" | "declined" | "settled" | "withdrawn";

export type HandedRowView = SaidView & {
  readonly id: string;
  /** Empty when its words are erased. */
  readonly title: string;
  readonly wijk: string;
  readonly reference: string;
  readonly state: HandedStateView;
  readonly before: MomentView;
  /** The day before which it would be answered is over. */
  readonly late: boolean;
};

export type GemeenteQuestionsView = { readonly shell: ShellView; readonly rows: readonly HandedRowView[] };

const windows = {
  open: "new",
  answered: "answered",
  declined: "answered",
  settled: "closed",
  withdrawn: "closed",
} as const;

const row = (lang: Language, one: HandedRowView) => {
  const title = one.title === "" ? t(lang, "gemeente-questions.erased") : one.title;
  return html`<li>${stateWindow(windows[one.state])}<div class="row__body"><a class="row__title" href="/doorgegeven/${one.id}" dir="auto" lang=${one.language ?? nothing}>${title}</a>
    <p class="row__meta"><span dir="auto">${one.wijk}</span><span dir="ltr">${one.reference}</span>${
      one.state === "open"
        ? html`<span class="${one.late ? "heavy" : ""}">${t(lang, one.late ? "gemeente-questions.late" : "gemeente-questions.before")} ${moment(one.before)}</span>`
        : html`<span>${t(lang, `gemeente-questions.state.${one.state}`)}</span>`
    }</p></div></li>`;
};

/** GET /doorgegeven of a gemeente: what wijken handed over, for officers. What waits comes first. */
export const gemeenteQuestionsPage = ({ shell, rows }: GemeenteQuestionsView) => {
  const { lang } = shell;
  const open = rows.filter(({ state }) => state === "open");
  const done = rows.filter(({ state }) => state !== "open");
  return layout(shell, {
    title: t(lang, "gemeente-questions.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "gemeente-questions.title")}</h1><p class="lead">${t(lang, "gemeente-questions.lead")}</p></div>
      <section class="stack" aria-labelledby="open"><h2 id="open">${t(lang, "gemeente-questions.open")}</h2>
        ${open.length === 0 ? html`<p class="soft">${t(lang, "gemeente-questions.none")}</p>` : html`<ul class="rows">${open.map((one) => row(lang, one))}</ul>`}
      </section>
      ${done.length === 0 ? "" : html`<section class="stack" aria-labelledby="klaar"><h2 id="klaar">${t(lang, "gemeente-questions.done")}</h2><ul class="rows">${done.map((one) => row(lang, one))}</ul></section>`}`,
  });
};
