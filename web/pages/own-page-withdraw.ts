import { nothing } from "lit";
import { linkButton, submit, submitAs } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type OwnPageWithdrawView = {
  readonly shell: ShellView;
  readonly page: string;
  readonly title: string;
  /** True once it stands on the square: before that it is gone at once anyway. */
  readonly stands: boolean;
};

/** GET /mijn-vraag/:secret/intrekken: asks once more, and whether it must be at once. Posts to the same address. */
export const ownPageWithdraw = ({ shell, page, title, stands }: OwnPageWithdrawView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "withdraw.title"),
    menu: false,
    main: html`<form class="form" method="post" action="${page}/intrekken">
      <div class="pagehead"><h1>${t(lang, "withdraw.title")}</h1><p class="lead" dir="auto">${title}</p></div>
      <div class="stack"><p>${t(lang, "withdraw.what")}</p><p>${t(lang, "withdraw.final")}</p>${stands ? html`<p>${t(lang, "own.withdraw.when")}</p>` : nothing}</div>
      <div class="buttons">${submit(t(lang, "withdraw.go"))}${linkButton(page, t(lang, "form.cancel"))}</div>
      ${stands ? html`<section class="panel" aria-label=${t(lang, "own.withdraw.now")}><p>${t(lang, "own.withdraw.now.lead")}</p><div class="buttons">${submitAs("when", "now", t(lang, "own.withdraw.now"))}</div></section>` : nothing}
    </form>`,
  });
};
