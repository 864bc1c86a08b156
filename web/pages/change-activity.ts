import {
  type ActivityFieldsView,
  activityFields,
  activityFieldset,
  registeringChoice,
} from "../parts/activity-fields.ts";
import { audienceLine, audienceWords } from "../parts/audience-line.ts";
import { backLink, firstButton, submit } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { AudienceView, ShellView } from "../views.ts";

export type ChangeActivityView = ActivityFieldsView & {
  readonly shell: ShellView;
  readonly id: string;
  readonly audience: AudienceView;
  readonly memberCount: number;
};

/** GET /agenda/:id/veranderen, and again when something was wrong. Posts to the same address. */
export const changeActivityPage = (view: ChangeActivityView) => {
  const { shell, id, problems } = view;
  const { lang, wijk } = shell;
  return layout(shell, {
    title: t(lang, "change-activity.title"),
    main: html`<form class="form" method="post" action="/agenda/${id}/veranderen" enctype="multipart/form-data" novalidate>
      <div class="pagehead">${backLink(`/agenda/${id}`, t(lang, "form.back"))}<h1>${t(lang, "change-activity.title")}</h1><p class="lead">${t(lang, "change-activity.lead")}</p></div>
      ${problemList(lang, [...problems, ...view.photos.problems], [...activityFields, "photos"])}
      ${firstButton(t(lang, "change.go"))}
      ${activityFieldset(lang, view)}
      ${registeringChoice(lang, view, true)}
      <div class="stack">
        ${audienceLine({ id: "wie-leest" }, audienceWords(lang, view.audience, view.memberCount, wijk.name))}
        <div class="buttons">${submit(t(lang, "change.go"))}</div>
      </div>
    </form>`,
  });
};
