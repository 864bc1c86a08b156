import { backLink } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type UnsealedNameView = { readonly shell: ShellView; readonly id: string; readonly name: string };

/** The answer to POST /vragen/:id/ontzegelen/naam: the name, this once. */
export const unsealedNamePage = ({ shell, id, name }: UnsealedNameView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "unseal.title"),
    main: html`<div class="pagehead">${backLink(`/vragen/${id}`, t(lang, "unseal.back"))}<h1 dir="auto">${t(lang, "unseal.name.title", { name })}</h1></div><p>${t(lang, "unseal.name.once")}</p>`,
  });
};
