import { nothing } from "lit";
import { linkButton, postButton } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { ConversationStandingView, MomentView, ShellView } from "../views.ts";

type Row = {
  readonly href: string;
  /** `null` for somebody who left the wijk. */
  readonly name: string | null;
  /** Messages of the other that the reader has not seen. */
  readonly unread: number;
  readonly standing: ConversationStandingView;
  /** The reader began it. */
  readonly begun: boolean;
  /** The question that it is about. */
  readonly about: string | null;
  readonly when: MomentView;
};

export type ConversationsView = {
  readonly shell: ShellView;
  /** In the order in which they stand: with something new first. */
  readonly conversations: readonly Row[];
  /** People of whom the reader hears nothing. */
  readonly blocked: readonly { readonly id: string; readonly name: string | null }[];
};

const standingWords = (lang: Language, { standing, begun }: Row): string | null => {
  if (standing === "asked") return t(lang, begun ? "conversations.waiting" : "conversations.asks");
  if (standing === "refused") return t(lang, begun ? "conversations.said-no" : "conversations.you-said-no");
  return standing === "open"
    ? null
    : t(lang, standing === "expired" ? "conversations.expired" : "conversations.closed");
};

const row = (lang: Language, one: Row) => {
  const words = standingWords(lang, one);
  return html`<li class=${one.unread > 0 ? "row--unread" : ""}><span class="tile tile--near">${icon("mail")}</span><div class="row__body">
    <a class="row__title" href=${one.href} dir="auto">${one.name ?? t(lang, "conversation.gone")}</a>
    <p class="row__meta">${one.unread > 0 ? html`<b class="new">${t(lang, "conversations.new", { count: one.unread })}</b>` : nothing}${words ? html`<span>${words}</span>` : nothing}<span>${moment(one.when)}</span></p>
    ${one.about ? html`<p class="row__meta"><span dir="auto">${t(lang, "conversations.about", { title: one.about })}</span></p>` : nothing}
  </div></li>`;
};

const blockedSection = (lang: Language, blocked: ConversationsView["blocked"]) =>
  html`<section class="stack" aria-labelledby="niet-horen"><h2 id="niet-horen">${t(lang, "conversations.blocked")}</h2>
    <p>${t(lang, "conversations.blocked.lead")}</p>
    <ul class="bare stack">${blocked.map(
      ({ id, name }) =>
        html`<li class="blocked"><span dir="auto">${name ?? t(lang, "conversation.gone")}</span>${postButton(`/blokkades/${id}/opheffen`, t(lang, "conversations.unblock", { name: name ?? t(lang, "conversation.gone") }))}</li>`,
    )}</ul>
  </section>`;

/** GET /gesprekken: the reader's private conversations. */
export const conversationsPage = ({ shell, conversations, blocked }: ConversationsView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "conversations.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "conversations.title")}</h1><p class="lead">${t(lang, "conversations.lead")}</p></div>
      ${
        conversations.length > 0
          ? html`<ul class="rows">${conversations.map((one) => row(lang, one))}</ul>`
          : html`<div class="panel"><p>${t(lang, "conversations.none")}</p><p>${t(lang, "conversations.none.how")}</p><div class="buttons">${linkButton("/vragen", t(lang, "problem.questions"), "secondary", "vraag")}</div></div>`
      }
      ${blocked.length > 0 ? blockedSection(lang, blocked) : nothing}`,
  });
};
