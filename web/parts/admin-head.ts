import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import { backLink } from "./button.ts";
import { html } from "./page-html.ts";

/** Heading of a page of the administrator, with the way back. */
export const adminHead = (lang: Language, title: string, lead: string) =>
  html`<div class="pagehead">${backLink("/beheer", t(lang, "admin.back"))}<h1>${title}</h1><p class="lead">${lead}</p></div>`;
