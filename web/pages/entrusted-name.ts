import { backLink, linkButton } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type EntrustedNameView = {
  readonly shell: ShellView;
  readonly title: string;
  readonly href: string;
  /** Who asked it. */
  readonly name: string;
};

/** GET /toevertrouwd/:id: who asked it, for the one wijkwijzer who may know. */
export const entrustedNamePage = ({ shell, title, href, name }: EntrustedNameView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "entrusted.title"),
    main: html`<div class="pagehead">${backLink("/toevertrouwd", t(lang, "entrusted.title"))}<h1 dir="auto">${title}</h1></div>
      <div class="stack"><p class="lead" dir="auto">${t(lang, "entrusted.who", { name })}</p><p dir="auto">${t(lang, "entrusted.who.lead", { name })}</p><div class="buttons">${linkButton(href, t(lang, "entrusted.question"))}</div></div>`,
  });
};
