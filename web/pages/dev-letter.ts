import { backLink } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { safeUrl } from "../parts/safe-url.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ShellView } from "../views.ts";

export type DevLetterView = {
  readonly shell: ShellView;
  readonly to: string;
  readonly subject: string;
  readonly when: MomentView;
  /** Plain text; addresses in it become links. */
  readonly text: string;
};

const linked = (text: string) =>
  text.split(/(https?:\/\/[^\s<>"']+)/).map((piece, index) => {
    const address = index % 2 === 1 ? safeUrl(piece) : null;
    return address ? html`<a class="nl-link" href=${address}>${piece}</a>` : piece;
  });

/** GET /dev/mail/:id: one letter of the built-in letter box. */
export const devLetterPage = ({ shell, to, subject, when, text }: DevLetterView) => {
  const { lang } = shell;
  return layout(shell, {
    title: subject,
    main: html`<div class="pagehead">${backLink("/dev/mail", t(lang, "dev-mail.all"))}<h1 dir="auto">${subject}</h1><p class="question__meta"><span dir="ltr">${t(lang, "dev-mail.to", { address: to })}</span><span>${moment(when)}</span></p></div>
      <div class="letter" dir="auto">${linked(text)}</div>`,
  });
};
