import {
  type ActivityFieldsView,
  activityFields,
  activityFieldset,
  registeringChoice,
} from "../parts/activity-fields.ts";
import { backLink, firstButton } from "../parts/button.ts";
import { composer } from "../parts/composer.ts";
import { forWhom } from "../parts/for-whom.ts";
import { helper } from "../parts/half-door.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, OutsideView, ShellView } from "../views.ts";

/** The fields of the form, in their order. */
export const makeActivityFields = [...activityFields, "audience", "outside", "newHandle"] as const;

export type MakeActivityView = Omit<ActivityFieldsView, "values"> &
  FormView<(typeof makeActivityFields)[number]> & {
    readonly shell: ShellView;
    /** Members of the wijk, its maker included. */
    readonly memberCount: number;
    readonly outside: OutsideView;
  };

/** GET /agenda/nieuw, and again when something was wrong. Posts to /agenda. */
export const makeActivityPage = (view: MakeActivityView) => {
  const { shell, problems } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "make-activity.title"),
    main: composer(
      lang,
      "activiteit",
      html`<form class="form" method="post" action="/agenda" enctype="multipart/form-data" novalidate>
      <div class="pagehead">${backLink("/agenda", t(lang, "agenda.whole"))}<h1>${t(lang, "make-activity.title")}</h1><p class="lead">${t(lang, "make-activity.lead")}</p></div>
      ${problemList(lang, [...problems, ...view.photos.problems], [...makeActivityFields, "photos"])}
      ${firstButton(t(lang, "make-activity.go"))}
      ${activityFieldset(lang, view)}
      ${registeringChoice(lang, view, false)}
      ${forWhom(view, {
        legend: t(lang, "make-activity.audience"),
        everyoneHint: t(lang, "make-activity.audience.everyone.hint"),
        go: t(lang, "make-activity.go"),
      })}
    </form>`,
    ),
    aside: helper(shell, "namen", t(lang, "make-activity.names"), t(lang, "make-activity.names.text")),
  });
};
