import { linkButton, submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { type QuotedMessageView, quotedMessages } from "../parts/messages.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type ReportMessageView = {
  readonly shell: ShellView;
  readonly id: string;
  /** Who wrote it; `null` for somebody who left the wijk. */
  readonly name: string | null;
  readonly back: string;
  /** Exactly what moderators will see. */
  readonly messages: readonly QuotedMessageView[];
  /** Position of the last of them. */
  readonly upTo: number;
  readonly form: FormView<"reason">;
};

/** GET /berichten/:id/klopt-niet: what moderators will see, and why. Posts to the same address. */
export const reportMessagePage = (view: ReportMessageView) => {
  const { shell, id, messages, form } = view;
  const { lang } = shell;
  const name = view.name ?? t(lang, "conversation.gone");
  return layout(shell, {
    title: t(lang, "report.title"),
    main: html`<div class="form">
      <div class="pagehead"><h1>${t(lang, "report.title")}</h1><p class="lead">${t(lang, "report.lead")}</p></div>
      <section class="stack" aria-labelledby="dit-zien-ze"><h2 id="dit-zien-ze">${t(lang, "report.seen", { count: messages.length })}</h2>
        ${quotedMessages(lang, messages)}
        <p>${t(lang, "report.seen.more")}</p><p dir="auto">${t(lang, "report.not-told", { name })}</p></section>
      <form class="form form--answer" method="post" action="/berichten/${id}/klopt-niet" novalidate>
        ${problemList(lang, form.problems, ["reason"])}
        <input type="hidden" name="upTo" value=${view.upTo}>
        ${lineField({ lang, name: "reason", label: t(lang, "report.reason"), hint: t(lang, "report.reason.hint"), value: form.values.reason, problems: form.problems, maxlength: 200, big: true })}
        <div class="buttons">${submit(t(lang, "report.go"))}${linkButton(view.back, t(lang, "form.cancel"))}</div>
      </form>
    </div>`,
  });
};
