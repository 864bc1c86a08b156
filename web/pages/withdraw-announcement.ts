import { linkButton, submit } from "../parts/button.ts";
import { textField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { AudienceView, FormView, ShellView } from "../views.ts";

export type WithdrawAnnouncementView = FormView<"farewell"> & {
  readonly shell: ShellView;
  readonly id: string;
  readonly title: string;
  readonly audience: AudienceView;
  /** It went to everybody as a letter, and so does that it is gone. */
  readonly urgent: boolean;
};

/** GET /mededelingen/:id/intrekken: asks once more, and what readers are told. Posts to the same address. */
export const withdrawAnnouncementPage = (view: WithdrawAnnouncementView) => {
  const { shell, id, title, values, problems } = view;
  const { lang } = shell;
  const consequences = [
    t(lang, "withdraw-announcement.what"),
    ...(view.audience === "everyone" ? [t(lang, "withdraw-announcement.outside")] : []),
    ...(view.urgent && shell.mode !== "gemeente" ? [t(lang, "withdraw-announcement.urgent")] : []),
    t(lang, "withdraw.final"),
  ];
  return layout(shell, {
    title: t(lang, "withdraw-announcement.title"),
    main: html`<form class="form" method="post" action="/mededelingen/${id}/intrekken" novalidate>
      <div class="pagehead"><h1>${t(lang, "withdraw-announcement.title")}</h1><p class="lead" dir="auto">${title}</p></div>
      ${problemList(lang, problems, ["farewell"])}
      <div class="stack">${consequences.map((words) => html`<p>${words}</p>`)}</div>
      ${textField({ lang, name: "farewell", label: t(lang, "withdraw-announcement.farewell"), hint: t(lang, "withdraw-announcement.farewell.hint"), value: values.farewell, problems, maxlength: 300, rows: 2, oneLine: true })}
      <div class="buttons">${submit(t(lang, "withdraw-announcement.go"))}${linkButton(`/mededelingen/${id}`, t(lang, "form.cancel"))}</div>
    </form>`,
  });
};
