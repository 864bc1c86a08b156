import { audienceLine, audienceWords } from "../parts/audience-line.ts";
import { backLink, firstButton, submit } from "../parts/button.ts";
import { textField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { type PhotosView, photoFields } from "../parts/photo-fields.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { AudienceView, FormView, RingView, ShellView } from "../views.ts";

export type ChangeAnswerView = FormView<"text"> & {
  readonly shell: ShellView;
  readonly id: string;
  readonly questionTitle: string;
  readonly questionHref: string;
  readonly audience: AudienceView;
  readonly memberCount: number;
  /** The ring that reads it, where it is for the ring. */
  readonly ring?: RingView | null;
  readonly photos: PhotosView;
};

/** GET /antwoorden/:id/veranderen, and again when something was wrong. Posts to the same address. */
export const changeAnswerPage = (view: ChangeAnswerView) => {
  const { shell, values, problems } = view;
  const { lang, wijk } = shell;
  return layout(shell, {
    title: t(lang, "change-answer.title"),
    main: html`<form class="form" method="post" action="/antwoorden/${view.id}/veranderen" enctype="multipart/form-data" novalidate>
      <div class="pagehead">${backLink(view.questionHref, t(lang, "form.back"))}<h1>${t(lang, "change-answer.title")}</h1><p class="lead" dir="auto">${t(lang, "change-answer.on", { title: view.questionTitle })}</p></div>
      ${problemList(lang, [...problems, ...view.photos.problems], ["text", "photos"])}
      ${firstButton(t(lang, "change.go"))}
      <div class="stack">
        ${textField({ lang, name: "text", label: t(lang, "change-answer.text"), value: values.text, problems, maxlength: 10_000, rows: 6, big: true, alsoDescribedBy: ["wie-leest"] })}
        ${photoFields(lang, view.photos, { problems })}
        ${audienceLine({ id: "wie-leest" }, audienceWords(lang, view.audience, view.memberCount, wijk.name, view.ring ?? null))}
        <div class="buttons">${submit(t(lang, "change.go"))}</div>
      </div>
    </form>`,
  });
};
