import { nothing } from "lit";
import { adminHead } from "../parts/admin-head.ts";
import { submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, ShellView } from "../views.ts";

export type AdminCodesView = FormView<"uses" | "days"> & {
  readonly shell: ShellView;
  readonly codes: readonly {
    readonly id: string;
    readonly code: string;
    readonly usesLeft: number;
    readonly until: MomentView;
    readonly madeBy: string;
    readonly state: "open" | "used" | "expired" | "withdrawn";
  }[];
  /** The code that was just made, with its absolute link. */
  readonly fresh: { readonly code: string; readonly link: string } | null;
};

const freshCode = (
  lang: ShellView["lang"],
  fresh: NonNullable<AdminCodesView["fresh"]>,
) => html`<section class="panel" aria-labelledby="nieuwe-code">
    <h2 id="nieuwe-code">${t(lang, "codes.fresh")}</h2>
    <p class="lead heavy" dir="ltr">${fresh.code}</p>
    <div class="field"><label class="utrecht-form-label" for="link">${t(lang, "codes.fresh.link")}</label><input class="utrecht-textbox" id="link" type="text" value=${fresh.link} readonly dir="ltr"></div>
  </section>`;

const row = (lang: ShellView["lang"], code: AdminCodesView["codes"][number]) => html`<tr>
    <th scope="row" dir="ltr">${code.code}</th>
    <td class="num">${code.usesLeft}</td>
    <td>${moment(code.until)}</td>
    <td class="spare" dir="auto">${code.madeBy}</td>
    <td>${
      code.state === "open"
        ? html`<form method="post" action="/beheer/codes/${code.id}/intrekken"><button class="nl-button nl-button--subtle" type="submit" aria-label=${t(lang, "codes.withdraw.which", { code: code.code })}>${t(lang, "codes.withdraw")}</button></form>`
        : t(lang, `codes.${code.state}`)
    }</td>
  </tr>`;

/** GET /beheer/codes. Posts new codes there, and withdrawals to /beheer/codes/:id/intrekken. */
export const adminCodesPage = ({ shell, values, problems, codes, fresh }: AdminCodesView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "admin.codes"),
    main: html`${adminHead(lang, t(lang, "admin.codes"), t(lang, "admin.codes.about"))}
      ${fresh ? freshCode(lang, fresh) : nothing}
      <form class="stack" method="post" action="/beheer/codes" novalidate>
        <h2>${t(lang, "codes.new")}</h2>
        ${problemList(lang, problems, ["uses", "days"])}
        <div class="two">
          ${lineField({ lang, name: "uses", label: t(lang, "codes.uses"), hint: t(lang, "codes.uses.hint"), value: values.uses ?? "20", problems, maxlength: 4, inputmode: "numeric", direction: "ltr" })}
          ${lineField({ lang, name: "days", label: t(lang, "codes.days"), hint: t(lang, "codes.days.hint"), value: values.days ?? "30", problems, maxlength: 3, inputmode: "numeric", direction: "ltr" })}
        </div>
        <div class="buttons">${submit(t(lang, "codes.go"))}</div>
      </form>
      <div class="stack"><h2 id="alle-codes">${t(lang, "codes.list")}</h2>
        ${
          codes.length === 0
            ? html`<p class="soft">${t(lang, "codes.none")}</p>`
            : html`<section class="tablewrap" aria-labelledby="alle-codes" tabindex="0"><table class="utrecht-table">
            <thead><tr><th scope="col">${t(lang, "codes.code")}</th><th scope="col" class="num">${t(lang, "codes.left")}</th><th scope="col">${t(lang, "codes.until")}</th><th scope="col" class="spare">${t(lang, "codes.by")}</th><th scope="col">${t(lang, "codes.act")}</th></tr></thead>
            <tbody>${codes.map((code) => row(lang, code))}</tbody>
          </table></section>`
        }
      </div>`,
  });
};
