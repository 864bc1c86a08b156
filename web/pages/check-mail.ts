import { nothing } from "lit";
import { codeForm } from "../parts/code-form.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type CheckMailView = FormView<"code"> & {
  readonly shell: ShellView;
  /** Letters are kept in the built-in letter box and this reader may open it. */
  readonly devMail: boolean;
};

/**
 * GET /inloggen/code: "kijk in je post", with the field for the code. Posts to /inloggen/code. The page is the same
 * whether the address is known or not.
 */
export const checkMailPage = (view: CheckMailView) => {
  const { shell } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "check-mail.title"),
    main: html`${codeForm(
      lang,
      "/inloggen/code",
      view,
      html`<h1>${t(lang, "check-mail.title")}</h1><p class="lead">${t(lang, "check-mail.lead")}</p><p>${t(lang, "check-mail.how")}</p>`,
    )}
      ${view.devMail ? html`<div class="hintbox">${icon("mail")}<p>${t(lang, "check-mail.here")} <a class="nl-link" href="/dev/mail">${t(lang, "check-mail.here.link")}</a></p></div>` : nothing}
      <p class="soft">${t(lang, "check-mail.nothing")} <a class="nl-link" href="/inloggen">${t(lang, "check-mail.again")}</a>.</p>`,
  });
};
