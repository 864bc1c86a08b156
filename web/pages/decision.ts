import { linkButton } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import type { Rule } from "../parts/rule-field.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ShellView } from "../views.ts";

export type DecisionView = {
  readonly shell: ShellView;
  readonly kind: "suspended";
  readonly rule: Rule;
  readonly reason: string;
  readonly at: MomentView;
  /** Until when it lasts; `null` is until somebody ends it. */
  readonly until: MomentView | null;
  /** It is over: what was decided does not hold any more. */
  readonly ended: boolean;
};

const state = ({ shell: { lang }, ended, until }: DecisionView): string => {
  if (ended) return t(lang, "decision.suspended.over");
  return until === null
    ? t(lang, "decision.suspended.open")
    : t(lang, "decision.suspended.until", { date: until.words });
};

/** GET /besluit/:key: what was decided about whoever holds the link, why, and what they can do. */
export const decisionPage = (view: DecisionView) => {
  const { shell, kind, rule, reason, at } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, `decision.${kind}.title`),
    main: html`<div class="form">
      <div class="pagehead"><h1>${t(lang, `decision.${kind}.title`)}</h1><p class="lead">${state(view)}</p></div>
      <section class="panel stack-sm" aria-labelledby="waarom"><h2 class="size-lg" id="waarom">${t(lang, "decision.why")}</h2>
        <p><b>${t(lang, `rule.${rule}`)}.</b> ${t(lang, `rule.${rule}.hint`)}</p>
        <p dir="auto">${t(lang, "question.refused.reason", { reason })}</p>
        <p class="soft">${moment(at)}. ${t(lang, "decision.human")}</p></section>
      <section class="stack" aria-labelledby="kan"><h2 id="kan">${t(lang, "decision.can")}</h2>
        <ul class="bare stack">
          <li class="with-icon">${icon("slot")}<span>${t(lang, "decision.data")}</span></li>
          <li class="with-icon">${icon("stadhuis")}<span>${t(lang, "decision.court")}</span></li></ul>
        <div class="buttons">${linkButton("/huisregels", t(lang, "rules.title"))}</div></section>
    </div>`,
  });
};
