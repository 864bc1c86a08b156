import { nothing } from "lit";
import { type AnswersView, answers } from "../parts/answers.ts";
import { linkButton, postButton, submit } from "../parts/button.ts";
import { type ClosingView, closing } from "../parts/closing.ts";
import { textField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { mayHelp, type OfferRowView } from "../parts/offer-rows.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { raw } from "../parts/raw.ts";
import { stateLine } from "../parts/state.ts";
import { type WayView, way } from "../parts/way.ts";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, QuestionStateView, SaidView, ShellView, ThemeView } from "../views.ts";

/** Something that the asker did and nobody sees yet. */
export type WaitingView = {
  readonly id: string;
  readonly kind:
    | "say"
    | "change"
    | "mark"
    | "unmark"
    | "close"
    | "reopen"
    | "withdraw"
    | "take-back"
    | "forget"
    | "go-further"
    | "outcome"
    | "appeal"
    | "round-off";
  /** What they said. */
  readonly text?: string | undefined;
};

export type OwnPageView = SaidView & {
  readonly shell: ShellView;
  /** Address of this page; everything on it goes to addresses below. */
  readonly page: string;
  readonly title: string;
  /** Sanitised. */
  readonly bodyHtml: string;
  readonly theme: ThemeView | null;
  readonly keeperName: string | null;
  readonly waiting: readonly WaitingView[];
  /** How it stands on the square; `null` while it is not there yet. */
  readonly standing: {
    /** How neighbours see the asker. */
    readonly name: string;
    readonly href: string;
    readonly state: QuestionStateView;
    readonly when: MomentView;
    readonly answers: AnswersView;
  } | null;
  readonly say: FormView<"text"> | null;
  readonly may: { readonly close?: boolean; readonly reopen?: boolean; readonly askFurther?: boolean };
  /** What is offered about its theme, while it is open. */
  readonly mayHelp?: readonly OfferRowView[];
  /** The way of the question; `null` while it has none. */
  readonly way: WayView | null;
  /** A wijkwijzer proposes to round it off; `null` when nobody does, or the asker answered already. */
  readonly closing: ClosingView | null;
  /** What moderators decided about what was written here. */
  readonly decisions?: readonly { readonly href: string; readonly over: boolean }[];
};

const decided = ({ shell: { lang }, decisions = [] }: OwnPageView) =>
  decisions.length === 0
    ? nothing
    : html`<section class="hintbox" aria-labelledby="besluit">${icon("schild")}<div><h2 class="size-md" id="besluit">${t(lang, "own.decided")}</h2>
    <ul class="bare stack-sm">${decisions.map(({ href, over }) => html`<li><a class="nl-link more" href=${href}>${t(lang, over ? "own.decided.over" : "own.decided.look")}</a></li>`)}</ul></div></section>`;

const waitingList = ({ shell: { lang }, page, waiting }: OwnPageView) =>
  waiting.length === 0
    ? nothing
    : html`<section class="panel" aria-labelledby="wacht"><h2 id="wacht">${t(lang, "own.waiting")}</h2><p>${t(lang, "own.waiting.lead")}</p>
    <ul class="rows">${waiting.map(
      ({
        id,
        kind,
        text,
      }) => html`<li><span class="tile">${icon("klok")}</span><div class="row__body"><p>${t(lang, `own.waiting.${kind}`)}</p>
      ${text ? html`<p class="written" dir="auto">${text}</p>` : nothing}
      ${kind === "forget" ? nothing : html`<form method="post" action="${page}/toch-niet"><input type="hidden" name="id" value=${id}><button class="quiet quiet--button" type="submit">${t(lang, "own.cancel")}</button></form>`}</div></li>`,
    )}</ul></section>`;

