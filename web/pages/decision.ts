import { nothing } from "lit";
import { linkButton, submit } from "../parts/button.ts";
import { textField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import type { Rule } from "../parts/rule-field.ts";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, ShellView } from "../views.ts";

export type DecisionView = FormView<"words"> & {
  readonly shell: ShellView;
  readonly kind: "suspended" | "hidden" | "refused";
  readonly rule: Rule;
  readonly reason: string;
  readonly at: MomentView;
  /** Until when it lasts; `null` is until somebody ends it. */
  readonly until: MomentView | null;
  /** It is over: what was decided does not hold any more. */
  readonly ended: boolean;
  /** Where the text stands that it is about. */
  readonly href: string | null;
  /** Where an appeal goes. */
  readonly action: string;
  /** An appeal can be made. */
  readonly open: boolean;
  /** Somebody is there who may decide about one. */
  readonly hasSecond: boolean;
  readonly appeal: {
    readonly words: string;
    readonly outcome: "upheld" | "overturned" | null;
    readonly answer: string;
  } | null;
};

const state = ({ shell: { lang }, kind, ended, until }: DecisionView): string => {
  if (ended) return t(lang, `decision.${kind}.over`);
  if (kind !== "suspended") return t(lang, `decision.${kind}.state`);
  return until === null
    ? t(lang, "decision.suspended.open")
    : t(lang, "decision.suspended.until", { date: until.words });
};

const appealOf = ({ shell: { lang }, appeal, ended, open, hasSecond, action, values, problems }: DecisionView) => {
  if (appeal !== null) {
    const { outcome, answer, words } = appeal;
    const how = outcome ?? (hasSecond ? "waits" : "nobody");
    if (outcome === null && ended) return nothing;
    return html`<section class="panel stack-sm" aria-labelledby="bezwaar"><h2 class="size-lg" id="bezwaar">${t(lang, "decision.appeal")}</h2>
      <p class="heavy">${t(lang, `decision.appeal.${how}`)}</p>
      ${answer === "" ? nothing : html`<p dir="auto">${t(lang, "decision.appeal.answer", { answer })}</p>`}
      <p class="written soft" dir="auto">${words}</p></section>`;
  }
  if (ended) return nothing;
  if (!open) return html`<p>${t(lang, "decision.appeal.late")}</p>`;
  return html`<section class="stack" aria-labelledby="bezwaar"><h2 id="bezwaar">${t(lang, "decision.appeal")}</h2>
    <p>${t(lang, "decision.appeal.how")}</p>
    <form class="form" method="post" action=${action} novalidate>
      ${problemList(lang, problems, ["words"])}
      ${textField({ lang, name: "words", label: t(lang, "decision.appeal.words"), hint: t(lang, "decision.appeal.words.hint"), value: values.words, problems, maxlength: 1000, rows: 5 })}
      <div class="buttons">${submit(t(lang, "decision.appeal.go"))}</div>
    </form></section>`;
};

/** GET /besluit/:key: what was decided about whoever holds the link, why, and what they can do. Posts to …/bezwaar. */
export const decisionPage = (view: DecisionView) => {
  const { shell, kind, rule, reason, at, href } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, `decision.${kind}.title`),
    main: html`<div class="form">
      <div class="pagehead"><h1>${t(lang, `decision.${kind}.title`)}</h1><p class="lead">${state(view)}</p></div>
      <section class="panel stack-sm" aria-labelledby="waarom"><h2 class="size-lg" id="waarom">${t(lang, "decision.why")}</h2>
        <p><b>${t(lang, `rule.${rule}`)}.</b> ${t(lang, `rule.${rule}.hint`)}</p>
        <p dir="auto">${t(lang, "question.refused.reason", { reason })}</p>
        ${href === null ? nothing : html`<p><a class="nl-link more" href=${href}>${t(lang, "decision.post")}</a></p>`}
        <p class="soft">${t(lang, "decision.decided")} ${moment(at)}. ${t(lang, "decision.human")}</p></section>
      ${appealOf(view)}
      <section class="stack" aria-labelledby="kan"><h2 id="kan">${t(lang, "decision.can")}</h2>
        <ul class="bare stack">
          ${kind === "suspended" ? html`<li class="with-icon">${icon("slot")}<span>${t(lang, "decision.data")}</span></li>` : nothing}
          <li class="with-icon">${icon("stadhuis")}<span>${t(lang, "decision.court")}</span></li></ul>
        <div class="buttons">${linkButton("/huisregels", t(lang, "rules.title"))}</div></section>
    </div>`,
  });
};
