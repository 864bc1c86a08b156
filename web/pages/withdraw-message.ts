import { linkButton, submit } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { raw } from "../parts/raw.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type WithdrawMessageView = {
  readonly shell: ShellView;
  readonly id: string;
  /** Safe to show. */
  readonly bodyHtml: string;
  readonly back: string;
};

/** GET /berichten/:id/intrekken: asks once more. Posts to the same address. */
export const withdrawMessagePage = ({ shell, id, bodyHtml, back }: WithdrawMessageView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "withdraw-message.title"),
    main: html`<div class="form">
      <div class="pagehead"><h1>${t(lang, "withdraw-message.title")}</h1></div>
      <div class="exact written" dir="auto">${raw(bodyHtml)}</div>
      <div class="stack"><p>${t(lang, "withdraw-message.what")}</p><p>${t(lang, "withdraw-message.letter")}</p><p>${t(lang, "withdraw-message.reported")}</p></div>
      <form class="buttons" method="post" action="/berichten/${id}/intrekken">${submit(t(lang, "withdraw-message.go"))}${linkButton(back, t(lang, "form.cancel"))}</form>
    </div>`,
  });
};
