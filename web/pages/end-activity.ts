import { linkButton, submit } from "../parts/button.ts";
import { confirm } from "../parts/confirm.ts";
import { textField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { AudienceView, FormView, ShellView } from "../views.ts";

export type EndActivityView = {
  readonly shell: ShellView;
  readonly id: string;
  readonly title: string;
  readonly audience: AudienceView;
  /** People who come or wait: they get a letter. */
  readonly registered: number;
};

/** GET /agenda/:id/afgelasten: asks why, and once more. Posts to the same address. */
export const cancelActivityPage = (view: EndActivityView & FormView<"why">) => {
  const { shell, id, title, values, problems, registered } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "cancel-activity.title"),
    main: html`<form class="form" method="post" action="/agenda/${id}/afgelasten" novalidate>
      <div class="pagehead"><h1>${t(lang, "cancel-activity.title")}</h1><p class="lead" dir="auto">${title}</p></div>
      ${problemList(lang, problems, ["why"])}
      <div class="stack"><p>${t(lang, "cancel-activity.what")}</p>${registered > 0 ? html`<p>${t(lang, "cancel-activity.registered", { count: registered })}</p>` : ""}<p>${t(lang, "withdraw.final")}</p></div>
      ${textField({ lang, name: "why", label: t(lang, "cancel-activity.why"), hint: t(lang, "cancel-activity.why.hint"), value: values.why, problems, maxlength: 300, rows: 2, oneLine: true })}
      <div class="buttons">${submit(t(lang, "cancel-activity.go"))}${linkButton(`/agenda/${id}`, t(lang, "form.cancel"))}</div>
    </form>`,
  });
};

/** GET /agenda/:id/intrekken: asks once more. Posts to the same address. */
export const withdrawActivityPage = ({ shell, id, title, audience, registered }: EndActivityView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "withdraw-activity.title"),
    main: confirm({
      lang,
      title: t(lang, "withdraw-activity.title"),
      about: title,
      consequences: [
        t(lang, "withdraw-activity.what"),
        ...(registered > 0 ? [t(lang, "cancel-activity.registered", { count: registered })] : []),
        ...(audience === "everyone" ? [t(lang, "withdraw-activity.outside")] : []),
        t(lang, "withdraw.final"),
      ],
      action: `/agenda/${id}/intrekken`,
      go: t(lang, "withdraw-activity.go"),
      back: `/agenda/${id}`,
    }),
  });
};
