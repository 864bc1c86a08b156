import { accountLink } from "../parts/account-link.ts";
import { linkButton, submit } from "../parts/button.ts";
import { layout } from "../parts/layout.ts";
import { type OfficialFieldsView, officialFieldNames, officialFields } from "../parts/official-fields.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

/** Kinds of accounts that ActivityStreams knows. */
export type AccountTypeView = "Person" | "Organization" | "Service" | "Application" | "Group";

export type ConfirmOfficialView = OfficialFieldsView & {
  readonly shell: ShellView;
  readonly found: {
    readonly name: string;
    readonly handle: string;
    readonly host: string;
    readonly uri: string;
    readonly url: string | null;
    readonly type: AccountTypeView;
  };
};

/** POST /beheer/officiele-bronnen: exactly whom we found, before anything is kept. Posts to /beheer/officiele-bronnen/ja. */
export const confirmOfficialPage = ({ shell, found, values, problems }: ConfirmOfficialView) => {
  const { lang } = shell;
  const line = (words: string, value: unknown) => html`<dt>${words}</dt><dd class="wrap">${value}</dd>`;
  return layout(shell, {
    title: t(lang, "official.confirm.title"),
    main: html`<form class="form" method="post" action="/beheer/officiele-bronnen/ja" novalidate>
      <div class="pagehead"><h1>${t(lang, "official.confirm.title")}</h1><p class="lead">${t(lang, "official.confirm.lead")}</p></div>
      ${problemList(lang, problems, officialFieldNames)}
      <div class="panel"><dl class="facts">
        ${line(t(lang, "official.confirm.name"), html`<b dir="auto">${found.name}</b>`)}
        ${line(t(lang, "official.confirm.handle"), accountLink(found))}
        ${line(t(lang, "official.confirm.host"), html`<span dir="ltr">${found.host}</span>`)}
        ${line(t(lang, "official.confirm.type"), t(lang, `official.type.${found.type}`))}
        ${line(t(lang, "official.confirm.uri"), html`<code dir="ltr">${found.uri}</code>`)}
      </dl></div>
      <p>${t(lang, "official.confirm.bound")}</p>
      <input type="hidden" name="uri" value=${found.uri}>
      ${officialFields(shell, { values, problems })}
      <div class="buttons">${submit(t(lang, "official.confirm.go"))}${linkButton("/beheer/officiele-bronnen", t(lang, "form.cancel"))}</div>
    </form>`,
  });
};
