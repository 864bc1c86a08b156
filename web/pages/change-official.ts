import { backLink, linkButton, submit } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { type OfficialFieldsView, officialFieldNames, officialFields } from "../parts/official-fields.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type ChangeOfficialView = OfficialFieldsView & {
  readonly shell: ShellView;
  readonly id: string;
  readonly name: string;
  readonly handle: string;
};

/** GET /beheer/officiele-bronnen/:id, and again when something was wrong. Posts to the same address. */
export const changeOfficialPage = ({ shell, id, name, handle, values, problems }: ChangeOfficialView) => {
  const { lang } = shell;
  const room = "/beheer/officiele-bronnen";
  return layout(shell, {
    title: t(lang, "official.change.title"),
    main: html`<form class="form" method="post" action="${room}/${id}" novalidate>
      <div class="pagehead">${backLink(room, t(lang, "admin.official"))}<h1>${t(lang, "official.change.title")}</h1><p class="lead"><span dir="auto">${name}</span> <span class="wrap" dir="ltr">${handle}</span></p></div>
      ${problemList(lang, problems, officialFieldNames)}
      ${officialFields(shell, { values, problems })}
      <div class="buttons">${submit(t(lang, "official.change.go"))}${linkButton(room, t(lang, "form.cancel"))}</div>
    </form>`,
  });
};
