import { nothing } from "lit";
import { linkButton, submit } from "../parts/button.ts";
import { textField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { type RingLookView, ringLook } from "../parts/ring-look.ts";
import type { Rule } from "../parts/rule-field.ts";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, ShellView } from "../views.ts";

export type DecisionView = FormView<"words"> & {
  readonly shell: ShellView;
  readonly kind: "suspended" | "hidden" | "refused" | "introduction" | "removed";
  /** Whom it is about has a name here; otherwise no letter comes. */
  readonly named: boolean;
  /** An appeal waits, so that nobody sees when somebody was here. */
  readonly pending: boolean;
  readonly ring: RingLookView;
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
    /** The name of the wijk of the ring that looked; `null` when it was somebody here. */
    readonly byWijk: string | null;
  } | null;
};

const state = ({ shell: { lang }, kind, ended, until }: DecisionView): string => {
  if (ended) return t(lang, `decision.${kind}.over`);
  if (kind !== "suspended") return t(lang, `decision.${kind}.state`);
  return until === null
    ? t(lang, "decision.suspended.open")
    : t(lang, "decision.suspended.until", { date: until.words });
};

const outcomeOf = ({ shell: { lang }, appeal, hasSecond }: DecisionView): string => {
  const { outcome = null, byWijk = null } = appeal ?? {};
  if (outcome === null) return t(lang, `decision.appeal.${hasSecond ? "waits" : "nobody"}`);
  return byWijk === null
    ? t(lang, `decision.appeal.${outcome}`)
    : t(lang, `decision.appeal.${outcome}.wijk`, { wijk: byWijk });
};

/** Of whom no address is known, or may be used: they look here themselves. */
const lookHere = ({ shell: { lang }, kind, named }: DecisionView) =>
  named
    ? nothing
    : html`<p class="soft">${t(lang, kind === "removed" ? "decision.removed.look" : "decision.unnamed.look")}</p>`;

const appealOf = (view: DecisionView) => {
  const { shell, appeal, ended, open, pending, action, values, problems } = view;
  const { lang } = shell;
  if (pending) return html`<p class="hintbox" role="status">${t(lang, "decision.pending")}</p>`;
  if (appeal !== null) {
    const { outcome, answer, words } = appeal;
    if (outcome === null && ended) return nothing;
    return html`<section class="panel stack-sm" aria-labelledby="bezwaar"><h2 class="size-lg" id="bezwaar">${t(lang, "decision.appeal")}</h2>
      <p class="heavy" dir="auto">${outcomeOf(view)}</p>
      ${answer === "" ? nothing : html`<p dir="auto">${t(lang, "decision.appeal.answer", { answer })}</p>`}
      <p class="written soft" dir="auto">${words}</p>${outcome === null ? html`${ringLook(lang, view.ring)}${lookHere(view)}` : nothing}</section>`;
  }
  if (ended) return nothing;
  if (!open) return html`<p>${t(lang, "decision.appeal.late")}</p>`;
  return html`<section class="stack" aria-labelledby="bezwaar"><h2 id="bezwaar">${t(lang, "decision.appeal")}</h2>
    <p>${t(lang, "decision.appeal.how")}</p>${lookHere(view)}
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
    ...(view.named ? {} : { menu: false }),
    main: html`<div class="form">
      <div class="pagehead"><h1>${t(lang, `decision.${kind}.title`)}</h1><p class="lead">${state(view)}</p></div>
      <section class="panel stack-sm" aria-labelledby="waarom"><h2 class="size-lg" id="waarom">${t(lang, "decision.why")}</h2>
        <p><b>${t(lang, `rule.${rule}`)}.</b> ${t(lang, `rule.${rule}.hint`)}</p>
        <p dir="auto">${t(lang, "question.refused.reason", { reason })}</p>
        ${href === null ? nothing : html`<p><a class="nl-link more" href=${href}>${t(lang, "decision.post")}</a></p>`}
        <p class="soft">${t(lang, "decision.decided")} ${moment(at)}. ${t(lang, "decision.human")}</p></section>
      ${appealOf(view)}
      <section class="stack" aria-labelledby="kan"><h2 id="kan">${t(lang, "decision.can")}</h2>
        ${kind === "removed" && view.ended ? html`<div class="buttons">${linkButton("/meedoen", t(lang, "decision.removed.again"))}</div>` : nothing}
        <ul class="bare stack">
          ${kind === "suspended" ? html`<li class="with-icon">${icon("slot")}<span>${t(lang, "decision.data")}</span></li>` : nothing}
          <li class="with-icon">${icon("stadhuis")}<span>${t(lang, "decision.court")}</span></li></ul>
        <div class="buttons">${linkButton("/huisregels", t(lang, "rules.title"))}</div></section>
    </div>`,
  });
};
