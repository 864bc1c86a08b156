import { backLink } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { copyByHand, ownPlaceForm, whatHappens, withoutOwnPlace } from "../parts/own-place.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type AnswerElsewhereView = FormView<"address"> & {
  readonly shell: ShellView;
  readonly id: string;
  readonly title: string;
  /** The address by which other software finds the question. */
  readonly address: string;
};

/** GET /vragen/:id/eigen-plek: answering a question from one's own place elsewhere. Posts to the same address. */
export const answerElsewherePage = ({ shell, id, title, address, values, problems }: AnswerElsewhereView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "answer-elsewhere.title"),
    main: html`<div class="pagehead">${backLink(`/vragen/${id}`, t(lang, "answer-elsewhere.back"))}<h1>${t(lang, "answer-elsewhere.title")}</h1><p class="lead" dir="auto">${title}</p></div>
      ${ownPlaceForm({ lang, values, problems }, `/vragen/${id}/eigen-plek`, t(lang, "answer-elsewhere.go"))}
      ${whatHappens(lang, t(lang, "answer-elsewhere.there"))}
      ${copyByHand(lang, t(lang, "question.visitor.address"), address)}`,
    aside: withoutOwnPlace(shell, `/vragen/${id}/antwoorden.atom`),
  });
};
