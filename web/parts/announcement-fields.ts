import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { FormView } from "../views.ts";
import { dateField, textField } from "./fields.ts";
import { html } from "./page-html.ts";
import { type PhotosView, photoFields } from "./photo-fields.ts";

/** What an announcement says and until when it holds: the same when it is written and when it is changed. */
export const announcementFields = (
  of: FormView<"title" | "text" | "lastDay"> & { readonly lang: Language; readonly photos: PhotosView },
) => {
  const { lang, values, problems } = of;
  return html`<div class="stack">
    ${textField({ lang, name: "title", label: t(lang, "make-announcement.name"), hint: t(lang, "make-announcement.name.hint"), value: values.title, problems, maxlength: 160, rows: 2, big: true, oneLine: true, alsoDescribedBy: ["wie-leest"] })}
    ${textField({ lang, name: "text", label: t(lang, "make-announcement.text"), hint: t(lang, "make-announcement.text.hint"), value: values.text, problems, maxlength: 10_000, rows: 6 })}
    ${photoFields(lang, of.photos, { problems })}
    ${dateField({ lang, name: "lastDay", label: t(lang, "make-announcement.last-day"), hint: t(lang, "make-announcement.last-day.hint"), value: values.lastDay, problems, optional: true })}
  </div>`;
};
