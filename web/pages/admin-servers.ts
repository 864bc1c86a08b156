import { nothing } from "lit";
import { adminHead } from "../parts/admin-head.ts";
import { linkButton, submit } from "../parts/button.ts";
import { choiceRows } from "../parts/choices.ts";
import { lineField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { FormView, MomentView, ShellView } from "../views.ts";

type ServerView = {
  readonly host: string;
  readonly policy: "block" | "limit";
  readonly reason: string;
  readonly since: MomentView;
};

export type AdminServersView = FormView<"host" | "reason" | "policy"> & {
  readonly shell: ShellView;
  readonly servers: readonly ServerView[];
  /** The wijk deals with listed servers alone. */
  readonly onlyListed: boolean;
};

const server = (lang: Language, one: ServerView) => html`<li><div class="row__body">
    <p class="row__title" dir="ltr">${one.host}</p>
    <p class="row__meta"><span><b>${t(lang, `servers.is.${one.policy}`)}</b></span><span dir="auto">${one.reason}</span><span>${t(lang, "servers.since", { date: one.since.words })}</span></p>
    <form class="above-2" method="post" action="/beheer/servers/vrij"><input type="hidden" name="host" value=${one.host}><button class="nl-button nl-button--secondary" type="submit" aria-label=${t(lang, "servers.free.which", { host: one.host })}>${t(lang, "servers.free")}</button></form>
  </div></li>`;

/** GET /beheer/servers: what was decided about sites. Posts one there, and the end of it to /beheer/servers/vrij. */
export const adminServersPage = ({ shell, values, problems, servers, onlyListed }: AdminServersView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "admin.servers"),
    main: html`${adminHead(lang, t(lang, "admin.servers"), t(lang, "admin.servers.about"))}
      ${onlyListed ? html`<div class="hintbox">${icon("slot")}<div><p class="heavy">${t(lang, "servers.only-listed")}</p></div></div>` : nothing}
      <form class="stack" method="post" action="/beheer/servers" novalidate>
        <h2>${t(lang, "servers.block")}</h2>
        <p>${t(lang, "servers.block.lead")}</p>
        ${problemList(lang, problems, ["host", "policy", "reason"])}
        ${lineField({ lang, name: "host", label: t(lang, "servers.host"), hint: t(lang, "servers.host.hint"), value: values.host, problems, maxlength: 253, direction: "ltr" })}
        ${choiceRows({
          lang,
          name: "policy",
          legend: t(lang, "servers.policy"),
          chosen: values.policy ?? "block",
          problems,
          choices: [
            {
              value: "block",
              icon: "stop",
              title: t(lang, "servers.policy.block"),
              hint: t(lang, "servers.policy.block.hint"),
            },
            {
              value: "limit",
              icon: "oog",
              title: t(lang, "servers.policy.limit"),
              hint: t(lang, "servers.policy.limit.hint"),
            },
          ],
        })}
        ${lineField({ lang, name: "reason", label: t(lang, "servers.reason"), hint: t(lang, "servers.reason.hint"), value: values.reason, problems, maxlength: 200 })}
        <div class="buttons">${submit(t(lang, "servers.go"))}</div>
      </form>
      <section class="stack" aria-labelledby="geweerd"><h2 id="geweerd">${t(lang, "servers.list")}</h2>
        ${servers.length === 0 ? html`<p class="soft">${t(lang, "servers.none")}</p>` : html`<ul class="rows">${servers.map((one) => server(lang, one))}</ul><p>${t(lang, "servers.list.about")}</p><div class="buttons">${linkButton("/beheer/servers/geweerd.csv", t(lang, "servers.list.go"))}</div>`}
      </section>
      <p><a class="nl-link more" href="/beheer/servers/lijst">${t(lang, "servers.to-list")} ${icon("geef")}</a></p>`,
  });
};
