import { nothing } from "lit";
import { backLink, submitAs } from "../parts/button.ts";
import { textField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import type { Rule } from "../parts/rule-field.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ProblemView, ShellView } from "../views.ts";

export type AppealView = {
  readonly id: string;
  readonly kind: "suspended" | "hidden" | "refused" | "introduction" | "removed";
  /** Whom it is about has a name here. */
  readonly named: boolean;
  /** Whom it is about; `null` for somebody who left meanwhile. */
  readonly name: string | null;
  readonly firstBy: string | null;
  readonly rule: Rule;
  readonly reason: string;
  readonly decidedAt: MomentView;
  readonly words: string;
  readonly at: MomentView;
  /** Where the text stands that it is about. */
  readonly href: string | null;
  /** The reader decided first: another one decides now. */
  readonly mine: boolean;
};

/** An appeal that a wijk of the ring brings; it names nobody. */
export type BroughtView = Pick<AppealView, "id" | "kind" | "rule" | "reason" | "words" | "at"> & {
  readonly wijk: string;
  readonly host: string;
  readonly text: string;
  readonly before: MomentView;
};

export type AppealsView = {
  readonly shell: ShellView;
  readonly brought: readonly BroughtView[];
  readonly appeals: readonly AppealView[];
  readonly refused: {
    readonly id: string;
    readonly answer: string;
    readonly problems: readonly ProblemView[];
  } | null;
};

const decide = ({ shell: { lang }, refused }: AppealsView, one: AppealView, name: string) => {
  if (one.mine) return html`<p class="heavy above-2">${t(lang, "appeals.mine")}</p><p>${t(lang, "appeals.alone")}</p>`;
  const field = `answer-${one.id}`;
  const own = refused?.id === one.id ? refused : null;
  const problems = (own?.problems ?? []).map((problem) => ({ ...problem, field }));
  return html`<form class="stack above-3" method="post" action="/moderatie/bezwaren/${one.id}" novalidate>
    ${problemList(lang, problems, [field])}
    ${textField({ lang, name: field, label: t(lang, "appeals.answer"), hint: t(lang, "appeals.answer.hint", { name }), value: own?.answer, problems, maxlength: 200, rows: 3 })}
    <div class="buttons">${submitAs("outcome", "upheld", t(lang, "appeals.upheld"))}${submitAs("outcome", "overturned", t(lang, "appeals.overturned"))}</div>
  </form>`;
};

const appeal = (view: AppealsView, one: AppealView) => {
  const { lang } = view.shell;
  const name = one.name ?? t(lang, one.named ? "log.by.left" : "appeals.unnamed");
  return html`<section class="panel" aria-labelledby="bezwaar-${one.id}"><h2 class="size-lg" id="bezwaar-${one.id}" dir="auto">${t(lang, `appeals.${one.kind}`, { name })}</h2>
    <p class="row__meta"><span dir="auto">${t(lang, "appeals.first", { name: one.firstBy ?? t(lang, "log.by.left") })}</span><span>${moment(one.decidedAt)}</span></p>
    <p class="above-2"><b>${t(lang, `rule.${one.rule}`)}.</b> <span dir="auto">${one.reason}</span></p>
    ${one.href === null ? nothing : html`<p><a class="nl-link more" href=${one.href}>${t(lang, "log.look")}</a></p>`}
    <h3 class="size-md above-3" dir="auto">${t(lang, "appeals.their", { name })}</h3>
    <p class="written" dir="auto">${one.words}</p><p class="soft">${t(lang, "appeals.written")} ${moment(one.at)}</p>
    ${decide(view, one, name)}
  </section>`;
};

const part = (heading: string, words: string) =>
  words === "" ? nothing : html`<h3 class="size-md above-3">${heading}</h3><p class="letter" dir="auto">${words}</p>`;

const broughtAppeal = ({ shell: { lang }, refused }: AppealsView, one: BroughtView) => {
  const field = `answer-${one.id}`;
  const own = refused?.id === one.id ? refused : null;
  const problems = (own?.problems ?? []).map((problem) => ({ ...problem, field }));
  const title = t(lang, "appeals.brought.title", { wijk: one.wijk });
  const choice = (outcome: string, words: string, kind = "secondary") =>
    html`<button class="nl-button nl-button--${kind}" type="submit" name="outcome" value=${outcome} aria-label=${`${words}: ${title}`}>${words}</button>`;
  return html`<section class="panel" aria-labelledby="buurbezwaar-${one.id}"><h3 class="size-lg" id="buurbezwaar-${one.id}" dir="auto">${title}</h3>
    <p class="row__meta"><span dir="ltr">${one.host}</span><span>${moment(one.at)}</span><span>${t(lang, "appeals.brought.before")} ${moment(one.before)}</span></p>
    <p class="above-2">${t(lang, `appeals.brought.kind.${one.kind}`)} <b>${t(lang, `rule.${one.rule}`)}.</b></p>
    ${part(t(lang, "appeals.brought.text"), one.text)}${part(t(lang, "appeals.brought.reason"), one.reason)}${part(t(lang, "appeals.brought.words"), one.words)}
    <form class="stack above-3" method="post" action="/moderatie/buurbezwaren/${one.id}" novalidate>
      ${problemList(lang, problems, [field])}
      ${textField({ lang, name: field, label: t(lang, "appeals.answer"), hint: t(lang, "appeals.brought.answer.hint"), value: own?.answer, problems, maxlength: 200, rows: 3 })}
      <div class="buttons">${choice("upheld", t(lang, "appeals.upheld"))}${choice("overturned", t(lang, "appeals.overturned"))}${choice("cannot", t(lang, "appeals.cannot"), "subtle")}</div>
    </form></section>`;
};

/** GET /moderatie/bezwaren: what waits for a second person, and what wijken of the ring ask. Posts to …/:id and …/buurbezwaren/:id. */
export const appealsPage = (view: AppealsView) => {
  const { shell, appeals } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "appeals.title"),
    main: html`<div class="pagehead">${backLink("/moderatie", t(lang, "held.title"))}<h1>${t(lang, "appeals.title")}</h1><p class="lead">${t(lang, "appeals.lead")}</p></div>
      ${appeals.length === 0 ? html`<p class="soft">${t(lang, "appeals.none")}</p>` : html`<div class="stack">${appeals.map((one) => appeal(view, one))}</div>`}
      ${view.brought.length === 0 ? nothing : html`<section class="stack above-6" aria-labelledby="buurwijken"><h2 id="buurwijken">${t(lang, "appeals.brought")}</h2><p>${t(lang, "appeals.brought.lead")}</p>${view.brought.map((one) => broughtAppeal(view, one))}</section>`}`,
  });
};
