import { adminHead } from "../parts/admin-head.ts";
import { submit } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { lineField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type AdminJoiningView = FormView<"vouchers" | "held"> & { readonly shell: ShellView };

/** GET /beheer/toelating: how many neighbours say yes, and what a moderator reads first. Posts to the same address. */
export const adminJoiningPage = ({ shell, values, problems }: AdminJoiningView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "admin.joining"),
    main: html`${adminHead(lang, t(lang, "admin.joining"), t(lang, "admin.joining.about"))}
      <form class="form" method="post" action="/beheer/toelating" novalidate>
        ${problemList(lang, problems, ["vouchers", "held"])}
        ${choiceRows({
          lang,
          name: "vouchers",
          legend: t(lang, "joining.vouchers"),
          hint: t(lang, "joining.vouchers.hint"),
          chosen: values.vouchers ?? "",
          problems,
          choices: (["1", "2"] as const).map((value) => ({
            value,
            title: t(lang, `joining.vouchers.${value}`),
            hint: t(lang, `joining.vouchers.${value}.hint`),
            icon: "hand",
          })),
        })}
        ${lineField({ lang, name: "held", label: t(lang, "joining.held"), hint: t(lang, "joining.held.hint"), value: values.held, problems, maxlength: 2, inputmode: "numeric", direction: "ltr", big: true })}
        <div class="buttons">${submit(t(lang, "joining.go"))}</div>
      </form>`,
  });
};
