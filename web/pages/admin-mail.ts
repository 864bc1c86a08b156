import { nothing } from "lit";
import { adminHead } from "../parts/admin-head.ts";
import { linkButton, postButton } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type AdminMailView = {
  readonly shell: ShellView;
  /** Letters are kept in the built-in letter box. */
  readonly devMail: boolean;
  /** Letters that have not left yet. */
  readonly waiting: number;
  /** What the mail server said the last time it failed. */
  readonly lastError: string | null;
};

/** GET /beheer/post: sends the administrator a test letter (POST to the same address). */
export const adminMailPage = ({ shell, devMail, waiting, lastError }: AdminMailView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "admin.mail"),
    main: html`${adminHead(lang, t(lang, "admin.mail"), t(lang, "mail.lead"))}
      ${devMail ? html`<div class="hintbox">${icon("mail")}<p>${t(lang, "mail.here")} <a class="nl-link" href="/dev/mail">${t(lang, "check-mail.here.link")}</a></p></div>` : nothing}
      ${lastError ? html`<div class="warnbox">${icon("let")}<p>${t(lang, "mail.last-error", { reason: lastError })}</p></div>` : nothing}
      ${waiting > 0 ? html`<p>${t(lang, "mail.waiting", { count: waiting })}</p>` : nothing}
      ${postButton("/beheer/post", t(lang, "mail.go"), "primary", "mail")}
      <section class="stack" aria-labelledby="teksten"><h2 id="teksten">${t(lang, "mail.texts")}</h2><p>${t(lang, "mail.texts.lead")}</p><div class="buttons">${linkButton("/beheer/post/teksten", t(lang, "mail.texts.go"), "secondary", "pen")}</div></section>`,
  });
};
