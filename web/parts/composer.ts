import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import { html } from "./page-html.ts";

/**
 * Puts a form in the hands of the composer island: audience line in step with the choice, room that is left, a draft
 * kept on this device under `draft`. All its words stand in the page, so that the island brings none.
 */
export const composer = (
  lang: Language,
  draft: string,
  form: unknown,
) => html`<wijk-composer data-draft=${draft} data-room-one=${t(lang, "ask.room", { count: 1 })} data-room-other=${t(lang, "ask.room", { count: 0 }).replace("0", "{count}")}>
  <div class="hintbox" data-part="offer" hidden><p>${t(lang, "draft.found")}</p><div class="buttons"><button class="nl-button nl-button--secondary" type="button" data-part="restore">${t(lang, "draft.restore")}</button><button class="nl-button nl-button--subtle" type="button" data-part="drop">${t(lang, "draft.drop")}</button></div></div>
  ${form}
</wijk-composer>`;
