import { nothing } from "lit";
import { backLink, linkButton } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import type { Rule } from "../parts/rule-field.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ProblemView, ShellView } from "../views.ts";

export type SuspensionsView = {
  readonly shell: ShellView;
  readonly problems: readonly ProblemView[];
  readonly lasting: readonly {
    readonly id: string;
    /** `null` for somebody who left meanwhile. */
    readonly name: string | null;
    readonly by: string | null;
    readonly since: MomentView;
    readonly until: MomentView | null;
    readonly rule: Rule;
    readonly reason: string;
  }[];
  /** Whom the reader may suspend. */
  readonly members: readonly { readonly id: string; readonly name: string }[];
};

const suspension = (lang: ShellView["lang"], one: SuspensionsView["lasting"][number]) => {
  const name = one.name ?? t(lang, "log.by.left");
  return html`<li><span class="tile">${icon("stop")}</span><div class="row__body">
    <h3 class="size-lg" dir="auto">${name}</h3>
    <p class="row__meta"><span>${t(lang, "suspensions.since")} ${moment(one.since)}</span><span>${one.until === null ? t(lang, "decision.open") : t(lang, "decision.until", { date: one.until.words })}</span><span dir="auto">${t(lang, "log.by", { name: one.by ?? t(lang, "log.by.left") })}</span></p>
    <p class="above-2"><b>${t(lang, `rule.${one.rule}`)}.</b> <span dir="auto">${one.reason}</span></p>
    <form class="buttons above-2" method="post" action="/moderatie/schorsingen/${one.id}/opheffen"><button class="nl-button nl-button--secondary" type="submit" aria-label=${t(lang, "suspensions.lift.whom", { name })}>${t(lang, "suspensions.lift")}</button></form>
  </div></li>`;
};

/** GET /moderatie/schorsingen: who is suspended, and whom one may suspend. Posts to …/:id/opheffen. */
export const suspensionsPage = ({ shell, problems, lasting, members }: SuspensionsView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "suspensions.title"),
    main: html`<div class="pagehead">${backLink("/moderatie", t(lang, "held.title"))}<h1>${t(lang, "suspensions.title")}</h1><p class="lead">${t(lang, "suspensions.lead")}</p></div>
      ${problemList(lang, problems, [])}
      <section class="stack" aria-labelledby="nu"><h2 id="nu">${t(lang, "suspensions.now")}</h2>
        ${lasting.length === 0 ? html`<p class="soft">${t(lang, "suspensions.none")}</p>` : html`<ul class="rows">${lasting.map((one) => suspension(lang, one))}</ul>`}</section>
      <section class="stack" aria-labelledby="wie"><h2 id="wie">${t(lang, "suspensions.who")}</h2><p>${t(lang, "suspensions.who.lead")}</p>
        ${
          members.length === 0
            ? nothing
            : html`<details><summary><span>${t(lang, "suspensions.choose")}</span></summary>
          <ul class="bare stack">${members.map(({ id, name }) => html`<li class="buttons"><span dir="auto">${name}</span> <a class="nl-button nl-button--subtle" href="/moderatie/schorsingen/${id}" aria-label=${t(lang, "suspensions.suspend.whom", { name })}>${t(lang, "suspensions.suspend")}</a></li>`)}</ul></details>`
        }
        <div class="buttons">${linkButton("/huisregels", t(lang, "rules.title"))}</div></section>`,
  });
};
