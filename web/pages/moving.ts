import { nothing } from "lit";
import { type AccountView, accountLink } from "../parts/account-link.ts";
import { backLink, linkButton, postButton, submit } from "../parts/button.ts";
import { lineField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, ShellView } from "../views.ts";

export type MovingView = FormView<"address" | "earlier"> & {
  readonly shell: ShellView;
  /** The resident's own handle with the host; `null` when none was chosen. */
  readonly handle: string | null;
  readonly moved: { readonly to: AccountView; readonly since: MomentView } | null;
  /** Set when it is too early to move again. */
  readonly mayMoveFrom: MomentView | null;
  readonly earlier: readonly (AccountView & { readonly id: string })[];
};

const outSection = (
  { shell: { lang }, values, problems, mayMoveFrom }: MovingView,
  handle: string,
) => html`<section class="stack" aria-labelledby="weg">
    <h2 id="weg">${t(lang, "moving.out")}</h2>
    <p>${t(lang, "moving.out.lead", { handle })}</p>
    <p>${t(lang, "moving.out.what")}</p>
    <p>${t(lang, "moving.out.after")}</p>
    <div class="hintbox">${icon("let")}<div><p><b>${t(lang, "moving.out.first")}</b></p><p>${t(lang, "moving.out.first.how", { handle })}</p><p>${t(lang, "moving.out.first.mastodon")}</p></div></div>
    ${
      mayMoveFrom
        ? html`<p>${t(lang, "moving.out.wait", { date: mayMoveFrom.words })}</p>`
        : html`<form class="stack" method="post" action="/ik/verhuizen" novalidate>
          ${lineField({ lang, name: "address", label: t(lang, "moving.out.address"), hint: t(lang, "moving.out.address.hint"), value: values.address, problems, maxlength: 300, direction: "ltr" })}
          <div class="buttons">${submit(t(lang, "moving.out.go"))}</div>
        </form>`
    }
  </section>`;

const movedSection = (
  { shell: { lang } }: MovingView,
  handle: string,
  moved: NonNullable<MovingView["moved"]>,
) => html`<section class="stack" aria-labelledby="weg">
    <h2 id="weg">${t(lang, "moving.moved")}</h2>
    <p>${t(lang, "moving.moved.to", { handle, date: moved.since.words })}</p>
    <p class="lead">${accountLink(moved.to)}</p>
    <p>${t(lang, "moving.moved.what")}</p>
    <h3>${t(lang, "moving.back")}</h3>
    <p>${t(lang, "moving.back.lead")} ${t(lang, "moving.back.wait")}</p>
    <div class="buttons">${postButton("/ik/verhuizen/terug", t(lang, "moving.back.go"))}</div>
  </section>`;

const earlierSection = (
  { shell: { lang }, values, problems, earlier }: MovingView,
  handle: string,
) => html`<section class="stack" id="eerder" aria-labelledby="eerder-kop">
    <h2 id="eerder-kop">${t(lang, "moving.earlier")}</h2>
    <p>${t(lang, "moving.earlier.lead", { handle })}</p>
    <p>${t(lang, "moving.earlier.visible")}</p>
    <form class="stack" method="post" action="/ik/verhuizen/eerder" novalidate>
      ${lineField({ lang, name: "earlier", label: t(lang, "moving.earlier.address"), hint: t(lang, "moving.earlier.address.hint"), value: values.earlier, problems, maxlength: 300, direction: "ltr" })}
      <div class="buttons">${submit(t(lang, "moving.earlier.go"), "secondary")}</div>
    </form>
    ${
      earlier.length === 0
        ? nothing
        : html`<h3>${t(lang, "moving.earlier.list")}</h3><ul class="rows">${earlier.map(
            (account) =>
              html`<li><span class="tile">${icon("elders")}</span><div class="row__body"><p class="wrap">${accountLink(account)}</p>
              <form class="above-2" method="post" action="/ik/verhuizen/eerder/weg"><input type="hidden" name="account" value=${account.id}><button class="nl-button nl-button--secondary" type="submit" aria-label=${t(lang, "moving.earlier.remove.which", { handle: account.handle })}>${t(lang, "moving.earlier.remove")}</button></form></div></li>`,
          )}</ul>`
    }
  </section>`;

const followsSection = (lang: ShellView["lang"]) => html`<section class="stack" aria-labelledby="volgt">
    <h2 id="volgt">${t(lang, "moving.follows")}</h2>
    <p>${t(lang, "moving.follows.lead")} ${t(lang, "moving.follows.why")}</p>
    <p>${t(lang, "moving.follows.how")}</p>
    <div class="buttons">${linkButton("/ik/volgt.csv", t(lang, "moving.follows.go"))}</div>
  </section>`;

/** GET /ik/verhuizen: the own handle moves away or comes back, earlier accounts, and the list of whom to follow. */
export const movingPage = (view: MovingView) => {
  const { shell, handle, moved } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "moving.title"),
    main: html`<div class="pagehead">${backLink("/ik", t(lang, "me.title"))}<h1>${t(lang, "moving.title")}</h1><p class="lead">${t(lang, "moving.lead")}</p></div>
      ${problemList(lang, view.problems, handle === null ? [] : moved ? ["earlier"] : ["address", "earlier"])}
      ${
        handle === null
          ? html`<section class="stack" aria-labelledby="weg"><h2 id="weg">${t(lang, "moving.out")}</h2><p>${t(lang, "moving.no-handle")}</p><div class="buttons">${linkButton("/ik#buiten", t(lang, "moving.no-handle.choose"))}</div></section>`
          : html`${moved ? movedSection(view, handle, moved) : outSection(view, handle)}${earlierSection(view, handle)}`
      }
      ${followsSection(lang)}`,
  });
};
