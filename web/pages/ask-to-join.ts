import { nothing } from "lit";
import { backLink, submit } from "../parts/button.ts";
import { lineField, textField } from "../parts/fields.ts";
import { helper } from "../parts/half-door.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type AskToJoinView = FormView<"name" | "email" | "neighbour-1" | "neighbour-2" | "words"> & {
  readonly shell: ShellView;
  /** How many neighbours have to say yes: so many can be named. */
  readonly vouchersNeeded: number;
};

/** GET /meedoen/zonder-code: for who has no code. Posts to the same address. */
export const askToJoinPage = ({ shell, values, problems, vouchersNeeded }: AskToJoinView) => {
  const { lang } = shell;
  const title = t(lang, "ask-in.title");
  const neighbour = (name: "neighbour-1" | "neighbour-2", label: string, hint: string) =>
    lineField({ lang, name, label, hint, value: values[name], problems, maxlength: 254, optional: true });
  return layout(shell, {
    title,
    main: html`<form class="form" method="post" action="/meedoen/zonder-code" novalidate>
      <div class="pagehead">${backLink("/meedoen", t(lang, "visitor.join"))}<h1>${title}</h1><p class="lead">${t(lang, "ask-in.lead")}</p></div>
      ${problemList(lang, problems, ["name", "email", "neighbour-1", "neighbour-2", "words"])}
      <div class="stack">
        ${lineField({ lang, name: "name", label: t(lang, "join.name"), hint: t(lang, "join.name.hint"), value: values.name, problems, maxlength: 60, autocomplete: "given-name" })}
        ${lineField({ lang, name: "email", label: t(lang, "join.email"), hint: t(lang, "join.email.hint"), value: values.email, problems, maxlength: 254, type: "email", autocomplete: "email", direction: "ltr" })}
        ${neighbour("neighbour-1", t(lang, "ask-in.neighbour"), t(lang, "ask-in.neighbour.hint"))}
        ${vouchersNeeded > 1 ? neighbour("neighbour-2", t(lang, "ask-in.neighbour.second"), t(lang, "ask-in.neighbour.second.hint")) : nothing}
        ${textField({ lang, name: "words", label: t(lang, "ask-in.words"), hint: t(lang, "ask-in.words.hint"), value: values.words, problems, maxlength: 1000, rows: 4, optional: true, alsoDescribedBy: ["wie-leest"] })}
        <p class="audience soft" id="wie-leest">${icon("oog")}<span>${t(lang, "ask-in.who")}</span></p>
      </div>
      <div class="buttons">${submit(t(lang, "ask-in.go"))}</div>
    </form>`,
    aside: helper(shell, "loop-binnen", t(lang, "door.visitor"), t(lang, "visitor.steps.neighbour.how")),
  });
};
