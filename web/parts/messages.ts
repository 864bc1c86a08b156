import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { MomentView } from "../views.ts";
import { moment } from "./moment.ts";
import { html } from "./page-html.ts";
import { raw } from "./raw.ts";

/** One message as it is quoted outside its conversation: on the page of whoever reports it, and for moderators. */
export type QuotedMessageView = {
  readonly id: string;
  /** `null` for somebody who left the wijk. */
  readonly by: string | null;
  /** Safe to show; `null` when it was taken back. */
  readonly bodyHtml: string | null;
  readonly when: MomentView;
  /** The one that is reported. */
  readonly reported: boolean;
};

/** The words of a message, or that it was taken back. */
export const messageBody = (lang: Language, bodyHtml: string | null) =>
  bodyHtml === null
    ? html`<p class="soft">${t(lang, "message.withdrawn")}</p>`
    : html`<div class="written" dir="auto">${raw(bodyHtml)}</div>`;

/** The few messages that moderators see of a report, exactly. */
export const quotedMessages = (lang: Language, messages: readonly QuotedMessageView[]) =>
  html`<ol class="quoted bare">${messages.map(
    (message) =>
      html`<li class="exact ${message.reported ? "exact--reported" : ""}"><p><b dir="auto">${message.by ?? t(lang, "conversation.gone")}</b>, ${moment(message.when)}${message.reported ? html` <b>${t(lang, "report.this")}</b>` : nothing}</p>${messageBody(lang, message.bodyHtml)}</li>`,
  )}</ol>`;
