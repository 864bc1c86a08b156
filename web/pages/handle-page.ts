import { nothing } from "lit";
import { type AccountView, accountLink } from "../parts/account-link.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { questionRows } from "../parts/question-rows.ts";
import { t } from "../texts/text.ts";
import type { QuestionRowView, ShellView } from "../views.ts";

export type HandlePageView = {
  readonly shell: ShellView;
  /** The handle with its host, and its first part alone. */
  readonly handle: string;
  readonly name: string;
  readonly movedTo: AccountView | null;
  /** What was asked under this handle, as a visitor reads it. */
  readonly questions: readonly QuestionRowView[];
};

/** GET /buiten/:handle: what a resident's own handle asked everyone, and where it lives when it moved. */
export const handlePage = ({ shell, handle, name, movedTo, questions }: HandlePageView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "handle-page.title", { name }),
    main: html`<div class="pagehead"><h1 class="wrap" dir="auto">${t(lang, "handle-page.title", { name })}</h1><p class="lead" dir="auto">${t(lang, "handle-page.lead", { handle })}</p></div>
      ${
        movedTo
          ? html`<div class="hintbox">${icon("elders")}<div><p><b>${t(lang, "handle-page.moved", { name })}</b></p><p class="wrap">${accountLink(movedTo)}</p></div></div>`
          : nothing
      }
      ${questions.length > 0 ? questionRows(lang, questions) : html`<p>${t(lang, "handle-page.none")}</p>`}`,
  });
};
