import { nothing } from "lit";
import { backLink, postButton, submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, ShellView } from "../views.ts";

export type UnsealView = FormView<"reason"> & {
  readonly shell: ShellView;
  readonly id: string;
  readonly title: string;
  readonly stands:
    | { readonly kind: "closed" }
    | {
        readonly kind: "asked";
        readonly by: string;
        readonly reason: string;
        readonly until: MomentView;
        /** The reader asked: somebody else must decide. */
        readonly mine: boolean;
      }
    | {
        readonly kind: "agreed";
        readonly one: string;
        readonly other: string;
        /** The reader is one of the two and has not seen the name, has seen it, or is somebody else. */
        readonly reader: "may-see" | "saw" | "other";
      };
};

const reasonForm = ({ shell: { lang }, id, values, problems }: UnsealView, path: string, go: string) =>
  html`<form class="form" method="post" action="/vragen/${id}/ontzegelen${path}" novalidate>
    ${problemList(lang, problems, ["reason"])}
    ${lineField({ lang, name: "reason", label: t(lang, "unseal.reason"), hint: t(lang, "unseal.reason.hint"), value: values.reason, problems, maxlength: 200, big: true })}
    <div class="buttons">${submit(go)}</div>
  </form>`;

const standing = (view: UnsealView) => {
  const { shell, stands, id } = view;
  const { lang } = shell;
  if (stands.kind === "closed") return reasonForm(view, "", t(lang, "unseal.ask"));
  if (stands.kind === "asked")
    return html`<div class="hintbox"><div><p dir="auto"><b>${t(lang, "unseal.asked", { name: stands.by })}</b></p><p dir="auto">${t(lang, "unseal.asked.reason", { reason: stands.reason })}</p><p>${t(lang, "unseal.asked.until", { date: stands.until.words })}</p></div></div>
      ${stands.mine ? html`${problemList(lang, view.problems, [])}<p>${t(lang, "unseal.wait")}</p>` : reasonForm(view, "/besluiten", t(lang, "unseal.agree"))}`;
  return html`<p dir="auto">${t(lang, "unseal.agreed", { one: stands.one, other: stands.other })}</p>
    ${stands.reader === "may-see" ? postButton(`/vragen/${id}/ontzegelen/naam`, t(lang, "unseal.show"), "primary") : nothing}
    ${stands.reader === "saw" ? html`<p>${t(lang, "unseal.shown")}</p>` : nothing}
    ${stands.reader === "other" ? html`<p>${t(lang, "unseal.not-yours")}</p>` : nothing}`;
};

/** GET /vragen/:id/ontzegelen: what two moderators or administrators need to see who asked. */
export const unsealPage = (view: UnsealView) => {
  const { shell, id, title } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "unseal.title"),
    main: html`<div class="pagehead">${backLink(`/vragen/${id}`, t(lang, "unseal.back"))}<h1>${t(lang, "unseal.title")}</h1><p class="lead" dir="auto">${title}</p></div>
      <ul class="stack-sm"><li>${t(lang, "unseal.lead")}</li><li>${t(lang, "unseal.only")}</li><li>${t(lang, "unseal.told")}</li><li>${t(lang, "unseal.kept")}</li></ul>
      ${standing(view)}`,
  });
};
