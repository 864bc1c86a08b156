import { nothing } from "lit";
import { linkButton } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type AskedToJoinView = {
  readonly shell: ShellView;
  /** Letters are kept in the built-in letter box and this reader may open it. */
  readonly devMail: boolean;
};

/** GET /meedoen/gevraagd: the same for everybody who asked, whomever they named. */
export const askedToJoinPage = ({ shell, devMail }: AskedToJoinView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "asked-in.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "asked-in.title")}</h1><p class="lead">${t(lang, "asked-in.lead")}</p></div>
      <p>${t(lang, "asked-in.how")}</p>
      <div class="buttons">${linkButton("/vragen", t(lang, "asked-in.read"), "primary")}</div>
      ${devMail ? html`<div class="hintbox">${icon("mail")}<p>${t(lang, "asked-in.here")} <a class="nl-link" href="/dev/mail">${t(lang, "check-mail.here.link")}</a></p></div>` : nothing}`,
  });
};
