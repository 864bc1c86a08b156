import { activityFields, activityFieldset, registeringChoice } from "../parts/activity-fields.ts";
import { audienceChoice } from "../parts/audience-choice.ts";
import { audienceLine, audienceWords } from "../parts/audience-line.ts";
import { backLink, submit } from "../parts/button.ts";
import { composer } from "../parts/composer.ts";
import { helper } from "../parts/half-door.ts";
import { layout } from "../parts/layout.ts";
import { outsideChoice } from "../parts/outside-choice.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, OutsideView, ShellView } from "../views.ts";

/** The fields of the form, in their order. */
export const makeActivityFields = [...activityFields, "audience", "outside", "newHandle"] as const;

export type MakeActivityView = FormView<(typeof makeActivityFields)[number]> & {
  readonly shell: ShellView;
  /** Members of the wijk, its maker included. */
  readonly memberCount: number;
  readonly outside: OutsideView;
};

/** GET /agenda/nieuw, and again when something was wrong. Posts to /agenda. */
export const makeActivityPage = (view: MakeActivityView) => {
  const { shell, values, problems } = view;
  const { lang, wijk } = shell;
  const audience = values.audience === "everyone" ? "everyone" : "wijk";
  const words = {
    wijk: audienceWords(lang, "wijk", view.memberCount, wijk.name),
    everyone: audienceWords(lang, "everyone", view.memberCount, wijk.name),
  };
  return layout(shell, {
    title: t(lang, "make-activity.title"),
    main: composer(
      lang,
      "activiteit",
      html`<form class="form" method="post" action="/agenda" novalidate>
      <div class="pagehead">${backLink("/agenda", t(lang, "agenda.whole"))}<h1>${t(lang, "make-activity.title")}</h1><p class="lead">${t(lang, "make-activity.lead")}</p></div>
      ${problemList(lang, problems, makeActivityFields)}
      ${activityFieldset(lang, view)}
      ${registeringChoice(lang, view, false)}
      ${audienceChoice({
        lang,
        wijk: wijk.name,
        memberCount: view.memberCount,
        legend: t(lang, "make-activity.audience"),
        everyoneHint: t(lang, "make-activity.audience.everyone.hint"),
        chosen: audience,
        words,
        problems,
      })}
      <div class="only-for-everyone">${outsideChoice({ lang, wijk: wijk.name, outside: view.outside, values, problems, audienceOpen: true })}</div>
      <div class="stack">
        ${audienceLine({ id: "wie-leest" }, words[audience])}
        <div class="buttons">${submit(t(lang, "make-activity.go"))}</div>
      </div>
    </form>`,
    ),
    aside: helper("namen", t(lang, "make-activity.names"), t(lang, "make-activity.names.text")),
  });
};
