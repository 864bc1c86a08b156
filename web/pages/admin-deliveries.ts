import { nothing } from "lit";
import { adminHead } from "../parts/admin-head.ts";
import { calmEnd } from "../parts/calm-end.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { stuckWork } from "../parts/stuck-work.ts";
import { t } from "../texts/text.ts";
import { activityInWords, taskInWords, unreachedInWords } from "../texts/work-in-words.ts";
import type { MomentView, ShellView, StuckView } from "../views.ts";

type Undelivered = {
  readonly host: string;
  /** Messages for this host. */
  readonly count: number;
  readonly since: MomentView;
  readonly attempts: number;
};

export type WaitingHostView = Undelivered & {
  /** The code of the last failure; `null` before the first try. */
  readonly reason: string | null;
  /** When we try again; `null` when that is at once. */
  readonly next: MomentView | null;
  /** Since when the host does not answer; `null` when it does. */
  readonly awaySince: MomentView | null;
  /** Until when the host is left alone; `null` when it is not. */
  readonly heldUntil: MomentView | null;
};

export type GivenUpView = Undelivered & { readonly reason: string };

export type DeadLetterView = {
  readonly id: string;
  /** Type of the activity. */
  readonly type: string;
  readonly host: string;
  readonly when: MomentView;
  readonly error: string;
};

export type FailedTaskView = {
  readonly id: string;
  readonly task: string;
  readonly attempts: number;
  readonly error: string;
  /** When it is tried again; `null` when it is not. */
  readonly next: MomentView | null;
};

export type AdminDeliveriesView = {
  readonly shell: ShellView;
  readonly stuck: readonly StuckView[];
  readonly waiting: readonly WaitingHostView[];
  readonly givenUp: readonly GivenUpView[];
  readonly deadLetters: readonly DeadLetterView[];
  readonly failedTasks: readonly FailedTaskView[];
};

type Lang = ShellView["lang"];

const again = (words: string, which: string) =>
  html`<button class="nl-button nl-button--secondary" type="submit" aria-label=${which}>${words}</button>`;

const measures = (lang: Lang, { count, since, attempts }: Undelivered) =>
  html`<p class="row__meta"><span>${t(lang, "deliveries.messages", { count })}</span><span>${t(lang, "deliveries.since", { date: since.words })}</span>${attempts > 0 ? html`<span>${t(lang, "deliveries.tried", { count: attempts })}</span>` : nothing}</p>`;

const nextTry = (lang: Lang, { next, heldUntil }: WaitingHostView): string => {
  if (heldUntil !== null) return t(lang, "deliveries.held", { date: heldUntil.words });
  return next === null ? t(lang, "deliveries.now") : t(lang, "deliveries.next", { date: next.words });
};

const waitingHost = (
  lang: Lang,
  host: WaitingHostView,
) => html`<li><span class="tile">${icon("klok")}</span><div class="row__body">
    <h3 dir="ltr">${host.host}</h3>${measures(lang, host)}
    ${host.reason === null ? nothing : html`<p class="above-2">${unreachedInWords(lang, host.reason)}</p>`}
    <p>${host.awaySince === null ? nothing : `${t(lang, "deliveries.away", { date: host.awaySince.words })} `}${nextTry(lang, host)}</p>
  </div></li>`;

const givenUpHost = (
  lang: Lang,
  host: GivenUpView,
) => html`<li><span class="tile">${icon("stop")}</span><div class="row__body">
    <h3 dir="ltr">${host.host}</h3>${measures(lang, host)}
    <p class="above-2">${unreachedInWords(lang, host.reason)}</p>
    <form class="buttons above-3" method="post" action="/beheer/bezorging/opnieuw"><input type="hidden" name="host" value=${host.host}><input type="hidden" name="reason" value=${host.reason}>${again(t(lang, "deliveries.again"), t(lang, "deliveries.again.which", { host: host.host, reason: unreachedInWords(lang, host.reason) }))}</form>
  </div></li>`;

