import { nothing } from "lit";
import { backLink, postButton, submit, submitAs } from "../parts/button.ts";
import { dateField, lineField, textField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { raw } from "../parts/raw.ts";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, ShellView } from "../views.ts";
import type { HandedRowView } from "./gemeente-questions.ts";

/** Which form of the page was filled in. */
export type HandedFormName = "answer" | "correct" | "term";

export type GemeenteQuestionView = HandedRowView & {
  readonly shell: ShellView;
  /** Safe to show. */
  readonly bodyHtml: string;
  readonly place: string;
  /** How whoever asks is called. */
  readonly asker: string;
  readonly came: MomentView;
  /** Why the day moved. */
  readonly why: string;
  /** The day as a form has it. */
  readonly answerBefore: string;
  readonly answer: {
    /** Safe to show. */
    readonly html: string;
    readonly text: string;
    /** `null` for somebody who left. */
    readonly by: string | null;
    readonly when: MomentView;
    readonly edited: MomentView | null;
  } | null;
  /** Whether it takes an answer, and whether an answer that stands can be changed. */
  readonly may: { readonly answer: boolean; readonly correct: boolean };
  /** What was filled in and is shown again, with what is wrong. */
  readonly form: (FormView<"text" | "answerBefore" | "why"> & { readonly name: HandedFormName }) | null;
};

const formOf = ({ form }: GemeenteQuestionView, name: HandedFormName): FormView<"text" | "answerBefore" | "why"> =>
  form?.name === name ? form : { values: {}, problems: [] };

const answerForm = (view: GemeenteQuestionView) => {
  const { lang } = view.shell;
  const { values, problems } = formOf(view, "answer");
  return html`<form class="form form--answer" method="post" action="/doorgegeven/${view.id}/antwoord" novalidate>
    ${problemList(lang, problems, ["text"])}
    ${textField({ lang, name: "text", label: t(lang, "gemeente-question.answer"), hint: t(lang, "gemeente-question.answer.hint", { wijk: view.wijk }), value: values.text, problems, maxlength: 10_000, rows: 6 })}
    <div class="buttons">${submitAs("do", "antwoord", t(lang, "gemeente-question.answer.go"), "primary")}${submitAs("do", "niet-voor-ons", t(lang, "gemeente-question.decline"), "secondary")}</div>
    <p class="small soft">${t(lang, "gemeente-question.decline.hint")}</p>
  </form>`;
};

const correctForm = (view: GemeenteQuestionView, text: string) => {
  const { lang } = view.shell;
  const { values, problems } = formOf(view, "correct");
  return html`<details ?open=${problems.length > 0}><summary>${t(lang, "gemeente-question.correct")}</summary>
    <form class="form above-4" method="post" action="/doorgegeven/${view.id}/verbeteren" novalidate>
      ${problemList(lang, problems, ["text"])}
      ${textField({ lang, name: "text", label: t(lang, "gemeente-question.correct.text"), value: values.text ?? text, problems, maxlength: 10_000, rows: 6 })}
      <div class="buttons">${submit(t(lang, "gemeente-question.correct.go"))}</div>
    </form></details>
    <p class="small soft">${t(lang, "gemeente-question.withdraw.hint")}</p>
    ${postButton(`/doorgegeven/${view.id}/intrekken`, t(lang, "gemeente-question.withdraw"), "subtle", "prullen")}`;
};

const answerPart = (view: GemeenteQuestionView) => {
  const { lang } = view.shell;
  const { answer, may, state } = view;
  if (answer === null)
    return may.answer ? answerForm(view) : html`<p class="soft">${t(lang, "gemeente-question.no-answer")}</p>`;
  const by =
    answer.by === null ? t(lang, "gemeente-question.by.gone") : t(lang, "gemeente-question.by", { name: answer.by });
  return html`<div class="panel stack-sm">
      ${state === "declined" ? html`<p class="heavy">${t(lang, "gemeente-question.declined")}</p>` : nothing}
      ${answer.html === "" ? html`<p class="soft">${t(lang, "gemeente-questions.erased")}</p>` : html`<div class="written" dir="auto" lang=${view.language ?? nothing}>${raw(answer.html)}</div>`}
      <p class="small soft"><span dir="auto">${by}</span>, ${moment(answer.when)}${answer.edited === null ? nothing : html` (${t(lang, "gemeente-question.edited")} ${moment(answer.edited)})`}. ${t(lang, "gemeente-question.by.who-sees")}</p>
    </div>
    ${may.correct ? correctForm(view, answer.text) : nothing}`;
};

const termPanel = (view: GemeenteQuestionView) => {
  const { lang } = view.shell;
  const { values, problems } = formOf(view, "term");
  return html`<section class="panel stack-sm" aria-labelledby="termijn"><h2 id="termijn">${t(lang, "gemeente-question.term")}</h2>
    <p>${t(lang, "gemeente-questions.before")} ${moment(view.before)}. ${t(lang, "gemeente-question.term.who-sees")}</p>
    ${view.why ? html`<p dir="auto">${view.why}</p>` : nothing}
    <form class="stack" method="post" action="/doorgegeven/${view.id}/termijn" novalidate>
      ${problemList(lang, problems, ["answerBefore", "why"])}
      ${dateField({ lang, name: "answerBefore", label: t(lang, "gemeente-question.term.day"), value: values.answerBefore ?? view.answerBefore, problems })}
      ${lineField({ lang, name: "why", label: t(lang, "gemeente-question.term.why"), hint: t(lang, "gemeente-question.term.why.hint"), value: values.why, problems, maxlength: 200 })}
      <div class="buttons">${submit(t(lang, "gemeente-question.term.go"), "secondary")}</div>
    </form>
  </section>`;
};

/** GET /doorgegeven/:id of a gemeente: one question as a wijk handed it over, for officers. */
export const gemeenteQuestionPage = (view: GemeenteQuestionView) => {
  const { shell, state, may } = view;
  const { lang } = shell;
  const title = view.title === "" ? t(lang, "gemeente-questions.erased") : view.title;
  return layout(shell, {
    title,
    main: html`<article class="question">
      ${backLink("/doorgegeven", t(lang, "gemeente-questions.title"))}
      <p class="state">${icon(state === "open" ? "klok" : "check")}<span>${t(lang, `gemeente-questions.state.${state}`)}</span></p>
      <h1 class="asked" dir="auto" lang=${view.language ?? nothing}>${title}</h1>
      ${view.bodyHtml ? html`<div class="question__text written" dir="auto" lang=${view.language ?? nothing}>${raw(view.bodyHtml)}</div>` : nothing}
      <p class="question__meta">${view.place ? html`<span>${icon("plek")}<span dir="auto">${view.place}</span></span>` : nothing}<span>${icon("kring")}<span dir="auto">${t(lang, "gemeente-question.from", { wijk: view.wijk })}</span></span><span dir="auto">${view.asker}</span><span>${icon("klok")}${moment(view.came)}</span><span>${t(lang, "gemeente-question.reference")} <b dir="ltr">${view.reference}</b></span></p>
    </article>
    <section class="stack" aria-labelledby="antwoord"><h2 id="antwoord">${t(lang, "gemeente-question.answer.title")}</h2>${answerPart(view)}</section>`,
    ...(may.answer ? { aside: termPanel(view) } : {}),
  });
};
