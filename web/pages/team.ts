import { nothing } from "lit";
import { submit } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { lineField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ShellView } from "../views.ts";

export const teamRoles = ["moderator", "administrator"] as const;

export type TeamView = FormView<"name" | "email" | "role"> & {
  readonly shell: ShellView;
  readonly officers: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: (typeof teamRoles)[number];
    /** "november 2026". */
    readonly since: string;
    /** It is the reader. */
    readonly mine: boolean;
  }[];
};

const officer = ({ shell: { lang } }: TeamView, one: TeamView["officers"][number]) =>
  html`<li><div class="row__body"><h3 dir="auto">${one.name}</h3>
    <p class="row__meta"><span>${t(lang, `team.role.${one.role}`)}</span><span>${t(lang, "team.since", { month: one.since })}</span>${one.mine ? html`<span>${t(lang, "team.you")}</span>` : nothing}</p>
    <form class="above-2" method="post" action="/team/${one.id}/rol">
      <div class="inline-field align-end"><div class="field"><label class="utrecht-form-label size-md" for="rol-${one.id}">${t(lang, "team.role.of", { name: one.name })}</label><select class="utrecht-select" id="rol-${one.id}" name="role">${teamRoles.map((role) => html`<option value=${role} ?selected=${one.role === role}>${t(lang, `team.role.${role}`)}</option>`)}</select></div><button class="nl-button nl-button--secondary" type="submit" aria-label=${t(lang, "team.role.save.which", { name: one.name })}>${t(lang, "team.role.save")}</button></div>
    </form>
    <form class="above-2" method="post" action="/team/${one.id}/weg"><button class="nl-button nl-button--subtle" type="submit" aria-label=${t(lang, "team.remove.which", { name: one.name })}>${t(lang, "team.remove")}</button></form>
  </div></li>`;

/** GET /team of a gemeente: who writes and who administers. Posts an invitation there, the rest to /team/:id/… */
export const teamPage = (view: TeamView) => {
  const { shell, values, problems, officers } = view;
  const { lang, wijk } = shell;
  return layout(shell, {
    title: t(lang, "team.title"),
    main: html`<div class="pagehead"><h1>${t(lang, "team.title")}</h1><p class="lead">${t(lang, "team.lead", { name: wijk.name })}</p></div>
      ${problemList(lang, problems, ["name", "email", "role"])}
      <section class="stack" aria-labelledby="mensen"><h2 id="mensen">${t(lang, "team.people")}</h2><ul class="rows rows--bare">${officers.map((one) => officer(view, one))}</ul></section>
      <form class="form" method="post" action="/team" novalidate>
        <div class="stack-sm"><h2>${t(lang, "team.invite")}</h2><p>${t(lang, "team.invite.lead")}</p></div>
        ${lineField({ lang, name: "name", label: t(lang, "team.name"), hint: t(lang, "team.name.hint"), value: values.name, problems, maxlength: 60 })}
        ${lineField({ lang, name: "email", label: t(lang, "team.email"), value: values.email, problems, maxlength: 254, type: "email", direction: "ltr" })}
        ${choiceRows({
          lang,
          name: "role",
          legend: t(lang, "team.role"),
          chosen: values.role || "moderator",
          problems,
          choices: [
            {
              value: "moderator",
              title: t(lang, "team.role.moderator"),
              hint: t(lang, "team.role.moderator.hint"),
              icon: "pen",
            },
            {
              value: "administrator",
              title: t(lang, "team.role.administrator"),
              hint: t(lang, "team.role.administrator.hint"),
              icon: "klussen",
            },
          ],
        })}
        <div class="buttons">${submit(t(lang, "team.invite.go"))}</div>
      </form>`,
  });
};
