import { adminHead } from "../parts/admin-head.ts";
import { submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export const waitNames = ["wijkwijzers", "taker", "wijk", "outside", "asker"] as const;
export type WaitName = (typeof waitNames)[number];

/** GET /beheer/wachttijden: how long questions wait, in days. Posts to the same address. */
export const adminWaitsPage = ({ shell, values, problems }: FormView<WaitName> & { readonly shell: ShellView }) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "admin.waits"),
    main: html`${adminHead(lang, t(lang, "admin.waits"), t(lang, "waits.lead"))}
      <form class="form" method="post" action="/beheer/wachttijden" novalidate>
        ${problemList(lang, problems, waitNames)}
        ${waitNames.map((name) => lineField({ lang, name, label: t(lang, `waits.${name}`), value: values[name], problems, maxlength: 3, inputmode: "numeric", direction: "ltr" }))}
        <div class="buttons">${submit(t(lang, "waits.go"))}</div>
      </form>`,
  });
};
