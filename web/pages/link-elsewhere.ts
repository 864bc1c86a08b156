import { codeForm } from "../parts/code-form.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type LinkElsewhereView = FormView<"code"> & {
  readonly shell: ShellView;
  /** Where the code goes: the address of the opened link. */
  readonly action: string;
};

/** GET /inloggen/link/:token in another browser than the one that asked: the code shows that it is the same person. */
export const linkElsewherePage = (view: LinkElsewhereView) => {
  const { shell } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "elsewhere.title"),
    main: html`${codeForm(
      lang,
      view.action,
      view,
      html`<h1>${t(lang, "elsewhere.title")}</h1><p class="lead">${t(lang, "elsewhere.lead")}</p>`,
    )}
      <p class="soft">${t(lang, "check-mail.nothing")} <a class="nl-link" href="/inloggen">${t(lang, "check-mail.again")}</a>.</p>`,
  });
};
