import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { ProblemView } from "../views.ts";
import { lineField, selectField } from "./fields.ts";
import { html } from "./page-html.ts";

/** Where a question is about: a buurt from the list, where there is one, and a street. Both may stay empty. */
export const placeFields = (of: {
  readonly lang: Language;
  readonly areas: readonly string[];
  readonly values: { readonly area?: string | undefined; readonly street?: string | undefined };
  readonly problems: readonly ProblemView[];
}) => {
  const { lang, areas, values, problems } = of;
  return html`<fieldset class="field" aria-describedby="plek-hint"><legend>${t(lang, "place.legend")}</legend>
    <p class="utrecht-form-field-description" id="plek-hint">${t(lang, "place.hint")}</p>
    <div class="two above-2">
      ${
        areas.length === 0
          ? ""
          : selectField({
              lang,
              name: "area",
              label: t(lang, "place.area"),
              value: values.area,
              problems,
              none: t(lang, "place.area.none"),
              options: areas.map((area) => ({ value: area, words: area })),
            })
      }
      ${lineField({ lang, name: "street", label: t(lang, "place.street"), value: values.street, problems, maxlength: 60, optional: true })}
    </div>
  </fieldset>`;
};
