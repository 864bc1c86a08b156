import { backLink, linkButton, submit } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { textField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { ruleChoice } from "../parts/rule-field.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type SuspendView = FormView<"rule" | "reason" | "term"> & {
  readonly shell: ShellView;
  readonly id: string;
  readonly name: string;
};

const terms = ["three-days", "week", "month", "open"] as const;

/** GET /moderatie/schorsingen/:id: suspends one member. Posts to the same address. */
export const suspendPage = ({ shell, id, name, values, problems }: SuspendView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "suspend.title"),
    main: html`<div class="form">
      <div class="pagehead">${backLink("/moderatie/schorsingen", t(lang, "suspensions.title"))}<h1>${t(lang, "suspend.title")}</h1><p class="lead" dir="auto">${name}</p></div>
      <div class="stack"><p>${t(lang, "suspend.in")}</p><p>${t(lang, "suspend.words")}</p><p>${t(lang, "suspend.letter")}</p></div>
      <form class="form form--answer" method="post" action="/moderatie/schorsingen/${id}" novalidate>
        ${problemList(lang, problems, ["rule", "reason", "term"])}
        ${ruleChoice({ lang, chosen: values.rule, problems })}
        ${textField({ lang, name: "reason", label: t(lang, "suspend.reason"), hint: t(lang, "suspend.reason.hint"), value: values.reason, problems, maxlength: 200, rows: 3 })}
        ${choiceRows({
          lang,
          name: "term",
          legend: t(lang, "suspend.term"),
          chosen: values.term ?? "",
          problems,
          choices: terms.map((value) => ({
            value,
            icon: "klok",
            title: t(lang, `suspend.term.${value}`),
            hint: t(lang, `suspend.term.${value}.hint`),
          })),
        })}
        <div class="buttons">${submit(t(lang, "suspend.go"))}${linkButton("/moderatie/schorsingen", t(lang, "form.cancel"))}</div>
      </form>
    </div>`,
  });
};
