import { nothing } from "lit";
import { adminHead } from "../parts/admin-head.ts";
import { linkButton, submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { officialPlate } from "../parts/official.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, OfficialView, ShellView } from "../views.ts";

/** Which posts of a source are shown. */
export type RuleView = { readonly only: "all" | "mention" } | { readonly only: "hashtag"; readonly hashtag: string };

type SourceView = {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly kind: OfficialView;
  readonly rule: RuleView;
  readonly moderatorFirst: boolean;
  readonly state: "requested" | "accepted" | "rejected" | "gone";
  readonly since: MomentView;
  /** It says to live elsewhere now. */
  readonly movedTo: { readonly handle: string; readonly uri: string } | null;
};

export type AdminOfficialView = FormView<"address"> & {
  readonly shell: ShellView;
  readonly sources: readonly SourceView[];
};

const room = "/beheer/officiele-bronnen";

/** Which posts of a source are shown, in words. */
const ruleWords = (lang: ShellView["lang"], rule: RuleView): string =>
  rule.only === "hashtag"
    ? t(lang, "official.rule.hashtag", { hashtag: rule.hashtag })
    : t(lang, `official.rule.${rule.only}`);

const stateWords = (lang: ShellView["lang"], { state, since }: SourceView): string =>
  state === "requested" || state === "accepted"
    ? t(lang, `official.${state}`, { date: since.words })
    : t(lang, `official.${state}`);

const button = (action: string, words: string, label: string) =>
  html`<form method="post" action=${action}><button class="nl-button nl-button--secondary" type="submit" aria-label=${label}>${words}</button></form>`;

const source = (lang: ShellView["lang"], one: SourceView) => html`<li><div class="row__body stack-sm">
    ${officialPlate(lang, one.kind)}
    <h3 dir="auto">${one.name}</h3>
    <p class="row__meta"><span class="wrap" dir="ltr">${one.handle}</span><span>${stateWords(lang, one)}</span></p>
    <p>${ruleWords(lang, one.rule)}${one.moderatorFirst ? html`. ${t(lang, "official.moderator-first")}` : nothing}</p>
    ${one.movedTo ? html`<div class="hintbox"><div class="stack-sm"><p>${t(lang, "official.moved", { handle: one.movedTo.handle })}</p><form method="post" action=${room}><input type="hidden" name="address" value=${one.movedTo.uri}>${submit(t(lang, "official.moved.look"), "secondary")}</form></div></div>` : nothing}
    <div class="buttons"><a class="nl-button nl-button--secondary" href="${room}/${one.id}" aria-label=${t(lang, "official.change.which", { name: one.name })}>${t(lang, "official.change")}</a>${one.state === "requested" || one.state === "rejected" ? button(`${room}/${one.id}/opnieuw`, t(lang, "official.again"), t(lang, "official.again.which", { name: one.name })) : nothing}${button(`${room}/${one.id}/stoppen`, t(lang, "official.stop"), t(lang, "official.stop.which", { name: one.name }))}</div>
  </div></li>`;

/** GET /beheer/officiele-bronnen. Posts an address to look up there. */
export const adminOfficialPage = ({ shell, values, problems, sources }: AdminOfficialView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "admin.official"),
    main: html`${adminHead(lang, t(lang, "admin.official"), t(lang, "official.lead"))}
      <form class="stack" method="post" action=${room} novalidate>
        <h2>${t(lang, "official.add")}</h2>
        ${problemList(lang, problems, ["address"])}
        ${lineField({ lang, name: "address", label: t(lang, "official.address"), hint: t(lang, "official.address.hint"), value: values.address, problems, maxlength: 300, direction: "ltr" })}
        <div class="buttons">${submit(t(lang, "official.look"))}</div>
      </form>
      <section class="stack" aria-labelledby="bronnen"><h2 id="bronnen">${t(lang, "official.list")}</h2>
        ${sources.length === 0 ? html`<p class="soft">${t(lang, "official.none")}</p>` : html`<ul class="rows">${sources.map((one) => source(lang, one))}</ul>`}
      </section>
      <div class="buttons">${linkButton("/mededelingen", t(lang, "board.title"), "secondary", "prikbord")}</div>`,
  });
};
