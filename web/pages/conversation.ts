import { nothing } from "lit";
import { audienceLine } from "../parts/audience-line.ts";
import { backLink, linkButton, postButton, submit } from "../parts/button.ts";
import { composer } from "../parts/composer.ts";
import { textField } from "../parts/fields.ts";
import { keptWords } from "../parts/kept-words.ts";
import { layout } from "../parts/layout.ts";
import { messageBody } from "../parts/messages.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { ConversationStandingView, FormView, MomentView, ShellView } from "../views.ts";

type Message = {
  readonly id: string;
  readonly mine: boolean;
  /** Safe to show; `null` when it was taken back. */
  readonly bodyHtml: string | null;
  readonly when: MomentView;
  /** The reader said that it is not right. */
  readonly reported: boolean;
};

export type ConversationView = {
  readonly shell: ShellView;
  readonly id: string;
  /** `null` for somebody who left the wijk. */
  readonly name: string | null;
  readonly standing: ConversationStandingView;
  /** The reader began it. */
  readonly begun: boolean;
  readonly question: { readonly href: string; readonly title: string } | null;
  readonly messages: readonly Message[];
  readonly form: FormView<"text">;
};

const acts = ({ shell: { lang } }: ConversationView, { id, mine, bodyHtml, reported }: Message) => {
  if (bodyHtml === null) return nothing;
  if (mine)
    return html`<p class="message__acts"><a class="quiet nl-link" href="/berichten/${id}/intrekken">${t(lang, "message.withdraw")}</a></p>`;
  return reported
    ? html`<p class="message__acts soft small">${t(lang, "message.reported")}</p>`
    : html`<p class="message__acts"><a class="quiet nl-link" href="/berichten/${id}/klopt-niet">${t(lang, "message.report")}</a></p>`;
};

const messageRow = (view: ConversationView, message: Message) => {
  const { shell, name } = view;
  const { lang } = shell;
  const who = message.mine ? t(lang, "message.you") : (name ?? t(lang, "conversation.gone"));
  return html`<li class="message ${message.mine ? "message--mine" : ""}" id="bericht-${message.id}">
    <p class="message__who"><b dir="auto">${who}</b> <span class="soft">${moment(message.when)}</span></p>
    ${messageBody(lang, message.bodyHtml)}
    ${acts(view, message)}
  </li>`;
};

const writeForm = ({ shell: { lang }, id, name, form }: ConversationView) =>
  composer(
    lang,
    `gesprek-${id}`,
    html`<form class="form form--answer" method="post" action="/gesprekken/${id}/berichten" novalidate>
      ${problemList(lang, form.problems, ["text"])}
      ${textField({ lang, name: "text", label: t(lang, "conversation.write"), value: form.values.text, problems: form.problems, maxlength: 4_000, rows: 4, big: true, alsoDescribedBy: ["gesprek-wie"] })}
      ${audienceLine({ id: "gesprek-wie", soft: true }, { lead: t(lang, "conversation.readers", { name: name ?? t(lang, "conversation.gone") }), who: t(lang, "conversation.readers.more", { name: name ?? t(lang, "conversation.gone") }) })}
      <div class="buttons">${submit(t(lang, "conversation.send"))}</div>
    </form>`,
  );

const yesOrNo = ({ shell: { lang }, id, name }: ConversationView) =>
  html`<section class="nextstep" aria-labelledby="ja-of-nee"><h2 id="ja-of-nee">${t(lang, "conversation.asks", { name: name ?? t(lang, "conversation.gone") })}</h2>
    <p>${t(lang, "conversation.asks.lead")}</p>
    ${postButton(`/gesprekken/${id}/ja`, t(lang, "conversation.yes"), "primary", "check")}
    ${postButton(`/gesprekken/${id}/nee`, t(lang, "conversation.no"))}
  </section>`;

/** What can be written now: an answer, nothing yet, or nothing any more. Words that were typed meanwhile stay in sight. */
const next = (view: ConversationView) => {
  const { shell, standing, begun, form } = view;
  const { lang } = shell;
  const name = view.name ?? t(lang, "conversation.gone");
  const kept = form.values.text ? keptWords(lang, form) : nothing;
  if (standing === "open") return writeForm(view);
  if (standing === "asked")
    return begun ? html`<p class="calm-end">${t(lang, "conversation.waiting", { name })}</p>${kept}` : yesOrNo(view);
  const words =
    standing === "refused"
      ? t(lang, begun ? "conversation.said-no" : "conversation.you-said-no", { name })
      : t(lang, standing === "expired" ? "conversation.expired" : "conversation.closed");
  return html`<p class="calm-end">${words}</p>${kept}`;
};

/** GET /gesprekken/:id: one conversation, for the two who are in it. */
export const conversationPage = (view: ConversationView) => {
  const { shell, id, question, messages, standing, begun } = view;
  const { lang } = shell;
  const name = view.name ?? t(lang, "conversation.gone");
  const canClose = standing === "open" || (standing === "asked" && begun);
  return layout(shell, {
    title: t(lang, "conversation.title", { name }),
    main: html`<div class="pagehead">${backLink("/gesprekken", t(lang, "conversation.all"))}<h1 dir="auto">${t(lang, "conversation.title", { name })}</h1>
        ${question ? html`<p>${t(lang, "conversation.about")} <a class="nl-link" href=${question.href} dir="auto">${question.title}</a></p>` : nothing}
      </div>
      <ol class="messages bare">${messages.map((message) => messageRow(view, message))}</ol>
      ${next(view)}
      <div class="buttons above-6">${canClose ? linkButton(`/gesprekken/${id}/sluiten`, t(lang, "conversation.close"), "subtle", "slot") : nothing}${linkButton(`/gesprekken/${id}/blokkeren`, t(lang, "conversation.block", { name }), "subtle", "stop")}</div>`,
  });
};
