import { nothing } from "lit";
import { linkButton, submit } from "../parts/button.ts";
import { calmEnd } from "../parts/calm-end.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { somethingNew } from "../parts/something-new.ts";
import { t } from "../texts/text.ts";
import type { MomentView, SaidView, ShellView } from "../views.ts";

/** One thing that happened for the reader. */
export type NoticeView = SaidView & {
  readonly kind: string;
  readonly isNew: boolean;
  /** What happened, in words for this reader. */
  readonly what: string;
  /** Where it can be seen; `null` where there is nothing to see here. */
  readonly href: string | null;
  /** What it is about: the title of a question, of an activity. */
  readonly title: string | null;
  readonly when: MomentView;
};

export type NoticesView = {
  readonly shell: ShellView;
  readonly notices: readonly NoticeView[];
  /** Conversations with messages that the reader did not read. */
  readonly conversations: readonly {
    readonly href: string;
    /** `null` for somebody who left the wijk. */
    readonly name: string | null;
    readonly unread: number;
    readonly when: MomentView;
  }[];
  /** Not further on in the list. */
  readonly isFirst: boolean;
  readonly olderHref: string | null;
  /** What happened since then is new on this page (ISO 8601); `null` when nothing is. */
  readonly newSince: string | null;
};

const icons: Readonly<Record<string, string>> = {
  answer: "mail",
  reply: "mail",
  helped: "hand",
  "did-it-help": "vraag",
  taken: "wegwijzer",
  "passed-on": "geef",
  "asker-asked": "vraag",
  "closing-proposed": "vraag",
  promised: "stadhuis",
  "activity-moved": "klok",
  "activity-cancelled": "stop",
  vouch: "huis",
  "join-request": "huis",
  roles: "ik",
};

const row = (lang: ShellView["lang"], { kind, isNew, what, href, title, language, when }: NoticeView) =>
  html`<li class=${isNew ? "row--unread" : ""}><span class="tile">${icon(icons[kind] ?? "schild")}</span><div class="row__body">
    ${
      href === null
        ? html`<p class="row__title row__title--plain" dir="auto">${what}</p>`
        : html`<a class="row__title" href=${href} dir="auto">${what}</a>`
    }
    ${title ? html`<p dir="auto" lang=${language ?? nothing}>${title}</p>` : nothing}
    ${kind === "vouch" ? html`<p>${t(lang, "notices.vouch.how")}</p>` : nothing}
    <p class="row__meta">${isNew ? html`<b class="new">${t(lang, "notices.new")}</b>` : nothing}<span>${moment(when)}</span></p>
  </div></li>`;

const unreadConversations = (lang: ShellView["lang"], conversations: NoticesView["conversations"]) =>
  html`<section class="stack" aria-labelledby="berichten"><h2 id="berichten">${t(lang, "notices.messages")}</h2>
    <ul class="rows">${conversations.map(
      ({ href, name, unread, when }) =>
        html`<li class="row--unread"><span class="tile tile--near">${icon("mail")}</span><div class="row__body">
          <a class="row__title" href=${href} dir="auto">${name ?? t(lang, "conversation.gone")}</a>
          <p class="row__meta"><b class="new">${t(lang, "conversations.new", { count: unread })}</b><span>${moment(when)}</span></p>
        </div></li>`,
    )}</ul></section>`;

/** Nothing happened: what would stand here, and where to go. */
const none = (lang: ShellView["lang"]) =>
  html`<div class="panel"><p>${t(lang, "notices.none")}</p><p>${t(lang, "notices.none.how")}</p><div class="buttons">${linkButton("/vragen", t(lang, "problem.questions"), "secondary", "vraag")}</div></div>`;

/** GET /seintjes: what happened for the reader. */
export const noticesPage = (view: NoticesView) => {
  const { shell, notices, conversations, isFirst, olderHref, newSince } = view;
  const { lang } = shell;
  const isEmpty = notices.length === 0 && conversations.length === 0;
  return layout(shell, {
    title: t(lang, "notices.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "notices.title")}</h1><p class="lead">${t(lang, "notices.lead")}</p></div>
      ${isFirst ? somethingNew(shell, "/seintjes", "seintjes", String(shell.news ?? 0)) : nothing}
      ${conversations.length > 0 ? unreadConversations(lang, conversations) : nothing}
      ${isEmpty && isFirst ? none(lang) : nothing}
      ${
        notices.length > 0
          ? html`<section class="stack" aria-labelledby="gebeurd"><h2 id="gebeurd">${t(lang, "notices.happened")}</h2><ul class="rows">${notices.map((notice) => row(lang, notice))}</ul></section>`
          : nothing
      }
      <div class="stack-sm">${
        olderHref === null
          ? isEmpty && isFirst
            ? nothing
            : calmEnd(t(lang, "notices.end"))
          : html`<div class="buttons">${linkButton(olderHref, t(lang, "notices.older"))}</div>`
      }
      ${isFirst ? nothing : html`<p><a class="nl-link more" href="/seintjes">${t(lang, "notices.newest")}</a></p>`}
      ${
        newSince === null
          ? nothing
          : html`<form class="stack-sm" method="post" action="/seintjes/weer-nieuw"><input type="hidden" name="nieuw" value=${newSince}><p class="soft">${t(lang, "notices.seen")}</p><div class="buttons">${submit(t(lang, "notices.again"), "subtle")}</div></form>`
      }</div>`,
  });
};
