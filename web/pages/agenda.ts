import { nothing } from "lit";
import { type AgendaRowView, agendaRows } from "../parts/agenda-rows.ts";
import { linkButton } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type AgendaView = {
  readonly shell: ShellView;
  /** What is ahead, by month. */
  readonly months: readonly { readonly name: string; readonly rows: readonly AgendaRowView[] }[];
  /** What is over, the latest first. */
  readonly past: readonly AgendaRowView[];
  /** What neighbouring wijken do. */
  readonly neighbours: readonly AgendaRowView[];
};

const calendar = ({ lang, origin }: ShellView) =>
  html`<section class="panel" aria-labelledby="eigen-agenda"><h2 class="size-lg" id="eigen-agenda">${t(lang, "agenda.own-calendar")}</h2>
    <p>${t(lang, "agenda.own-calendar.how")}</p>
    <p class="wrap" dir="ltr"><a class="nl-link" href="/agenda.ics">${origin}/agenda.ics</a></p>
    <p class="small soft">${t(lang, "agenda.own-calendar.what")}</p></section>`;

/** GET /agenda: what this reader may see, by month. */
export const agendaPage = ({ shell, months, past, neighbours }: AgendaView) => {
  const { lang, reader, wijk } = shell;
  return layout(shell, {
    title: t(lang, "agenda.title"),
    indexed: true,
    description: t(lang, "agenda.description", { wijk: wijk.name }),
    main: html`<div class="pagehead"><h1>${t(lang, "agenda.title")}</h1><p class="lead">${t(lang, reader ? "agenda.lead" : "agenda.lead.visitor")}</p>
      ${reader ? html`<div class="buttons">${linkButton("/agenda/nieuw", t(lang, "agenda.make"), "primary", "pen")}</div>` : nothing}</div>
      ${
        months.length > 0
          ? months.map(
              ({ name, rows }, index) =>
                html`<section aria-labelledby="maand-${index}"><h2 class="below-4 month" id="maand-${index}">${name}</h2>${agendaRows(lang, rows)}</section>`,
            )
          : html`<section aria-labelledby="komt"><h2 class="below-4" id="komt">${t(lang, "agenda.ahead")}</h2><p class="soft">${t(lang, reader ? "agenda.none.make" : "agenda.none")}</p></section>`
      }
      ${neighbours.length > 0 ? html`<section aria-labelledby="buurwijken"><h2 class="below-4" id="buurwijken">${t(lang, "agenda.neighbours")}</h2>${agendaRows(lang, neighbours)}</section>` : nothing}
      ${past.length > 0 ? html`<section aria-labelledby="geweest"><h2 class="below-4" id="geweest">${t(lang, "agenda.past")}</h2>${agendaRows(lang, past)}</section>` : nothing}
      <p><a class="nl-link more" href="/mededelingen">${t(lang, "agenda.board")} ${icon("geef")}</a></p>`,
    aside: calendar(shell),
  });
};
