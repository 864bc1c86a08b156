import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";

/**
 * The button that has the page read out by the voice of the reader's own device; nothing of the text goes anywhere. It stands
 * there from the beginning where scripts run, so that nothing moves when they begin, and nowhere else.
 */
export const readAloud = (lang: Language) =>
  html`<wijk-read-aloud data-voice=${t(lang, "aloud.voice")} data-start=${t(lang, "aloud.start")} data-stop=${t(lang, "aloud.stop")} data-failed=${t(lang, "aloud.failed")}>
    <button class="nl-button nl-button--secondary" type="button"><span class="nl-button__icon-start">${icon("luister")}</span><span class="nl-button__label">${t(lang, "aloud.start")}</span></button>
    <p class="small soft" role="status"></p>
  </wijk-read-aloud>`;
