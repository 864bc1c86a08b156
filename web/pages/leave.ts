import { nothing } from "lit";
import { backLink, linkButton, postButton, submit } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { describedBy, fieldId, fieldProblem, problemList, problemOf } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, ShellView } from "../views.ts";

export type LeaveView = FormView<"words" | "when" | "sure"> & {
  readonly shell: ShellView;
  /** The reader signed in so recently that they can leave at once. */
  readonly fresh: boolean;
  /** The only administrator stays until there is another one. */
  readonly isLast: boolean;
  /** They have a handle of their own outside. */
  readonly hasHandle: boolean;
  /** When they leave, if they said so before. */
  readonly plannedFor: MomentView | null;
};

const list = (
  id: string,
  title: string,
  sign: string,
  lines: readonly string[],
) => html`<section class="stack" aria-labelledby=${id}>
    <h2 id=${id}>${title}</h2>
    <ul class="bare stack">${lines.map((line) => html`<li class="with-icon">${icon(sign)}<span>${line}</span></li>`)}</ul>
  </section>`;

const whatHappens = ({ shell: { lang }, hasHandle }: LeaveView) =>
  html`${list("weg", t(lang, "leave.goes"), "stop", [
    t(lang, "leave.goes.account"),
    t(lang, "leave.goes.words"),
    t(lang, "leave.goes.talk"),
    t(lang, "leave.goes.rest"),
    t(lang, "leave.goes.tasks"),
    ...(hasHandle ? [t(lang, "leave.goes.handle")] : []),
  ])}${list("blijft", t(lang, "leave.stays"), "check", [
    t(lang, "leave.stays.answers"),
    t(lang, "leave.stays.nameless"),
    t(lang, "leave.stays.log"),
    t(lang, "leave.stays.outside"),
  ])}${list("snel", t(lang, "leave.when"), "klok", [t(lang, "leave.when.view"), t(lang, "leave.when.tables"), t(lang, "leave.when.copies")])}`;

const planned = (
  lang: ShellView["lang"],
  plannedFor: MomentView,
) => html`<section class="stack" aria-labelledby="gepland">
    <h2 id="gepland">${t(lang, "leave.planned", { date: plannedFor.words })}</h2>
    <p>${t(lang, "leave.planned.what")}</p>
    ${postButton("/ik/weggaan/blijven", t(lang, "leave.planned.stay"), "primary", "hand")}
  </section>`;

const sureField = ({ shell: { lang }, values, problems }: LeaveView) => {
  const problem = problemOf(lang, problems, "sure");
  return html`<div class="field">${fieldProblem("sure", problem)}<label class="choice"><input class="utrecht-checkbox" type="checkbox" id=${fieldId("sure")} name="sure" value="yes" ?checked=${values.sure === "yes"} aria-describedby=${describedBy("sure", false, problem !== null)}><span><b>${t(lang, "leave.sure")}</b><small>${t(lang, "leave.sure.hint")}</small></span></label></div>`;
};

const form = (view: LeaveView) => {
  const { shell, values, problems } = view;
  const { lang } = shell;
  return html`<form class="form" method="post" action="/ik/weggaan" novalidate>
      ${problemList(lang, problems, ["words", "when", "sure"])}
      ${choiceRows({
        lang,
        name: "words",
        legend: t(lang, "leave.words"),
        chosen: values.words ?? "",
        problems,
        choices: [
          {
            value: "nothing",
            title: t(lang, "leave.words.nothing"),
            hint: t(lang, "leave.words.nothing.hint"),
            icon: "stop",
          },
          {
            value: "answers",
            title: t(lang, "leave.words.answers"),
            hint: t(lang, "leave.words.answers.hint"),
            icon: "hand",
          },
        ],
      })}
      ${choiceRows({
        lang,
        name: "when",
        legend: t(lang, "leave.time"),
        chosen: values.when ?? "",
        problems,
        choices: [
          { value: "later", title: t(lang, "leave.time.later"), hint: t(lang, "leave.time.later.hint"), icon: "klok" },
          { value: "now", title: t(lang, "leave.time.now"), hint: t(lang, "leave.time.now.hint"), icon: "stop" },
        ],
      })}
      ${sureField(view)}
      <div class="buttons">${submit(t(lang, "leave.go"))}${linkButton("/ik", t(lang, "form.cancel"))}</div>
    </form>`;
};

const next = (view: LeaveView) => {
  const { lang } = view.shell;
  if (view.isLast)
    return html`<div class="warnbox">${icon("let")}<div class="stack"><p>${t(lang, "leave.last")}</p><div class="buttons">${linkButton("/beheer/leden", t(lang, "leave.last.go"))}</div></div></div>`;
  if (!view.fresh)
    return html`<div class="stack"><p>${t(lang, "leave.again")}</p>${postButton("/ik/weggaan/opnieuw", t(lang, "leave.again.go"), "secondary", "mail")}</div>`;
  return form(view);
};

/** GET /ik/weggaan: what goes, what stays and when, taking one's own along, and the yes to it. Posts to the same address. */
export const leavePage = (view: LeaveView) => {
  const { shell, plannedFor } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "leave.title"),
    main: html`${backLink("/ik", t(lang, "me.title"))}
      <div class="pagehead"><h1>${t(lang, "leave.title")}</h1><p class="lead">${t(lang, "leave.lead")}</p></div>
      ${plannedFor === null ? nothing : planned(lang, plannedFor)}
      ${whatHappens(view)}
      <section class="stack" aria-labelledby="meenemen"><h2 id="meenemen">${t(lang, "leave.take")}</h2><p>${t(lang, "leave.take.lead")}</p><div class="buttons">${linkButton("/ik/gegevens", t(lang, "leave.take.go"), "secondary", "schild")}</div></section>
      <section class="stack" aria-labelledby="gaan"><h2 id="gaan">${plannedFor === null ? t(lang, "me.leave") : t(lang, "leave.planned.change")}</h2>${next(view)}</section>`,
  });
};