const deadLetter = (lang: Lang, { id, type, host, when, error }: DeadLetterView) => {
  const what = activityInWords(lang, type);
  const which = { what, host, date: when.words };
  const path = `/beheer/bezorging/binnen/${id}`;
  return html`<li><span class="tile">${icon("elders")}</span><div class="row__body">
    <h3>${what}</h3>
    <p class="row__meta"><span dir="ltr">${t(lang, "dead.from", { host })}</span><span>${when.words}</span></p>
    <p class="above-2" dir="auto">${t(lang, "dead.error", { error })}</p>
    <form class="buttons above-3" method="post" action="${path}/opnieuw">${again(t(lang, "dead.again"), t(lang, "dead.again.which", which))}<a class="nl-button nl-button--subtle" href="${path}/weggooien" aria-label=${t(lang, "dead.discard.which", which)}>${t(lang, "dead.discard")}</a></form>
  </div></li>`;
};

const failedTask = (lang: Lang, { id, task, attempts, error, next }: FailedTaskView) => {
  const what = taskInWords(lang, task);
  return html`<li><span class="tile">${icon("klussen")}</span><div class="row__body">
    <h3>${what}</h3>
    <p class="row__meta"><span>${t(lang, "deliveries.tried", { count: attempts })}</span></p>
    <p class="above-2" dir="auto">${t(lang, "dead.error", { error })}</p>
    <p>${next === null ? t(lang, "tasks.over") : t(lang, "tasks.next", { date: next.words })}</p>
    <form class="buttons above-3" method="post" action="/beheer/bezorging/taken/${id}/opnieuw">${again(t(lang, "tasks.again"), t(lang, "tasks.again.which", { what }))}</form>
  </div></li>`;
};

const section = <Row>(of: {
  readonly id: string;
  readonly title: string;
  readonly about?: string;
  readonly rows: readonly Row[];
  readonly row: (row: Row) => unknown;
  readonly none: unknown;
}) => html`<section class="stack" aria-labelledby=${of.id}><h2 id=${of.id}>${of.title}</h2>
    ${of.rows.length > 0 && of.about ? html`<p>${of.about}</p>` : nothing}
    ${of.rows.length > 0 ? html`<ul class="rows">${of.rows.map(of.row)}</ul>` : of.none}
  </section>`;

const calm = (words: string) => html`<p class="soft">${words}</p>`;

/**
 * GET /beheer/bezorging: what has not arrived elsewhere, what was given up, what came in and could not be handled, and
 * work of our own that failed. Each of these but the first can be tried again.
 */
export const adminDeliveriesPage = ({ shell, stuck, ...lists }: AdminDeliveriesView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "admin.deliveries"),
    main: html`${adminHead(lang, t(lang, "admin.deliveries"), t(lang, "deliveries.lead"))}
      ${stuckWork(lang, stuck, t(lang, "stuck.help"))}
      ${section({
        id: "wacht",
        title: t(lang, "deliveries.waiting"),
        rows: lists.waiting,
        row: (host) => waitingHost(lang, host),
        none: calmEnd(t(lang, "deliveries.none")),
      })}
      ${section({
        id: "opgegeven",
        title: t(lang, "deliveries.given-up"),
        about: t(lang, "deliveries.given-up.about"),
        rows: lists.givenUp,
        row: (host) => givenUpHost(lang, host),
        none: calm(t(lang, "deliveries.none-given-up")),
      })}
      ${section({
        id: "binnen",
        title: t(lang, "dead.title"),
        about: t(lang, "dead.about"),
        rows: lists.deadLetters,
        row: (letter) => deadLetter(lang, letter),
        none: calm(t(lang, "dead.none")),
      })}
      ${section({
        id: "taken",
        title: t(lang, "tasks.title"),
        about: t(lang, "tasks.about"),
        rows: lists.failedTasks,
        row: (task) => failedTask(lang, task),
        none: calm(t(lang, "tasks.none")),
      })}`,
  });
};
