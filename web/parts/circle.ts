import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";

/** How our wijk and another one stand about the ring. */
export type CircleStateView = "invited" | "asked" | "member" | "refused" | "ended";

const meanings = ["read", "they", "asker", "others", "trust", "end"] as const;

/** What being in one ring means: said before every yes. */
export const circleMeaning = (lang: Language) =>
  html`<div class="hintbox">${icon("kring")}<div><p class="heavy">${t(lang, "circle.what")}</p><ul class="stack-sm">${meanings.map(
    (one) => html`<li>${t(lang, `circle.what.${one}`)}</li>`,
  )}</ul></div></div>`;
