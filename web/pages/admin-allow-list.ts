import { backLink, postButton, submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, ShellView } from "../views.ts";

export type AdminAllowListView = FormView<"host"> & {
  readonly shell: ShellView;
  /** Since when the list counts; `null` when it does not. */
  readonly since: MomentView | null;
  readonly hosts: readonly string[];
  /** Sites of neighbouring wijken: they need no place on the list. */
  readonly neighbours: readonly string[];
  /** Sites with followers that hear nothing while the list counts. */
  readonly unheard: readonly { readonly host: string; readonly followers: number }[];
};

const unheardPart = ({ shell: { lang }, unheard, since }: AdminAllowListView) =>
  unheard.length === 0
    ? html`<p>${t(lang, since === null ? "list.all-listed" : "list.all-hear")}</p>`
    : html`<p>${t(lang, since === null ? "list.will-not-hear" : "list.do-not-hear")}</p>
        <ul>${unheard.map(({ host, followers }) => html`<li>${t(lang, "list.followers", { host, count: followers })}</li>`)}</ul>`;

const turn = (view: AdminAllowListView) => {
  const { lang } = view.shell;
  return view.since === null
    ? html`<section class="stack" aria-labelledby="aanzetten"><h2 id="aanzetten">${t(lang, "list.turn-on")}</h2>
        <div class="warnbox">${icon("let")}<div><p class="heavy">${t(lang, "list.warning")}</p><p>${t(lang, "list.warning.in")}</p><p>${t(lang, "list.warning.out")}</p><p>${t(lang, "list.warning.neighbours")}</p></div></div>
        ${unheardPart(view)}
        ${postButton("/beheer/servers/lijst/aan", t(lang, "list.turn-on.go"), "primary", "slot")}</section>`
    : html`<section class="stack" aria-labelledby="uitzetten"><h2 id="uitzetten">${t(lang, "list.is-on")}</h2>
        <p>${t(lang, "list.since", { date: view.since.words })}</p>
        ${unheardPart(view)}
        ${postButton("/beheer/servers/lijst/uit", t(lang, "list.turn-off.go"))}</section>`;
};

/** GET /beheer/servers/lijst: the sites that the wijk deals with when it deals with no others. */
export const adminAllowListPage = (view: AdminAllowListView) => {
  const { shell, values, problems, hosts, neighbours } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "list.title"),
    main: html`<div class="pagehead">${backLink("/beheer/servers", t(lang, "list.back"))}<h1>${t(lang, "list.title")}</h1><p class="lead">${t(lang, "list.lead")}</p></div>
      ${turn(view)}
      <section class="stack" aria-labelledby="op-de-lijst"><h2 id="op-de-lijst">${t(lang, "list.hosts")}</h2>
        ${neighbours.length === 0 ? "" : html`<p>${t(lang, "list.neighbours")} <span dir="ltr">${neighbours.join(", ")}</span></p>`}
        ${
          hosts.length === 0
            ? html`<p class="soft">${t(lang, "list.none")}</p>`
            : html`<ul class="rows">${hosts.map((host) => html`<li><div class="row__body"><p class="row__title" dir="ltr">${host}</p><form class="above-2" method="post" action="/beheer/servers/lijst/af"><input type="hidden" name="host" value=${host}><button class="nl-button nl-button--secondary" type="submit" aria-label=${t(lang, "list.remove.which", { host })}>${t(lang, "list.remove")}</button></form></div></li>`)}</ul>`
        }
      </section>
      <form class="stack" method="post" action="/beheer/servers/lijst" novalidate>
        <h2>${t(lang, "list.add")}</h2>
        ${problemList(lang, problems, ["host"])}
        ${lineField({ lang, name: "host", label: t(lang, "servers.host"), hint: t(lang, "list.host.hint"), value: values.host, problems, maxlength: 253, direction: "ltr" })}
        <div class="buttons">${submit(t(lang, "list.add.go"))}</div>
      </form>`,
  });
};
