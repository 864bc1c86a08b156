import { nothing } from "lit";
import { adminHead } from "../parts/admin-head.ts";
import { linkButton, submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, ShellView } from "../views.ts";

export type AdminNeighboursView = FormView<"address"> & {
  readonly shell: ShellView;
  readonly neighbours: readonly {
    readonly id: string;
    readonly name: string;
    readonly handle: string;
    readonly state: "waiting" | "followed" | "refused";
    readonly since: MomentView;
    /** It lived elsewhere before; our wijk followed it here by itself. */
    readonly moved: { readonly from: string; readonly when: MomentView } | null;
    /** It says to live elsewhere now, where no wijk is that ours can follow. */
    readonly movedTo: string | null;
  }[];
};

const neighbour = (
  lang: ShellView["lang"],
  one: AdminNeighboursView["neighbours"][number],
) => html`<li><span class="tile">${icon("kring")}</span><div class="row__body">
    <h3 dir="auto">${one.name}</h3>
    <p class="row__meta"><span dir="ltr">${one.handle}</span><span>${one.state === "waiting" ? t(lang, "ring.waiting", { date: one.since.words }) : t(lang, `ring.${one.state}`)}</span></p>
    ${one.moved ? html`<p>${t(lang, "ring.moved", { handle: one.moved.from, date: one.moved.when.words })}</p>` : nothing}
    ${one.movedTo ? html`<p>${t(lang, "ring.moved-away", { handle: one.movedTo })}</p>` : nothing}
    <form class="above-2" method="post" action="/beheer/buurwijken/${one.id}/stoppen"><button class="nl-button nl-button--secondary" type="submit" aria-label=${t(lang, "ring.stop.which", { name: one.name })}>${t(lang, "ring.stop")}</button></form>
  </div></li>`;

/** GET /beheer/buurwijken. Posts a wijk to follow there, and the end of it to /beheer/buurwijken/:id/stoppen. */
export const adminNeighboursPage = ({ shell, values, problems, neighbours }: AdminNeighboursView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "admin.neighbours"),
    main: html`${adminHead(lang, t(lang, "admin.neighbours"), t(lang, "admin.neighbours.about"))}
      <form class="stack" method="post" action="/beheer/buurwijken" novalidate>
        <h2>${t(lang, "ring.follow")}</h2>
        ${problemList(lang, problems, ["address"])}
        ${lineField({ lang, name: "address", label: t(lang, "ring.address"), hint: t(lang, "ring.address.hint"), value: values.address, problems, maxlength: 300, direction: "ltr" })}
        <div class="buttons">${submit(t(lang, "ring.go"))}</div>
      </form>
      <section class="stack" aria-labelledby="gevolgd"><h2 id="gevolgd">${t(lang, "ring.list")}</h2>
        ${neighbours.length === 0 ? html`<p class="soft">${t(lang, "ring.none")}</p>` : html`<ul class="rows">${neighbours.map((one) => neighbour(lang, one))}</ul><div class="buttons">${linkButton("/beheer/buurwijken/volgt.csv", t(lang, "ring.list.go"))}</div>`}
      </section>`,
  });
};
