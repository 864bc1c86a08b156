import { adminHead } from "../parts/admin-head.ts";
import { linkButton, submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, ShellView } from "../views.ts";

export type AdminServersView = FormView<"host" | "reason"> & {
  readonly shell: ShellView;
  readonly servers: readonly { readonly host: string; readonly reason: string; readonly since: MomentView }[];
};

const server = (
  lang: ShellView["lang"],
  one: AdminServersView["servers"][number],
) => html`<li><span class="tile">${icon("stop")}</span><div class="row__body">
    <h3 dir="ltr">${one.host}</h3>
    <p class="row__meta"><span>${t(lang, "servers.since", { date: one.since.words })}</span><span dir="auto">${one.reason}</span></p>
    <form class="above-2" method="post" action="/beheer/servers/vrij"><input type="hidden" name="host" value=${one.host}><button class="nl-button nl-button--secondary" type="submit" aria-label=${t(lang, "servers.free.which", { host: one.host })}>${t(lang, "servers.free")}</button></form>
  </div></li>`;

/** GET /beheer/servers: hosts that are barred. Posts one there, and the end of it to /beheer/servers/vrij. */
export const adminServersPage = ({ shell, values, problems, servers }: AdminServersView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "admin.servers"),
    main: html`${adminHead(lang, t(lang, "admin.servers"), t(lang, "admin.servers.about"))}
      <form class="stack" method="post" action="/beheer/servers" novalidate>
        <h2>${t(lang, "servers.block")}</h2>
        <p>${t(lang, "servers.block.lead")}</p>
        ${problemList(lang, problems, ["host", "reason"])}
        ${lineField({ lang, name: "host", label: t(lang, "servers.host"), hint: t(lang, "servers.host.hint"), value: values.host, problems, maxlength: 253, direction: "ltr" })}
        ${lineField({ lang, name: "reason", label: t(lang, "servers.reason"), hint: t(lang, "servers.reason.hint"), value: values.reason, problems, maxlength: 200 })}
        <div class="buttons">${submit(t(lang, "servers.go"))}</div>
      </form>
      <section class="stack" aria-labelledby="geweerd"><h2 id="geweerd">${t(lang, "servers.list")}</h2>
        ${servers.length === 0 ? html`<p class="soft">${t(lang, "servers.none")}</p>` : html`<ul class="rows">${servers.map((one) => server(lang, one))}</ul><p>${t(lang, "servers.list.about")}</p><div class="buttons">${linkButton("/beheer/servers/geweerd.csv", t(lang, "servers.list.go"))}</div>`}
      </section>`,
  });
};
