import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { FormView, ThemeView } from "../views.ts";
import { chipRow, choiceRows } from "./choices.ts";
import { dateField, lineField, textField } from "./fields.ts";
import { html } from "./page-html.ts";
import { type PhotosView, photoFields } from "./photo-fields.ts";

/** The fields of what is offered or looked for, in their order. */
export const offerFields = [
  "purpose",
  "title",
  "text",
  "manner",
  "theme",
  "location",
  "sure",
  "schedule",
  "phone",
  "until",
] as const;

export type OfferFieldsView = FormView<(typeof offerFields)[number]> & {
  readonly themes: readonly ThemeView[];
  readonly photos: PhotosView;
  /** The account is that of an organisation, which says when and on which number. */
  readonly isOrganisation: boolean;
};

/** What it is, how it goes from one to the other, and where. */
export const offerFieldset = (lang: Language, view: OfferFieldsView) => {
  const { values, problems, themes, isOrganisation } = view;
  const purpose = values.purpose === "request" ? "request" : "offer";
  const warned = values.sure === "ja" || problems.some(({ reason }) => reason === "offer-personal");
  return html`<div class="stack">
      ${lineField({ lang, name: "title", label: t(lang, `offer.field.title.${purpose}`), hint: t(lang, `offer.field.title.${purpose}.hint`), value: values.title, problems, maxlength: 160, big: true })}
      ${textField({ lang, name: "text", label: t(lang, "offer.field.text"), hint: t(lang, "offer.field.text.hint"), value: values.text, problems, maxlength: 10_000, rows: 5, optional: true })}
      ${photoFields(lang, view.photos, { problems })}
    </div>
    ${choiceRows({
      lang,
      name: "manner",
      legend: t(lang, "offer.field.manner"),
      chosen: values.manner ?? "",
      problems,
      choices: (["help", "lend", "give"] as const).map((manner) => ({
        value: manner,
        title: t(lang, `offer.manner.${manner}`),
        hint: t(lang, `offer.manner.${manner}.${purpose}`),
        icon: manner === "help" ? "hand" : manner === "lend" ? "klok" : "geef",
      })),
    })}
    ${chipRow({ lang, name: "theme", legend: t(lang, "offer.field.theme"), chosen: values.theme ?? "", problems, chips: themes })}
    <div class="stack">
      ${lineField({ lang, name: "location", label: t(lang, "offer.field.location"), hint: t(lang, "offer.field.location.hint"), value: values.location, problems, maxlength: 200, optional: true })}
      ${
        warned
          ? html`<label class="choice" id="gegevens"><input class="utrecht-checkbox" type="checkbox" name="sure" value="ja" ?checked=${values.sure === "ja"}><span><b>${t(lang, "offer.field.sure")}</b><small>${t(lang, "offer.field.sure.hint")}</small></span></label>`
          : nothing
      }
      ${
        isOrganisation
          ? html`${lineField({ lang, name: "schedule", label: t(lang, "offer.field.schedule"), hint: t(lang, "offer.field.schedule.hint"), value: values.schedule, problems, maxlength: 200, optional: true })}
            ${lineField({ lang, name: "phone", label: t(lang, "offer.field.phone"), hint: t(lang, "offer.field.phone.hint"), value: values.phone, problems, maxlength: 40, optional: true })}`
          : nothing
      }
      ${dateField({ lang, name: "until", label: t(lang, "offer.field.until"), hint: t(lang, "offer.field.until.hint"), value: values.until, problems, optional: true })}
    </div>`;
};
