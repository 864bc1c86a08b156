import { nothing } from "lit";
import { announcementFields } from "../parts/announcement-fields.ts";
import { audienceLine, audienceWords } from "../parts/audience-line.ts";
import { backLink, firstButton, submit } from "../parts/button.ts";
import { textField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import type { PhotosView } from "../parts/photo-fields.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { AudienceView, FormView, ShellView } from "../views.ts";

/** The fields of the form, in their order. */
export const changeAnnouncementFieldNames = ["title", "text", "lastDay", "correction"] as const;

export type ChangeAnnouncementView = FormView<(typeof changeAnnouncementFieldNames)[number]> & {
  readonly shell: ShellView;
  readonly id: string;
  readonly audience: AudienceView;
  /** It went to everybody as a letter, and so does what was not right. */
  readonly urgent: boolean;
  readonly memberCount: number;
  readonly photos: PhotosView;
};

/** GET /mededelingen/:id/veranderen, and again when something was wrong. Posts to the same address. */
export const changeAnnouncementPage = (view: ChangeAnnouncementView) => {
  const { shell, values, problems, id } = view;
  const { lang, wijk } = shell;
  return layout(shell, {
    title: t(lang, "change-announcement.title"),
    main: html`<form class="form" method="post" action="/mededelingen/${id}/veranderen" enctype="multipart/form-data" novalidate>
      <div class="pagehead">${backLink(`/mededelingen/${id}`, t(lang, "form.back"))}<h1>${t(lang, "change-announcement.title")}</h1><p class="lead">${t(lang, "change-announcement.lead")}</p></div>
      ${problemList(lang, [...problems, ...view.photos.problems], [...changeAnnouncementFieldNames, "photos"])}
      ${firstButton(t(lang, "change.go"))}
      ${view.urgent && shell.mode !== "gemeente" ? html`<p class="hintbox">${icon("mail")}<span>${t(lang, "change-announcement.urgent")}</span></p>` : nothing}
      ${announcementFields({ lang, values, problems, photos: view.photos })}
      ${textField({ lang, name: "correction", label: t(lang, "change-announcement.correction"), hint: t(lang, "change-announcement.correction.hint"), value: values.correction, problems, maxlength: 300, rows: 2, oneLine: true, optional: true })}
      <div class="stack">
        ${audienceLine({ id: "wie-leest" }, audienceWords(lang, view.audience, view.memberCount, wijk.name))}
        <div class="buttons">${submit(t(lang, "change.go"))}</div>
      </div>
    </form>`,
  });
};
