import { adminHead } from "../parts/admin-head.ts";
import { submit } from "../parts/button.ts";
import { lineField, selectField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export type AdminOrganisationsView = FormView<"residentId" | "name"> & {
  readonly shell: ShellView;
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly organisation: string }[];
  /** Accounts without a task, of which one can be named. */
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
};

const room = "/beheer/organisaties";

/** GET /beheer/organisaties. Posts the account and the name of an organisation there. */
export const adminOrganisationsPage = (view: AdminOrganisationsView) => {
  const { shell, values, problems, organisations, accounts } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "admin.organisations"),
    main: html`${adminHead(lang, t(lang, "admin.organisations"), t(lang, "organisations.lead"))}
      <div class="hintbox">${icon("let")}<p>${t(lang, "organisations.reads")}</p></div>
      <section class="stack" aria-labelledby="organisaties"><h2 id="organisaties">${t(lang, "organisations.list")}</h2>
        ${
          organisations.length === 0
            ? html`<p class="soft">${t(lang, "organisations.none")}</p>`
            : html`<ul class="rows">${organisations.map(
                (one) =>
                  html`<li><span class="tile">${icon("stadhuis")}</span><div class="row__body"><h3 dir="auto">${one.organisation}</h3><p class="row__meta"><span dir="auto">${t(lang, "organisations.account", { name: one.name })}</span></p>
                    <form class="buttons" method="post" action="${room}/${one.id}/weg"><button class="nl-button nl-button--secondary" type="submit" aria-label=${t(lang, "organisations.end.which", { name: one.organisation })}>${t(lang, "organisations.end")}</button></form></div></li>`,
              )}</ul>`
        }
      </section>
      <form class="stack" method="post" action=${room} novalidate>
        <h2>${t(lang, "organisations.add")}</h2>
        ${problemList(lang, problems, ["residentId", "name"])}
        ${selectField({ lang, name: "residentId", label: t(lang, "organisations.which"), hint: t(lang, "organisations.which.hint"), value: values.residentId, problems, none: t(lang, "organisations.which.none"), options: accounts.map(({ id, name }) => ({ value: id, words: name })) })}
        ${lineField({ lang, name: "name", label: t(lang, "organisations.name"), hint: t(lang, "organisations.name.hint"), value: values.name, problems, maxlength: 80 })}
        <div class="buttons">${submit(t(lang, "organisations.go"))}</div>
      </form>`,
  });
};
