import { nothing } from "lit";
import { submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { helper } from "../parts/half-door.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type JoinView = FormView<"code" | "name" | "email" | "neighbour"> & {
  readonly shell: ShellView;
  /** Name of the resident whose invitation link was opened; `null` otherwise. */
  readonly invitedBy: string | null;
  /** How many neighbours have to say yes; with two, an invitation is one of them. */
  readonly vouchersNeeded: number;
};

/** GET /meedoen, /meedoen?code=… and /meedoen/:code (with the code filled in). Posts to /meedoen. */
export const joinPage = ({ shell, values, problems, invitedBy, vouchersNeeded }: JoinView) => {
  const { lang, wijk } = shell;
  const title = t(lang, "join.title", { wijk: wijk.name });
  return layout(shell, {
    title,
    main: html`<form class="form" method="post" action="/meedoen" novalidate>
      <div class="pagehead"><h1 dir="auto">${title}</h1><p class="lead" dir="auto">${invitedBy ? html`${t(lang, "join.invited", { name: invitedBy })} ` : nothing}${t(lang, "join.lead")}</p></div>
      ${problemList(lang, problems, ["code", "name", "email", "neighbour"])}
      <div class="stack">
        ${lineField({ lang, name: "code", label: t(lang, "join.code"), hint: t(lang, "join.code.hint"), value: values.code, problems, maxlength: 60, direction: "ltr" })}
        ${lineField({ lang, name: "name", label: t(lang, "join.name"), hint: t(lang, "join.name.hint"), value: values.name, problems, maxlength: 60, autocomplete: "given-name" })}
        ${lineField({ lang, name: "email", label: t(lang, "join.email"), hint: t(lang, "join.email.hint"), value: values.email, problems, maxlength: 254, type: "email", autocomplete: "email", direction: "ltr" })}
        ${vouchersNeeded > 1 ? lineField({ lang, name: "neighbour", label: t(lang, "join.neighbour"), hint: t(lang, "join.neighbour.hint"), value: values.neighbour, problems, maxlength: 254, optional: true }) : nothing}
      </div>
      <div class="buttons">${submit(t(lang, "join.go"))}</div>
      <div class="stack-sm"><p>${t(lang, "join.no-code")} <a class="nl-link" href="/meedoen/zonder-code">${t(lang, "join.no-code.go")}</a></p>
      <p>${t(lang, "join.already")} <a class="nl-link" href="/inloggen">${t(lang, "join.sign-in")}</a></p></div>
    </form>`,
    aside: helper(shell, "loop-binnen", t(lang, "door.visitor"), t(lang, "visitor.steps.neighbour.how")),
  });
};
