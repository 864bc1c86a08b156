import { nothing } from "lit";
import { linkButton } from "../parts/button.ts";
import { calmEnd } from "../parts/calm-end.ts";
import { type FilterView, refining } from "../parts/filters.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { squareFeed } from "../parts/link-preview.ts";
import { html } from "../parts/page-html.ts";
import { questionGroups } from "../parts/question-rows.ts";
import { t } from "../texts/text.ts";
import type { QuestionRowView, ShellView } from "../views.ts";

export type QuestionsView = {
  readonly shell: ShellView;
  /** What this reader may see of the wijk's questions; a visitor gets those for everyone. */
  readonly questions: readonly QuestionRowView[];
  /** By what the reader can choose what is shown. */
  readonly filters: readonly FilterView[];
  /** The reader chose something. */
  readonly isNarrowed: boolean;
  /** It begins with the newest. */
  readonly isFirst: boolean;
  /** Address of the page with older ones, when there are. */
  readonly olderHref?: string | undefined;
  /** The same with newer ones. */
  readonly newerHref?: string | undefined;
};

const none = (lang: ShellView["lang"], { shell: { reader }, isNarrowed }: QuestionsView) =>
  isNarrowed
    ? html`<div class="stack"><p>${t(lang, "questions.none.chosen")}</p><div class="buttons">${linkButton("/vragen", t(lang, "questions.all-shown"))}</div></div>`
    : html`<p>${t(lang, reader ? "questions.none" : "questions.none.visitor")}</p>`;

/** GET /vragen: the questions of the wijk, grouped by their state. */
export const questionsPage = (view: QuestionsView) => {
  const { shell, questions, filters, isNarrowed, isFirst, olderHref, newerHref } = view;
  const { lang, reader } = shell;
  const title = t(lang, reader ? "questions.title" : "questions.title.visitor");
  return layout(shell, {
    title,
    indexed: reader === null && !isNarrowed && isFirst,
    feed: squareFeed(shell),
    main: html`<div class="pagehead"><h1>${title}</h1><p class="lead">${t(lang, reader ? "questions.lead" : "questions.lead.visitor")}</p>
      ${reader ? html`<div class="buttons">${linkButton("/vragen/nieuw", t(lang, "questions.ask"), "primary", "vraag")}</div>` : nothing}</div>
      <form method="get" action="/vragen">${refining(lang, filters)}</form>
      ${
        questions.length > 0
          ? html`<section aria-label=${title}><h2 class="visually-hidden">${title}</h2>${questionGroups(lang, questions)}</section>`
          : none(lang, view)
      }
      <div class="stack-sm">${
        olderHref
          ? html`<p><a class="nl-link more" rel="next" href=${olderHref}>${t(lang, "questions.older")} ${icon("geef")}</a></p>`
          : questions.length > 0
            ? calmEnd(t(lang, "questions.end"))
            : nothing
      }${newerHref ? html`<p><a class="nl-link" rel="prev" href=${newerHref}>${t(lang, "questions.newer")}</a></p>` : nothing}</div>`,
  });
};
