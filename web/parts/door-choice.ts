import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import { doors, type ProblemView } from "../views.ts";
import { html } from "./page-html.ts";
import { fieldId, fieldProblem, problemOf } from "./problems.ts";

/** The colours of the front door, to choose from. */
export const doorChoice = (lang: Language, chosen: string, problems: readonly ProblemView[]) =>
  html`<fieldset class="field" aria-describedby="${fieldId("door")}-hint"><legend>${t(lang, "set-up.door")}</legend>
    <p class="utrecht-form-field-description" id="${fieldId("door")}-hint">${t(lang, "set-up.door.hint")}</p>
    ${fieldProblem("door", problemOf(lang, problems, "door"))}
    <div class="chips">${doors.map(
      (door, index) =>
        html`<label class="chip"><input type="radio" id=${index === 0 ? fieldId("door") : `${fieldId("door")}-${door}`} name="door" value=${door} ?checked=${chosen === door}><span class="door-colour" data-door=${door} aria-hidden="true"></span><span>${t(lang, `door-colour.${door}`)}</span></label>`,
    )}</div>
  </fieldset>`;
