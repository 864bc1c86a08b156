import { html, nothing, type TemplateResult } from "lit";
import { threadText as t } from "../texts/thread-text.ts";
import type { Language } from "../texts/translate.ts";
import type { OfficialView, StandingView } from "../views.ts";
import { sprite } from "./icon.ts";

/** The badge of an official source: a plate of our own, outside of any name. Nobody else can have it on a page. */
export const officialPlate = (lang: Language, kind: OfficialView): TemplateResult =>
  html`<p class="plate"><svg class="icon" role="img" aria-label=${t(lang, "thread.official")} focusable="false"><use href="${sprite}#i-stadhuis"></use></svg><span>${t(lang, `thread.official.${kind}`)}</span></p>`;

/** What stands by the name of somebody who is only called like an official source; nothing for all others. */
export const notOfficial = (lang: Language, { likeness }: StandingView) =>
  likeness === undefined
    ? nothing
    : html`<p class="not-official"><b>${t(lang, "thread.not-official", { likeness })}</b></p>`;
