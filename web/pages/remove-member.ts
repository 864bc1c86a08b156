import { nothing } from "lit";
import { backLink, linkButton, submit } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { textField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { describedBy, fieldId, fieldProblem, problemList, problemOf } from "../parts/problems.ts";
import { ruleChoice } from "../parts/rule-field.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type RemoveMemberView = FormView<"rule" | "reason" | "words" | "sure"> & {
  readonly shell: ShellView;
  readonly id: string;
  readonly name: string;
};

/** GET /beheer/leden/:id/verwijderen: removes one member for good. Posts to the same address. */
export const removeMemberPage = ({ shell, id, name, values, problems }: RemoveMemberView) => {
  const { lang } = shell;
  const unsure = problemOf(lang, problems, "sure");
  return layout(shell, {
    title: t(lang, "remove.title"),
    main: html`${backLink("/beheer/leden", t(lang, "admin.members"))}<div class="form">
      <div class="pagehead"><h1>${t(lang, "remove.title")}</h1><p class="lead" dir="auto">${name}</p></div>
      <div class="warnbox">${icon("let")}<div class="stack"><p>${t(lang, "remove.goes")}</p><p>${t(lang, "remove.letter")}</p><p>${t(lang, "remove.rather")} <a class="nl-link" href="/moderatie/schorsingen/${id}">${t(lang, "remove.rather.go")}</a></p></div></div>
      <form class="form form--answer" method="post" action="/beheer/leden/${id}/verwijderen" novalidate>
        ${problemList(lang, problems, ["rule", "reason", "words", "sure"])}
        ${ruleChoice({ lang, chosen: values.rule, problems })}
        ${textField({ lang, name: "reason", label: t(lang, "remove.reason"), hint: t(lang, "remove.reason.hint"), value: values.reason, problems, maxlength: 200, rows: 3 })}
        ${choiceRows({
          lang,
          name: "words",
          legend: t(lang, "remove.words"),
          chosen: values.words ?? "",
          problems,
          choices: [
            {
              value: "nothing",
              title: t(lang, "leave.words.nothing"),
              hint: t(lang, "remove.words.nothing"),
              icon: "stop",
            },
            {
              value: "answers",
              title: t(lang, "leave.words.answers"),
              hint: t(lang, "remove.words.answers"),
              icon: "check",
            },
          ],
        })}
        <div class="field">${fieldProblem("sure", unsure)}<label class="checkline"><input class="utrecht-checkbox" type="checkbox" id=${fieldId("sure")} name="sure" value="yes" ?checked=${values.sure === "yes"} aria-invalid=${unsure ? "true" : nothing} aria-describedby=${describedBy("sure", false, Boolean(unsure))}><span>${t(lang, "remove.sure")}<small>${t(lang, "remove.sure.hint")}</small></span></label></div>
        <div class="buttons">${submit(t(lang, "remove.go"))}${linkButton("/beheer/leden", t(lang, "form.cancel"))}</div>
      </form>
    </div>`,
  });
};
