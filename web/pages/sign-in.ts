import { nothing } from "lit";
import { submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type SignInView = FormView<"email"> & { readonly shell: ShellView };

/** GET /inloggen, and again when something was wrong. Posts to /inloggen. */
export const signInPage = ({ shell, values, problems }: SignInView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "sign-in.title"),
    main: html`<form class="form" method="post" action="/inloggen" novalidate>
      <div class="pagehead"><h1>${t(lang, "sign-in.title")}</h1><p class="lead">${t(lang, "sign-in.lead")}</p></div>
      ${problemList(lang, problems, ["email"])}
      ${lineField({ lang, name: "email", label: t(lang, "sign-in.email"), hint: t(lang, "sign-in.email.hint"), value: values.email, problems, maxlength: 254, type: "email", autocomplete: "email", direction: "ltr" })}
      <div class="buttons">${submit(t(lang, "sign-in.go"), "primary", "mail")}</div>
      ${shell.mode === "gemeente" ? nothing : html`<p>${t(lang, "sign-in.new")} <a class="nl-link" href="/meedoen">${t(lang, "sign-in.join")}</a></p>`}
    </form>`,
  });
};
