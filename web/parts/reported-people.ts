import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { MomentView, ProblemView } from "../views.ts";
import { submit } from "./button.ts";
import { lineField } from "./fields.ts";
import { icon } from "./icon.ts";
import { moment } from "./moment.ts";
import { html } from "./page-html.ts";
import { problemList } from "./problems.ts";
import { raw } from "./raw.ts";

/** What a neighbour tells of themselves and somebody found not right, with everything that was said about it. */
export type ReportedPersonView = {
  readonly id: string;
  readonly name: string;
  /** Safe to show. */
  readonly bodyHtml: string;
  readonly href: string;
  readonly said: readonly {
    readonly reason: "unkind" | "advertising" | "personal" | "danger" | "illegal" | "other";
    readonly words: string;
    /** A neighbour who agreed to be named. */
    readonly by: string | null;
    readonly when: MomentView;
  }[];
};

/** What was typed about one of them and is not good. */
export type RefusedPersonDecision = {
  readonly id: string;
  readonly typed: string;
  readonly problems: readonly ProblemView[];
} | null;

/** One neighbour with what was said, and what a moderator can do: look and take it away there, or let it stand. */
export const reportedPerson = (lang: Language, person: ReportedPersonView, refused: RefusedPersonDecision) => {
  const own = refused?.id === person.id ? refused : null;
  const name = `reason-${person.id}`;
  const problems = (own?.problems ?? []).map((problem) => ({ ...problem, field: name }));
  return html`<section class="panel" aria-labelledby="buur-${person.id}"><h3 class="size-lg" id="buur-${person.id}" dir="auto">${t(lang, "reports.person", { name: person.name })}</h3>
    ${person.bodyHtml ? html`<div class="written above-2" dir="auto">${raw(person.bodyHtml)}</div>` : nothing}
    <ul class="bare stack above-3">${person.said.map(
      (one) =>
        html`<li><p class="row__meta"><b dir="auto">${one.by ?? t(lang, "reports.post.by.unnamed")}</b><span>${moment(one.when)}</span></p><p dir="auto"><b>${t(lang, `report-post.why.${one.reason}`)}.</b> ${one.words}</p></li>`,
    )}</ul>
    <p><a class="nl-link more" href=${person.href}>${t(lang, "reports.person.look")} ${icon("geef")}</a></p>
    <form class="stack above-3" method="post" action="/buren/${person.id}/laten-staan" novalidate>
      ${problemList(lang, problems, [name])}
      ${lineField({ lang, name, label: t(lang, "reports.person.reason"), hint: t(lang, "reports.person.reason.hint"), value: own?.typed, problems, maxlength: 200 })}
      <div class="buttons">${submit(t(lang, "reports.post.leave"), "secondary")}</div>
    </form>
  </section>`;
};
