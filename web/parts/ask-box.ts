import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";
import { audienceLine, audienceWords } from "./audience-line.ts";
import { besideField } from "./half-door.ts";
import { icon } from "./icon.ts";
import { html } from "./page-html.ts";

/** The question field on the colour of the front door, with somebody beside it. It leads to /vragen/nieuw?vraag=… */
export const askBox = (shell: ShellView, memberCount: number) => {
  const { lang, wijk } = shell;
  return html`<section class="ground" aria-label=${t(lang, "front.ask.region")}><div class="inner inner--beside">
    <form class="askbox" method="get" action="/vragen/nieuw">
      <label for="vraag">${t(lang, "front.ask")}</label>
      <p class="hint" id="vraag-hint">${t(lang, "front.ask.hint")}</p>
      <textarea class="utrecht-textarea" id="vraag" name="vraag" rows="2" maxlength="160" aria-describedby="vraag-hint vraag-wie" dir="auto"></textarea>
      <div class="askbox__foot">
        ${audienceLine({ id: "vraag-wie", more: t(lang, "front.ask.next") }, audienceWords(lang, "wijk", memberCount, wijk.name))}
        <button class="nl-button nl-button--primary button--lamp" type="submit"><span class="nl-button__label">${t(lang, "front.ask.go")}</span><span class="nl-button__icon-end">${icon("geef")}</span></button>
      </div>
    </form>
    ${besideField(shell, t(lang, "door.title"), t(lang, "door.text"))}
  </div></section>`;
};
