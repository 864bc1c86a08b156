import { nothing } from "lit";
import { adminHead } from "../parts/admin-head.ts";
import { postButton, submit } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { lineField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type AdminReportsView = FormView<
  "kind" | "name" | "address" | "jurisdiction" | "apiKey" | "latitude" | "longitude"
> & {
  readonly shell: ShellView;
  /** Where reports go now; `null` while nowhere. */
  readonly desk: { readonly name: string; readonly hasKey: boolean; readonly categories: number } | null;
  /** Reports that could not be handed in yet. */
  readonly troubled: { readonly count: number; readonly lastError: string | null };
};

const room = "/beheer/meldingen";
const names = ["kind", "name", "address", "latitude", "longitude"];

/** GET /beheer/meldingen: where reports to the gemeente go. Posts to the same address. */
export const adminReportsPage = ({ shell, values, problems, desk, troubled }: AdminReportsView) => {
  const { lang } = shell;
  const line = (name: "name" | "address" | "jurisdiction" | "latitude" | "longitude", maxlength: number, more = {}) =>
    lineField({
      ...{ lang, name, label: t(lang, `gemeente-desk.${name}`), hint: t(lang, `gemeente-desk.${name}.hint`) },
      ...{ value: values[name], problems, maxlength, ...more },
    });
  return layout(shell, {
    title: t(lang, "admin.reports"),
    main: html`${adminHead(lang, t(lang, "admin.reports"), t(lang, "gemeente-desk.lead"))}
      ${
        desk === null
          ? html`<p class="soft">${t(lang, "gemeente-desk.none")}</p>`
          : html`<section class="panel stack-sm" aria-labelledby="nu"><h2 id="nu" dir="auto">${t(lang, "gemeente-desk.now", { name: desk.name })}</h2><p>${t(lang, "gemeente-desk.categories", { count: desk.categories })}</p>
            ${troubled.count > 0 ? html`<div class="warnbox">${icon("let")}<div><p>${t(lang, "gemeente-desk.troubled", { count: troubled.count })}</p><p class="small" dir="ltr">${troubled.lastError}</p></div></div>` : nothing}
            ${postButton(`${room}/stoppen`, t(lang, "gemeente-desk.stop"))}</section>`
      }
      <form class="form" method="post" action=${room} novalidate>
        <h2>${t(lang, desk === null ? "gemeente-desk.add" : "gemeente-desk.change")}</h2>
        ${problemList(lang, problems, names)}
        ${choiceRows({ lang, name: "kind", legend: t(lang, "gemeente-desk.kind"), chosen: values.kind ?? "", problems, choices: (["signalen", "open311"] as const).map((kind) => ({ value: kind, title: t(lang, `gemeente-desk.kind.${kind}`), hint: t(lang, `gemeente-desk.kind.${kind}.hint`), icon: "stadhuis" })) })}
        ${line("name", 80)}
        ${line("address", 300, { direction: "ltr" })}
        ${line("jurisdiction", 200, { direction: "ltr", optional: true })}
        ${lineField({ lang, name: "apiKey", label: t(lang, "gemeente-desk.apiKey"), hint: t(lang, desk?.hasKey ? "gemeente-desk.apiKey.kept" : "gemeente-desk.apiKey.hint"), value: "", problems, maxlength: 300, direction: "ltr", optional: true })}
        <div class="two">${line("latitude", 20, { direction: "ltr" })}${line("longitude", 20, { direction: "ltr" })}</div>
        <div class="buttons">${submit(t(lang, "gemeente-desk.save"))}</div>
      </form>`,
  });
};
