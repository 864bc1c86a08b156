import { nothing } from "lit";
import { adminHead } from "../parts/admin-head.ts";
import { submit } from "../parts/button.ts";
import { textField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { listInWords } from "../texts/lists.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ProblemView, ShellView } from "../views.ts";

export type RequestView = {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  readonly named: readonly string[];
  readonly asked: number;
  readonly yes: number;
  readonly no: number;
  readonly since: MomentView;
  readonly until: MomentView;
};

export type AdminRequestsView = {
  readonly shell: ShellView;
  readonly requests: readonly RequestView[];
  /** What was typed to one of them and could not be sent, with what is wrong with it. */
  readonly reply: { readonly id: string; readonly words: string } | null;
  readonly problems: readonly ProblemView[];
};

const request = ({ shell: { lang }, reply, problems }: AdminRequestsView, one: RequestView) => {
  const { id, name } = one;
  const field = `words-${id}`;
  const asked = { count: one.asked, yes: one.yes, no: one.no };
  return html`<li><span class="tile">${icon("hand")}</span><div class="row__body">
    <h2 class="size-lg" dir="auto">${name}</h2>
    <p class="row__meta"><span>${t(lang, "requests.since", { date: one.since.words })}</span><span>${t(lang, "requests.until", { date: one.until.words })}</span></p>
    ${one.words === "" ? nothing : html`<p class="written above-2" dir="auto">${one.words}</p>`}
    ${one.named.length === 0 ? nothing : html`<p class="above-2" dir="auto">${t(lang, "requests.named", { names: listInWords(lang, one.named) })}</p>`}
    <p>${one.asked === 0 ? t(lang, "requests.nobody") : t(lang, "requests.asked", asked)}</p>
    <form class="buttons above-3" method="post" action="/beheer/aanvragen/${id}/ja">${submit(t(lang, "requests.yes", { name }))}</form>
    <details ?open=${reply?.id === id}><summary><span dir="auto">${t(lang, "requests.no", { name })}</span></summary>
      <form class="stack above-2" method="post" action="/beheer/aanvragen/${id}/nee" novalidate>
        ${textField({ lang, name: field, label: t(lang, "requests.reply"), hint: t(lang, "requests.reply.hint", { name }), value: reply?.id === id ? reply.words : "", problems, maxlength: 500, rows: 3, optional: true })}
        <div class="buttons">${submit(t(lang, "requests.no.go"), "secondary")}</div>
      </form>
    </details>
  </div></li>`;
};

/** GET /beheer/aanvragen. Posts to /beheer/aanvragen/:id/ja and /nee. */
export const adminRequestsPage = (view: AdminRequestsView) => {
  const { shell, requests, problems } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "admin.requests"),
    main: html`${adminHead(lang, t(lang, "admin.requests"), t(lang, "admin.requests.about"))}
      ${problemList(
        lang,
        problems,
        problems.map(({ field }) => field),
      )}
      ${requests.length === 0 ? html`<p class="soft">${t(lang, "requests.none")}</p>` : html`<ul class="rows">${requests.map((one) => request(view, one))}</ul>`}`,
  });
};
