import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ShellView } from "../views.ts";

export type DevMailView = {
  readonly shell: ShellView;
  /** Newest first. */
  readonly letters: readonly {
    readonly id: string;
    readonly to: string;
    readonly subject: string;
    readonly when: MomentView;
  }[];
};

/** GET /dev/mail: the built-in letter box. */
export const devMailPage = ({ shell, letters }: DevMailView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "dev-mail.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "dev-mail.title")}</h1><p class="lead">${t(lang, "dev-mail.lead")}</p></div>
      ${
        letters.length === 0
          ? html`<p>${t(lang, "dev-mail.none")}</p>`
          : html`<ul class="rows">${letters.map(
              (letter) =>
                html`<li><span class="tile">${icon("mail")}</span><div class="row__body"><a class="row__title" href="/dev/mail/${letter.id}" dir="auto">${letter.subject}</a><p class="row__meta"><span dir="ltr">${t(lang, "dev-mail.to", { address: letter.to })}</span><span>${moment(letter.when)}</span></p></div></li>`,
            )}</ul>`
      }`,
  });
};
