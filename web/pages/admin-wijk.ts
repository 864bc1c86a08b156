import { adminHead } from "../parts/admin-head.ts";
import { submit } from "../parts/button.ts";
import { lineField, textField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type AdminWijkView = FormView<"name" | "place" | "about"> & { readonly shell: ShellView };

/** GET /beheer/wijk: what this wijk, or this gemeente, is called and says of itself. Posts to the same address. */
export const adminWijkPage = ({ shell, values, problems }: AdminWijkView) => {
  const { lang } = shell;
  const isGemeente = shell.mode === "gemeente";
  const words = isGemeente ? "admin.gemeente.wijk" : "admin.wijk";
  return layout(shell, {
    title: t(lang, words),
    main: html`${adminHead(lang, t(lang, words), t(lang, `${words}.about`))}
      <form class="form" method="post" action="/beheer/wijk" novalidate>
        ${problemList(lang, problems, ["name", "place", "about"])}
        <div class="stack">
          ${lineField({ lang, name: "name", label: t(lang, isGemeente ? "wijk.name.gemeente" : "wijk.name"), hint: t(lang, "wijk.name.hint"), value: values.name, problems, maxlength: 60 })}
          ${lineField({ lang, name: "place", label: t(lang, "set-up.place"), value: values.place, problems, maxlength: 60 })}
          ${textField({ lang, name: "about", label: t(lang, "wijk.about"), hint: t(lang, "wijk.about.hint"), value: values.about, problems, maxlength: 4_000, rows: 8, optional: true })}
        </div>
        <p class="soft" dir="auto">${t(lang, "wijk.handle", { handle: shell.wijk.handle })}</p>
        <div class="buttons">${submit(t(lang, "wijk.go"))}</div>
      </form>`,
  });
};
