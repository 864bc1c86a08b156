import { audienceLine, audienceWords } from "../parts/audience-line.ts";
import { backLink, firstButton, submit } from "../parts/button.ts";
import { chipRow } from "../parts/choices.ts";
import { textField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { type PhotosView, photoFields } from "../parts/photo-fields.ts";
import { placeFields } from "../parts/place-fields.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { AudienceView, FormView, RingView, ShellView, ThemeView } from "../views.ts";

export type ChangeQuestionView = FormView<"title" | "text" | "theme" | "area" | "street"> & {
  readonly shell: ShellView;
  readonly id: string;
  readonly themes: readonly ThemeView[];
  /** Parts of the wijk to choose from, the one that the question names among them. */
  readonly areas: readonly string[];
  readonly audience: AudienceView;
  readonly memberCount: number;
  /** The ring that reads it, where it is for the ring. */
  readonly ring?: RingView | null;
  readonly photos: PhotosView;
};

/** GET /vragen/:id/veranderen, and again when something was wrong. Posts to the same address. */
export const changeQuestionPage = (view: ChangeQuestionView) => {
  const { shell, values, problems, id } = view;
  const { lang, wijk } = shell;
  return layout(shell, {
    title: t(lang, "change.title"),
    main: html`<form class="form" method="post" action="/vragen/${id}/veranderen" enctype="multipart/form-data" novalidate>
      <div class="pagehead">${backLink(`/vragen/${id}`, t(lang, "form.back"))}<h1>${t(lang, "change.title")}</h1><p class="lead">${t(lang, "change.lead")}</p></div>
      ${problemList(lang, [...problems, ...view.photos.problems], ["title", "text", "theme", "area", "street", "photos"])}
      ${firstButton(t(lang, "change.go"))}
      <div class="stack">
        ${textField({ lang, name: "title", label: t(lang, "ask.question"), value: values.title, problems, maxlength: 160, rows: 2, big: true, oneLine: true, alsoDescribedBy: ["wie-leest"] })}
        ${textField({ lang, name: "text", label: t(lang, "ask.text"), hint: t(lang, "ask.text.hint"), value: values.text, problems, maxlength: 10_000, rows: 6, optional: true })}
        ${photoFields(lang, view.photos, { problems })}
      </div>
      ${chipRow({ lang, name: "theme", legend: t(lang, "ask.theme"), chosen: values.theme ?? "", problems, chips: view.themes })}
      ${placeFields({ lang, areas: view.areas, values, problems })}
      <div class="stack">
        ${audienceLine({ id: "wie-leest" }, audienceWords(lang, view.audience, view.memberCount, wijk.name, view.ring ?? null))}
        <div class="buttons">${submit(t(lang, "change.go"))}</div>
      </div>
    </form>`,
  });
};
