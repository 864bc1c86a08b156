import { nothing } from "lit";
import { backLink, postButton, submit } from "../parts/button.ts";
import { calmEnd } from "../parts/calm-end.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { type QuotedMessageView, quotedMessages } from "../parts/messages.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { type RefusedPersonDecision, type ReportedPersonView, reportedPerson } from "../parts/reported-people.ts";
import { type RefusedPostDecision, type ReportedPostView, reportedPost } from "../parts/reported-posts.ts";
import { somethingNew } from "../parts/something-new.ts";
import { reasonInWords } from "../texts/reason-in-words.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ProblemView, ShellView } from "../views.ts";

type Report = {
  readonly id: string;
  /** In the words of who reported it. */
  readonly reason: string;
  /** `null` for somebody who left the wijk. */
  readonly reporter: string | null;
  readonly when: MomentView;
  readonly messages: readonly QuotedMessageView[];
};

export type ReportedMessagesView = {
  readonly shell: ShellView;
  /** What stands on the page, as a mark that another one has when something else does. */
  readonly mark: string;
  readonly reports: readonly Report[];
  readonly posts: readonly ReportedPostView[];
  readonly refusedPost: RefusedPostDecision;
  readonly people: readonly ReportedPersonView[];
  readonly refusedPerson: RefusedPersonDecision;
  /** A dismissal that was not complete: of which report, and what was typed. */
  readonly refused: {
    readonly id: string;
    readonly reason: string;
    readonly problems: readonly ProblemView[];
  } | null;
};

const dismissForm = ({ shell: { lang }, refused }: ReportedMessagesView, { id }: Report) => {
  const own = refused?.id === id ? refused : null;
  const problem = own?.problems[0];
  return html`<details ?open=${own !== null}><summary><span>${t(lang, "reports.dismiss.open")}</span></summary>
    <form class="field above-2" method="post" action="/moderatie/meldingen/${id}/afwijzen">
      ${own ? problemList(lang, own.problems, []) : nothing}
      <label class="utrecht-form-label" for="reden-${id}">${t(lang, "reports.dismiss.reason")}</label>
      <p class="utrecht-form-field-description" id="reden-hint-${id}">${t(lang, "reports.dismiss.hint")}</p>
      ${problem ? html`<p class="utrecht-form-field-error-message" id="reden-${id}-fout">${reasonInWords(lang, problem.reason)}</p>` : nothing}
      <input class="utrecht-textbox" id="reden-${id}" name="reason" type="text" maxlength="200" dir="auto" autocomplete="off" value=${own?.reason ?? ""} aria-invalid=${problem ? "true" : nothing} aria-describedby="reden-hint-${id}${problem ? ` reden-${id}-fout` : ""}">
      <div class="buttons">${submit(t(lang, "reports.dismiss"), "secondary")}</div>
    </form>
  </details>`;
};

const report = (view: ReportedMessagesView, one: Report) => {
  const { lang } = view.shell;
  const reporter = one.reporter ?? t(lang, "conversation.gone");
  return html`<section class="panel" aria-labelledby="bericht-${one.id}"><h3 class="size-lg" id="bericht-${one.id}" dir="auto">${t(lang, "reports.by", { name: reporter })}</h3>
    <p class="row__meta">${moment(one.when)}</p>
    <p dir="auto">${t(lang, "reports.reason", { reason: one.reason })}</p>
    ${quotedMessages(lang, one.messages)}
    ${postButton(`/moderatie/meldingen/${one.id}/sluiten`, t(lang, "reports.close"), "primary", "slot")}
    ${dismissForm(view, one)}
  </section>`;
};

/** What stands in the square and somebody finds not right. */
const postsPart = ({ shell: { lang }, posts, refusedPost }: ReportedMessagesView) =>
  posts.length === 0
    ? nothing
    : html`<section class="stack-lg" aria-labelledby="teksten"><div class="section__head"><h2 id="teksten">${t(lang, "reports.posts")}</h2><p>${t(lang, "reports.posts.lead")}</p></div>
        ${posts.map((post) => reportedPost(lang, post, refusedPost))}</section>`;

/** What neighbours tell of themselves. */
const peoplePart = ({ shell: { lang }, people, refusedPerson }: ReportedMessagesView) =>
  people.length === 0
    ? nothing
    : html`<section class="stack-lg" aria-labelledby="buren"><div class="section__head"><h2 id="buren">${t(lang, "reports.people-shown")}</h2><p>${t(lang, "reports.people-shown.lead")}</p></div>
        ${people.map((person) => reportedPerson(lang, person, refusedPerson))}</section>`;

const messagesPart = (view: ReportedMessagesView) => {
  const { lang } = view.shell;
  return view.reports.length === 0
    ? nothing
    : html`<section class="stack-lg" aria-labelledby="berichten"><div class="section__head"><h2 id="berichten">${t(lang, "reports.messages")}</h2><p>${t(lang, "reports.lead")}</p></div>
        ${view.reports.map((one) => report(view, one))}</section>`;
};

/** GET /moderatie/meldingen: posts and messages that somebody finds not right, for moderators. */
export const reportedMessagesPage = (view: ReportedMessagesView) => {
  const { shell, reports } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "reports.title"),
    live: "/moderatie/meldingen/volgen",
    main: html`<div class="pagehead">${shell.reader?.roles.includes("administrator") ? backLink("/beheer", t(lang, "admin.back")) : nothing}<h1>${t(lang, "reports.title")}</h1></div>
      ${somethingNew(shell, "/moderatie/meldingen", "meldingen", view.mark)}
      ${reports.length + view.posts.length + view.people.length === 0 ? calmEnd(t(lang, "reports.none")) : html`${postsPart(view)}${peoplePart(view)}${messagesPart(view)}`}
      <p><a class="nl-link more" href="/moderatie/schrijvers">${t(lang, "reports.people")} ${icon("geef")}</a></p>`,
  });
};
