import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { StuckView } from "../views.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";

/** Says which work waits too long and since when; `next` is what can be done about it. Nothing while all goes well. */
export const stuckWork = (lang: Language, stuck: readonly StuckView[], next: unknown) =>
  stuck.length === 0
    ? ""
    : html`<div class="warnbox">${icon("let")}<div><p class="heavy">${t(lang, "stuck.title")}</p>${stuck.map(
        ({ queue, since }) => html`<p>${t(lang, `stuck.${queue}`, { since: since.words })}</p>`,
      )}<p>${next}</p></div></div>`;