const sayForm = ({ shell: { lang }, page }: OwnPageView, form: FormView<"text">, name: string) =>
  html`<form class="form form--answer above-6" method="post" action="${page}/antwoorden" autocomplete="off" novalidate>
    ${problemList(lang, form.problems, ["text"])}
    ${textField({ lang, name: "text", label: t(lang, "own.say"), hint: t(lang, "own.as", { name }), value: form.values.text, problems: form.problems, maxlength: 10_000, rows: 4, big: true })}
    <div class="buttons">${submit(t(lang, "own.say.go"))}</div>
  </form>`;

const next = ({ shell: { lang }, page, may, ...view }: OwnPageView) => {
  if (view.closing !== null && view.standing !== null) {
    const { answers: all, ...thread } = view.standing.answers;
    const others = all.filter((answer) => !answer.may.takeBack);
    return closing(lang, page, view.closing, { ...thread, answers: others });
  }
  if (may.close)
    return html`<section class="nextstep" aria-labelledby="klaar"><h2 id="klaar">${t(lang, "question.done")}</h2><p>${t(lang, "question.done.lead")}</p>${postButton(`${page}/afronden`, t(lang, "question.done.close"), "primary", "check")}${may.askFurther ? linkButton(`${page}/verder`, t(lang, "choose.further"), "secondary", "geef") : nothing}</section>`;
  if (may.reopen)
    return html`<section class="nextstep" aria-labelledby="klaar"><h2 id="klaar">${t(lang, "question.closed")}</h2><p>${t(lang, "question.closed.lead")}</p>${postButton(`${page}/heropenen`, t(lang, "question.reopen"))}</section>`;
  return nothing;
};

/** GET /mijn-vraag/:secret: a question without a name, for whoever has its secret. No menu: it belongs to nobody's account. */
export const ownPage = (view: OwnPageView) => {
  const { shell, standing, page } = view;
  const { lang } = shell;
  const help = mayHelp(lang, view.mayHelp ?? [], {
    lead: `${t(lang, "offers.may-help.nameless")} ${t(lang, "offers.may-help.nameless.how")}`,
  });
  const beside = [next(view), view.way ? way(lang, view.way) : nothing, help].filter((part) => part !== nothing);
  return layout(shell, {
    title: t(lang, "own.title"),
    menu: false,
    main: html`<article class="question">
        <p class="with-icon">${icon("zegel")}<span>${t(lang, "own.title")}</span></p>
        ${standing ? html`<p>${stateLine(lang, standing.state)}</p>` : html`<p class="hintbox" role="status">${t(lang, "own.waits")}</p>`}
        <h1 class="asked" dir="auto" lang=${view.language ?? nothing}>${view.title}</h1>
        ${view.bodyHtml ? html`<div class="question__text written" dir="auto" lang=${view.language ?? nothing}>${raw(view.bodyHtml)}</div>` : nothing}
        <p class="question__meta">${view.theme ? html`<span class="theme">${icon(view.theme.icon)}${view.theme.name}</span>` : nothing}${standing ? html`<span dir="auto">${t(lang, "own.as", { name: standing.name })}</span><span>${icon("klok")}${moment(standing.when)}</span>` : nothing}</p>
        <p>${view.keeperName ? t(lang, "own.keeper", { name: view.keeperName }) : t(lang, "own.sealed")} ${t(lang, "own.secret")}</p>
        <div class="buttons">${linkButton(`${page}/veranderen`, t(lang, "question.change"), "secondary", "pen")}${linkButton(`${page}/intrekken`, t(lang, "question.withdraw"), "subtle", "prullen")}</div>
      </article>
      ${decided(view)}
      ${waitingList(view)}
      ${
        standing
          ? html`<section aria-labelledby="antwoorden"><h2 class="below-4" id="antwoorden">${t(lang, "question.answers")}</h2>${answers(standing.answers)}
          ${view.say ? sayForm(view, view.say, standing.name) : nothing}
          <p class="above-6"><a class="nl-link" href=${standing.href}>${t(lang, "own.see")}</a></p></section>`
          : nothing
      }`,
    ...(beside.length === 0 ? {} : { aside: beside }),
  });
};
