import { type AccountView, accountLink } from "../parts/account-link.ts";
import { linkButton, submit } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type ConfirmMoveView = {
  readonly shell: ShellView;
  readonly handle: string;
  readonly to: AccountView & { readonly name: string };
  /** What is sent along to find the same account again. */
  readonly address: string;
};

/** POST /ik/verhuizen: whom we found at the new address, before anything is told or kept. */
export const confirmMovePage = ({ shell, handle, to, address }: ConfirmMoveView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "moving.confirm.title"),
    main: html`<div class="form">
      <div class="pagehead"><h1>${t(lang, "moving.confirm.title")}</h1></div>
      <div class="panel"><p class="lead heavy" dir="auto">${to.name}</p><p class="wrap">${accountLink(to)}</p></div>
      <div class="stack"><p>${t(lang, "moving.confirm.same", { handle })}</p><p>${t(lang, "moving.confirm.tell", { handle })}</p><p>${t(lang, "moving.confirm.after")}</p></div>
      <form class="buttons" method="post" action="/ik/verhuizen/ja"><input type="hidden" name="address" value=${address}>${submit(t(lang, "moving.confirm.go"))}${linkButton("/ik/verhuizen", t(lang, "form.cancel"))}</form>
    </div>`,
  });
};
