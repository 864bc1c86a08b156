import { nothing } from "lit";
import { type AgendaRowView, agendaOnFront } from "../parts/agenda-rows.ts";
import { askBox } from "../parts/ask-box.ts";
import { boardOnFront, type SheetView } from "../parts/board.ts";
import { calmEnd } from "../parts/calm-end.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { html } from "../parts/page-html.ts";
import { type PollRowView, pollsOnFront } from "../parts/poll-rows.ts";
import { questionGroups, questionRows } from "../parts/question-rows.ts";
import { t } from "../texts/text.ts";
import type { QuestionRowView, ShellView } from "../views.ts";

export type ResidentFrontView = {
  readonly shell: ShellView;
  /** Chooses the greeting; made by `partOfDay`. */
  readonly partOfDay: "night" | "morning" | "afternoon" | "evening";
  readonly memberCount: number;
  /** Announcements that hold; a handful. */
  readonly announcements: readonly SheetView[];
  /** The reader's own questions, newest first; a handful. */
  readonly own: readonly QuestionRowView[];
  /** Open and lately answered questions of the wijk, without the reader's own. */
  readonly questions: readonly QuestionRowView[];
  /** The next activities; a handful. */
  readonly agenda: readonly AgendaRowView[];
  /** Open polls; a handful. */
  readonly polls: readonly PollRowView[];
  /** The latest questions of neighbouring wijken; a handful. */
  readonly neighbours: readonly QuestionRowView[];
};

const neighbours = ({ shell: { lang }, neighbours: rows }: ResidentFrontView) =>
  rows.length === 0
    ? nothing
    : html`<section aria-labelledby="buurwijken">
        <div class="section__head"><h2 id="buurwijken">${t(lang, "front.neighbours")}</h2><p>${t(lang, "front.neighbours.lead")}</p></div>
        ${questionRows(lang, rows)}
        <p><a class="nl-link more" href="/buurwijken">${t(lang, "front.neighbours.all")} ${icon("geef")}</a></p>
      </section>`;

/** GET / for a resident. */
export const residentFrontPage = (view: ResidentFrontView) => {
  const { shell } = view;
  const { lang } = shell;
  return layout(shell, {
    title: t(lang, "shell.start"),
    greeting: html`<h1 dir="auto">${t(lang, `front.${view.partOfDay}`, { name: shell.reader?.name ?? "" })}</h1><p class="lead">${t(lang, "front.lead")}</p>`,
    ground: askBox(shell, view.memberCount),
    main: html`${boardOnFront(lang, view.announcements)}
      <section aria-labelledby="open">
        <div class="section__head"><h2 id="open">${t(lang, "front.open")}</h2>${view.questions.length > 0 ? html`<p>${t(lang, "front.open.lead")}</p>` : nothing}</div>
        ${
          view.questions.length > 0
            ? questionGroups(lang, view.questions)
            : html`<p class="soft">${t(lang, "front.open.none")}</p>`
        }
        <p><a class="nl-link more" href="/vragen">${t(lang, "front.open.all")} ${icon("geef")}</a></p>
      </section>
      ${agendaOnFront(lang, view.agenda)}
      ${pollsOnFront(lang, view.polls)}
      ${neighbours(view)}
      ${calmEnd(t(lang, "front.end"))}`,
    aside: html`<section class="panel" aria-labelledby="jouw"><h2 id="jouw">${t(lang, "front.own")}</h2>
        ${view.own.length > 0 ? questionRows(lang, view.own) : html`<p class="soft">${t(lang, "front.own.none")}</p>`}
      </section>
      <nav aria-label=${t(lang, "front.more")}><ul class="sidelist">
        ${shell.hasNeighbours ? html`<li><a class="nl-link" href="/buurwijken">${icon("kring")}${t(lang, "front.neighbours")}</a></li>` : nothing}
        <li><a class="nl-link" href="/agenda">${icon("klok")}${t(lang, "agenda.title")}</a></li>
        <li><a class="nl-link" href="/aanbod">${icon("hand")}${t(lang, "offers.title")}</a></li>
        <li><a class="nl-link" href="/peilingen">${icon("check")}${t(lang, "polls.title")}</a></li>
        <li><a class="nl-link" href="/ik#uitnodigen">${icon("mail")}${t(lang, "front.more.invite")}</a></li>
      </ul></nav>`,
  });
};
