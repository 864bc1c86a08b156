import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";

/** That a moderator hid something and why, for those who still see it. */
export const hiddenNote = (lang: Language, title: string, hidden: { readonly reason: string } | null | undefined) =>
  hidden
    ? html`<div class="warnbox">${icon("let")}<div><p class="heavy">${title}</p><p dir="auto">${t(lang, "question.refused.reason", { reason: hidden.reason })}</p></div></div>`
    : nothing;
