import { announcementFields } from "../parts/announcement-fields.ts";
import { audienceChoice } from "../parts/audience-choice.ts";
import { audienceLine, audienceWords } from "../parts/audience-line.ts";
import { backLink, firstButton, submit } from "../parts/button.ts";
import { composer } from "../parts/composer.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import type { PhotosView } from "../parts/photo-fields.ts";
import { describedBy, fieldId, fieldProblem, problemList, problemOf } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

/** The fields of the form, in their order. */
export const announcementFieldNames = ["title", "text", "lastDay", "audience", "urgent"] as const;

export type MakeAnnouncementView = FormView<(typeof announcementFieldNames)[number]> & {
  readonly shell: ShellView;
  /** Members of the wijk, its writer included. */
  readonly memberCount: number;
  readonly photos: PhotosView;
};

const urgentChoice = ({ shell: { lang }, values, problems }: MakeAnnouncementView) => {
  const problem = problemOf(lang, problems, "urgent");
  return html`<fieldset class="field"><legend>${t(lang, "make-announcement.urgent")}</legend>
    <p class="utrecht-form-field-description" id="${fieldId("urgent")}-hint">${t(lang, "make-announcement.urgent.hint")}</p>
    ${fieldProblem("urgent", problem)}
    <label class="checkline"><input class="utrecht-checkbox" type="checkbox" id=${fieldId("urgent")} name="urgent" value="ja" ?checked=${values.urgent === "ja"} aria-describedby=${describedBy("urgent", true, problem !== null)}><span>${t(lang, "make-announcement.urgent.tick")}<small>${t(lang, "make-announcement.urgent.tick.hint")}</small></span></label>
  </fieldset>`;
};

/** GET /mededelingen/nieuw, and again when something was wrong. Posts to /mededelingen. */
export const makeAnnouncementPage = (view: MakeAnnouncementView) => {
  const { shell, values, problems, memberCount } = view;
  const { lang, wijk } = shell;
  const audience = values.audience === "everyone" ? "everyone" : "wijk";
  const words = {
    wijk: audienceWords(lang, "wijk", memberCount, wijk.name),
    everyone: audienceWords(lang, "everyone", memberCount, wijk.name),
  };
  return layout(shell, {
    title: t(lang, "make-announcement.title"),
    main: composer(
      lang,
      "mededeling",
      html`<form class="form" method="post" action="/mededelingen" enctype="multipart/form-data" novalidate>
      <div class="pagehead">${backLink("/mededelingen", t(lang, "board.title"))}<h1>${t(lang, "make-announcement.title")}</h1><p class="lead">${t(lang, "make-announcement.lead")}</p></div>
      ${problemList(lang, [...problems, ...view.photos.problems], [...announcementFieldNames, "photos"])}
      ${firstButton(t(lang, "make-announcement.go"))}
      ${announcementFields({ lang, values, problems, photos: view.photos })}
      ${audienceChoice({
        lang,
        wijk: wijk.name,
        memberCount,
        legend: t(lang, "make-announcement.audience"),
        everyoneHint: t(lang, "make-announcement.audience.everyone.hint"),
        chosen: audience,
        words,
        problems,
      })}
      ${urgentChoice(view)}
      <div class="stack">
        ${audienceLine({ id: "wie-leest" }, words[audience])}
        <div class="buttons">${submit(t(lang, "make-announcement.go"))}</div>
        <p class="small soft">${t(lang, "make-announcement.later")}</p>
      </div>
    </form>`,
    ),
  });
};
