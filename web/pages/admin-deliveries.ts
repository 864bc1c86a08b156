import { adminHead } from "../parts/admin-head.ts";
import { calmEnd } from "../parts/calm-end.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ShellView } from "../views.ts";

export type DeliveryRowView = {
  readonly host: string;
  /** Messages for this host. */
  readonly count: number;
  readonly since: MomentView;
  readonly attempts: number;
  /** The last reason in words; `null` before the first try. */
  readonly reason: string | null;
  /** When we try again; `null` when we do not. */
  readonly next: MomentView | null;
};

export type AdminDeliveriesView = {
  readonly shell: ShellView;
  readonly waiting: readonly DeliveryRowView[];
  readonly givenUp: readonly DeliveryRowView[];
};

const table = (
  lang: ShellView["lang"],
  id: string,
  rows: readonly DeliveryRowView[],
  next: boolean,
) => html`<section class="tablewrap" aria-labelledby=${id} tabindex="0"><table class="utrecht-table">
    <thead><tr><th scope="col">${t(lang, "deliveries.host")}</th><th scope="col" class="num">${t(lang, "deliveries.count")}</th><th scope="col">${t(lang, "deliveries.since")}</th><th scope="col">${t(lang, "deliveries.attempts")}</th><th scope="col">${t(lang, "deliveries.reason")}</th>${next ? html`<th scope="col">${t(lang, "deliveries.next")}</th>` : ""}</tr></thead>
    <tbody>${rows.map(
      (row) =>
        html`<tr><th scope="row" dir="ltr">${row.host}</th><td class="num">${row.count}</td><td>${moment(row.since)}</td><td>${t(lang, "deliveries.attempts.times", { count: row.attempts })}</td><td dir="auto">${row.reason ?? t(lang, "deliveries.not-yet")}</td>${next ? html`<td>${row.next ? moment(row.next) : ""}</td>` : ""}</tr>`,
    )}</tbody>
  </table></section>`;

/** GET /beheer/bezorging: what has not arrived elsewhere, and what was given up. */
export const adminDeliveriesPage = ({ shell, waiting, givenUp }: AdminDeliveriesView) => {
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "admin.deliveries"),
    main: html`${adminHead(lang, t(lang, "admin.deliveries"), t(lang, "deliveries.lead"))}
      <div class="stack"><h2 id="wacht">${t(lang, "deliveries.waiting")}</h2>
        ${waiting.length > 0 ? table(lang, "wacht", waiting, true) : calmEnd(t(lang, "deliveries.none"))}
      </div>
      <div class="stack"><h2 id="opgegeven">${t(lang, "deliveries.given-up")}</h2>
        ${givenUp.length > 0 ? table(lang, "opgegeven", givenUp, false) : html`<p class="soft">${t(lang, "deliveries.none-given-up")}</p>`}
      </div>`,
  });
};
