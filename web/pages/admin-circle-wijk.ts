import { nothing } from "lit";
import { backLink, submit, submitAs } from "../parts/button.ts";
import { type CircleStateView, circleMeaning } from "../parts/circle.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ShellView } from "../views.ts";

export type AdminCircleWijkView = {
  readonly shell: ShellView;
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly state: CircleStateView;
  readonly since: MomentView;
  /** What comes from its server waits for a moderator. */
  readonly limited: boolean;
  /** Where it says to live now. */
  readonly movedTo: string | null;
};

const endings = ["now", "delete", "here", "answers", "final"] as const;

const whatFollows = ({ shell: { lang }, name, state }: AdminCircleWijkView) => {
  switch (state) {
    case "asked":
      return html`${circleMeaning(lang)}<p>${t(lang, "circle.refuse.what", { name })}</p>
        <div class="buttons">${submitAs("keuze", "accept", t(lang, "circle.accept"), "primary")}${submitAs("keuze", "refuse", t(lang, "circle.refuse"))}</div>`;
    case "invited":
      return html`${circleMeaning(lang)}<p>${t(lang, "circle.withdraw.what", { name })}</p>
        <div class="buttons">${submitAs("keuze", "withdraw", t(lang, "circle.withdraw"))}</div>`;
    case "member":
      return html`${circleMeaning(lang)}<div class="warnbox">${icon("let")}<div><p class="heavy">${t(lang, "circle.end.what")}</p><ul class="stack-sm">${endings.map(
        (one) => html`<li>${t(lang, `circle.end.${one}`, { name })}</li>`,
      )}</ul></div></div>
        <div class="buttons">${submitAs("keuze", "end", t(lang, "circle.end", { name }))}</div>`;
    default:
      return nothing;
  }
};

/** GET /beheer/kring/:id: one wijk and the ring, and what each choice means. Posts the choice to the same address. */
export const adminCircleWijkPage = (view: AdminCircleWijkView) => {
  const { shell, id, name, handle, state, since } = view;
  const { lang } = shell;
  const isOver = state === "refused" || state === "ended";
  const title = t(lang, isOver ? "circle.one.over" : `circle.one.${state}`, { name });
  return layout(shell, {
    title,
    main: html`<div class="pagehead">${backLink("/beheer/kring", t(lang, "circle.back"))}<h1 dir="auto">${title}</h1>
        <p class="lead"><span dir="ltr">${handle}</span></p></div>
      <p>${t(lang, `circle.state.${state}`, { date: since.words })}</p>
      ${view.limited ? html`<p>${t(lang, "circle.limited")}</p>` : nothing}
      ${view.movedTo === null ? nothing : html`<p>${t(lang, "circle.moved", { handle: view.movedTo })}</p>`}
      ${
        isOver
          ? html`${circleMeaning(lang)}<form class="stack" method="post" action="/beheer/kring"><input type="hidden" name="address" value=${handle}><p>${t(lang, "circle.invite.both")}</p><div class="buttons">${submit(t(lang, "circle.invite.again"))}</div></form>`
          : html`<form class="stack" method="post" action="/beheer/kring/${id}">${whatFollows(view)}</form>`
      }`,
  });
};
