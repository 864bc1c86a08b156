import { nothing } from "lit";
import { adminHead } from "../parts/admin-head.ts";
import { submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { describedBy, fieldId, fieldProblem, problemList, problemOf } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, ProblemView, ShellView } from "../views.ts";

export type AdminAreasView = FormView<"name"> & {
  readonly shell: ShellView;
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  /** The area whose new name was refused, with what was typed. */
  readonly renaming: { readonly id: string; readonly name: string; readonly problems: readonly ProblemView[] } | null;
};

const area = ({ shell: { lang }, renaming }: AdminAreasView, one: AdminAreasView["areas"][number]) => {
  const tried = renaming?.id === one.id ? renaming : null;
  const problem = tried === null ? null : problemOf(lang, tried.problems, "name");
  return html`<li><div class="row__body">
    <h3 dir="auto">${one.name}</h3>
    <form class="above-2 stack-sm" method="post" action="/beheer/buurten/${one.id}/naam" novalidate>
      <div class="field"><label class="utrecht-form-label size-md" for=${fieldId(one.id)}>${t(lang, "areas.rename.label", { name: one.name })}</label>${fieldProblem(one.id, problem)}
        <input class="utrecht-textbox" id=${fieldId(one.id)} name="name" type="text" value=${tried?.name ?? one.name} maxlength="60" autocomplete="off" required dir="auto" aria-invalid=${problem ? "true" : nothing} aria-describedby=${describedBy(one.id, false, Boolean(problem))}></div>
      <div class="buttons"><button class="nl-button nl-button--secondary" type="submit" aria-label=${t(lang, "areas.rename.which", { name: one.name })}>${t(lang, "areas.rename")}</button><button class="nl-button nl-button--subtle" type="submit" formaction="/beheer/buurten/${one.id}/verwijderen" aria-label=${t(lang, "areas.remove.which", { name: one.name })}>${t(lang, "areas.remove")}</button></div>
    </form>
  </div></li>`;
};

/** GET /beheer/buurten: the parts of the wijk. Posts a new one there, the rest to /beheer/buurten/:id/… */
export const adminAreasPage = (view: AdminAreasView) => {
  const { shell, values, problems, areas } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "admin.areas"),
    main: html`${adminHead(lang, t(lang, "admin.areas"), t(lang, "areas.lead"))}
      <form class="stack" method="post" action="/beheer/buurten" novalidate>
        <h2>${t(lang, "areas.new")}</h2>
        ${problemList(lang, problems, ["name"])}
        ${lineField({ lang, name: "name", label: t(lang, "areas.name"), hint: t(lang, "areas.name.hint"), value: values.name, problems, maxlength: 60 })}
        <div class="buttons">${submit(t(lang, "areas.add"))}</div>
      </form>
      <section class="stack" aria-labelledby="buurten"><h2 id="buurten">${t(lang, "areas.list")}</h2>
        ${areas.length === 0 ? html`<p class="soft">${t(lang, "areas.none")}</p>` : html`<p>${t(lang, "areas.keep")}</p><ul class="rows rows--bare">${areas.map((one) => area(view, one))}</ul>`}
      </section>`,
  });
};
