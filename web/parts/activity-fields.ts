import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { FormView } from "../views.ts";
import { choiceRows } from "./choices.ts";
import { dateField, lineField, textField, timeField } from "./fields.ts";
import { html } from "./page-html.ts";
import { type PhotosView, photoFields } from "./photo-fields.ts";

/** The fields of what an activity is, in their order. */
export const activityFields = [
  "title",
  "text",
  "date",
  "from",
  "to",
  "place",
  "costs",
  "register",
  "places",
  "until",
  "sure",
] as const;

export type ActivityFieldsView = FormView<(typeof activityFields)[number]> & { readonly photos: PhotosView };

/** What happens, when and where. */
export const activityFieldset = (lang: Language, { values, problems, photos }: ActivityFieldsView) => {
  const warned = values.sure === "ja" || problems.some(({ reason }) => reason === "activity-address");
  return html`<div class="stack">
      ${lineField({ lang, name: "title", label: t(lang, "activity.field.title"), hint: t(lang, "activity.field.title.hint"), value: values.title, problems, maxlength: 160, big: true })}
      ${textField({ lang, name: "text", label: t(lang, "activity.field.text"), hint: t(lang, "activity.field.text.hint"), value: values.text, problems, maxlength: 10_000, rows: 5, optional: true })}
      ${photoFields(lang, photos, { problems })}
    </div>
    <fieldset class="field"><legend>${t(lang, "activity.field.when")}</legend>
      <div class="when">
        ${dateField({ lang, name: "date", label: t(lang, "activity.field.date"), value: values.date, problems })}
        ${timeField({ lang, name: "from", label: t(lang, "activity.field.from"), value: values.from, problems })}
        ${timeField({ lang, name: "to", label: t(lang, "activity.field.to"), value: values.to, problems })}
      </div>
    </fieldset>
    <div class="stack">
      ${lineField({ lang, name: "place", label: t(lang, "activity.field.place"), hint: t(lang, "activity.field.place.hint"), value: values.place, problems, maxlength: 200 })}
      ${
        warned
          ? html`<label class="choice" id="adres"><input class="utrecht-checkbox" type="checkbox" name="sure" value="ja" ?checked=${values.sure === "ja"}><span><b>${t(lang, "activity.field.sure")}</b><small>${t(lang, "activity.field.sure.hint")}</small></span></label>`
          : nothing
      }
      ${lineField({ lang, name: "costs", label: t(lang, "activity.field.costs"), hint: t(lang, "activity.field.costs.hint"), value: values.costs, problems, maxlength: 200, optional: true })}
    </div>`;
};

const registeringFields = (lang: Language, { values, problems }: ActivityFieldsView) =>
  html`${lineField({ lang, name: "places", label: t(lang, "activity.field.places"), hint: t(lang, "activity.field.places.hint"), value: values.places, problems, maxlength: 4, inputmode: "numeric", optional: true })}
    ${dateField({ lang, name: "until", label: t(lang, "activity.field.until"), hint: t(lang, "activity.field.until.hint"), value: values.until, problems, optional: true })}`;

/** Whether one registers; `fixed` once it stands on the agenda. */
export const registeringChoice = (lang: Language, view: ActivityFieldsView, fixed: boolean) => {
  if (fixed)
    return view.values.register === "ja"
      ? html`<div class="stack">${registeringFields(lang, view)}</div>`
      : html`<p class="soft">${t(lang, "change-activity.free")}</p>`;
  return choiceRows({
    lang,
    name: "register",
    legend: t(lang, "activity.field.register"),
    chosen: view.values.register === "ja" ? "ja" : "nee",
    problems: view.problems,
    choices: [
      {
        value: "nee",
        title: t(lang, "activity.field.register.no"),
        hint: t(lang, "activity.field.register.no.hint"),
        icon: "huis",
      },
      {
        value: "ja",
        title: t(lang, "activity.field.register.yes"),
        hint: t(lang, "activity.field.register.yes.hint"),
        icon: "hand",
      },
    ],
    after: html`<div class="stack above-3 only-with-register">${registeringFields(lang, view)}</div>`,
  });
};
