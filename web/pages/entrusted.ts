import { calmEnd } from "../parts/calm-end.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type EntrustedView = {
  readonly shell: ShellView;
  readonly questions: readonly { readonly href: string; readonly title: string }[];
};

/** GET /toevertrouwd: the questions without a name of which this wijkwijzer knows the asker. */
export const entrustedPage = ({ shell, questions }: EntrustedView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "entrusted.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "entrusted.title")}</h1><p class="lead">${t(lang, "entrusted.lead")}</p></div>
      ${
        questions.length === 0
          ? calmEnd(t(lang, "entrusted.none"))
          : html`<ul class="rows">${questions.map(
              ({ href, title }) =>
                html`<li><span class="tile">${icon("zegel")}</span><div class="row__body"><a class="row__title" href=${href} dir="auto">${title}</a></div></li>`,
            )}</ul>`
      }`,
  });
};
