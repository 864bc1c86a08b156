import { calmEnd } from "../parts/calm-end.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { questionRows } from "../parts/question-rows.ts";
import { t } from "../texts/text.ts";
import type { QuestionRowView, ShellView } from "../views.ts";

export type NeighboursView = {
  readonly shell: ShellView;
  /** The followed wijken, each with its latest questions. */
  readonly wijken: readonly {
    readonly name: string;
    readonly handle: string;
    readonly questions: readonly QuestionRowView[];
  }[];
};

/** GET /buurwijken: questions from followed wijken. */
export const neighboursPage = ({ shell, wijken }: NeighboursView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "neighbours.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "neighbours.title")}</h1>${wijken.length > 0 ? html`<p class="lead">${t(lang, "neighbours.lead")}</p>` : ""}</div>
      ${
        wijken.length === 0
          ? html`<p>${t(lang, "neighbours.none")}</p>`
          : wijken.map(
              (wijk, index) => html`<section aria-labelledby="wijk-${index}">
          <div class="section__head"><h2 id="wijk-${index}" dir="auto">${wijk.name}</h2><p class="small" dir="ltr">${wijk.handle}</p></div>
          ${wijk.questions.length > 0 ? questionRows(lang, wijk.questions) : html`<p class="soft">${t(lang, "neighbours.wijk.none")}</p>`}
        </section>`,
            )
      }
      ${wijken.length > 0 ? calmEnd(t(lang, "questions.end")) : ""}`,
  });
};
