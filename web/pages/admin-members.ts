import { nothing } from "lit";
import { adminHead } from "../parts/admin-head.ts";
import { submit } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import { type ProblemView, roles, type ShellView } from "../views.ts";

export type AdminMembersView = {
  readonly shell: ShellView;
  readonly members: readonly {
    readonly id: string;
    readonly name: string;
    /** The reader: nobody suspends or removes themselves here. */
    readonly mine: boolean;
    readonly suspended?: boolean;
    readonly roles: readonly string[];
    /** Month of joining, in words; made by `monthInWords`. */
    readonly since: string;
    /** The way they came in; `null` when it is not known. */
    readonly way: "set-up" | "code" | "invitation" | "letter" | "vouching" | "approval" | null;
    /** The last day of roles that end by themselves: in words, and as a date field wants it. */
    readonly lastDays: Readonly<Partial<Record<string, { readonly words: string; readonly date: string }>>>;
  }[];
  readonly problems: readonly ProblemView[];
};

const member = (lang: ShellView["lang"], one: AdminMembersView["members"][number]) => {
  const tasks = roles
    .filter((role) => one.roles.includes(role))
    .map((role) => {
      const lastDay = one.lastDays[role];
      const name = t(lang, `role.${role}`);
      return lastDay === undefined ? name : t(lang, "members.role-until", { role: name, date: lastDay.words });
    });
  return html`<li><span class="tile">${icon("ik")}</span><div class="row__body">
    <h2 class="size-lg" dir="auto">${one.name}</h2>
    <p class="row__meta"><span>${t(lang, "members.since", { month: one.since })}${one.way === null ? nothing : html`, ${t(lang, `members.way.${one.way}`)}`}</span><span>${tasks.length > 0 ? tasks.join(", ") : t(lang, "members.none-extra")}</span></p>
    ${one.mine ? nothing : html`<p class="answer__acts">${one.suspended ? html`<a class="quiet nl-link" href="/moderatie/schorsingen">${t(lang, "members.suspended")}</a>` : html`<a class="quiet nl-link" href="/moderatie/schorsingen/${one.id}" aria-label=${t(lang, "suspensions.suspend.whom", { name: one.name })}>${t(lang, "members.suspend")}</a>`} <a class="quiet nl-link" href="/beheer/leden/${one.id}/verwijderen" aria-label=${t(lang, "members.remove.whom", { name: one.name })}>${t(lang, "members.remove")}</a></p>`}
    <details><summary><span>${t(lang, "members.roles.open", { name: one.name })}</span></summary>
      <form class="above-2" method="post" action="/beheer/leden/${one.id}/rollen">
        <fieldset class="field"><legend class="size-md">${t(lang, "members.roles", { name: one.name })}</legend>
          ${roles.map(
            (role) =>
              html`<label class="checkline"><input class="utrecht-checkbox" type="checkbox" name="roles" value=${role} ?checked=${one.roles.includes(role)}><span>${t(lang, `role.${role}`)}<small>${t(lang, `role.${role}.hint`)}</small></span></label>
                <div class="field narrow"><label class="small soft" for="tot-${role}-${one.id}"><span class="visually-hidden">${t(lang, `role.${role}`)}: </span>${t(lang, "members.until")}</label><input class="utrecht-textbox" id="tot-${role}-${one.id}" name="until-${role}" type="date" value=${one.lastDays[role]?.date ?? ""}></div>`,
          )}
        </fieldset>
        <div class="buttons above-3">${submit(t(lang, "members.go"), "secondary")}</div>
      </form>
    </details>
  </div></li>`;
};

/** GET /beheer/leden. Posts the tasks of one resident to /beheer/leden/:id/rollen. */
export const adminMembersPage = ({ shell, members, problems }: AdminMembersView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "admin.members"),
    main: html`${adminHead(lang, t(lang, "admin.members"), t(lang, "admin.members.about"))}
      ${problemList(lang, problems, [])}
      <ul class="rows">${members.map((one) => member(lang, one))}</ul>`,
  });
};
