import { adminHead } from "../parts/admin-head.ts";
import { submit } from "../parts/button.ts";
import { type CircleStateView, circleMeaning } from "../parts/circle.ts";
import { lineField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { problemList } from "../parts/problems.ts";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, ShellView } from "../views.ts";

type WijkInCircle = {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly state: CircleStateView;
  readonly since: MomentView;
};

export type AdminCircleView = FormView<"address"> & {
  readonly shell: ShellView;
  readonly wijken: readonly WijkInCircle[];
};

const row = (lang: ShellView["lang"], { id, name, handle, state, since }: WijkInCircle) =>
  html`<li><span class="tile">${icon("kring")}</span><div class="row__body">
    <a class="row__title" dir="auto" href="/beheer/kring/${id}">${name}</a>
    <p class="row__meta"><span dir="ltr">${handle}</span><span>${t(lang, `circle.state.${state}`, { date: since.words })}</span></p>
  </div></li>`;

/** GET /beheer/kring: which wijken are in the ring, and inviting one. Posts an address there. */
export const adminCirclePage = ({ shell, values, problems, wijken }: AdminCircleView) => {
  const { lang } = shell;
  const part = (id: string, title: string, states: readonly CircleStateView[], none: string | null = null) => {
    const found = wijken.filter(({ state }) => states.includes(state));
    if (found.length === 0 && none === null) return "";
    return html`<section class="stack" aria-labelledby=${id}><h2 id=${id}>${title}</h2>
      ${found.length === 0 ? html`<p class="soft">${none}</p>` : html`<ul class="rows">${found.map((one) => row(lang, one))}</ul>`}
    </section>`;
  };
  return layout(shell, {
    title: t(lang, "circle.title"),
    main: html`${adminHead(lang, t(lang, "circle.title"), t(lang, "circle.lead"))}
      ${part("gevraagd", t(lang, "circle.asked"), ["asked"])}
      ${part("in-de-kring", t(lang, "circle.members"), ["member"], t(lang, "circle.members.none"))}
      ${part("uitgenodigd", t(lang, "circle.invited"), ["invited"])}
      <form class="stack" method="post" action="/beheer/kring" novalidate>
        <h2>${t(lang, "circle.invite")}</h2>
        ${circleMeaning(lang)}
        ${problemList(lang, problems, ["address"])}
        ${lineField({ lang, name: "address", label: t(lang, "ring.address"), hint: t(lang, "ring.address.hint"), value: values.address, problems, maxlength: 300, direction: "ltr" })}
        <p>${t(lang, "circle.invite.both")}</p>
        <div class="buttons">${submit(t(lang, "circle.invite.go"))}</div>
      </form>
      ${part("voorbij", t(lang, "circle.over"), ["refused", "ended"])}`,
  });
};
