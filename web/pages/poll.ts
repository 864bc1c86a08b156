import { nothing } from "lit";
import { backLink, linkButton, submit } from "../parts/button.ts";
import { hiddenNote } from "../parts/hidden-note.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { type MayModerate, moderating } from "../parts/moderating.ts";
import { moment } from "../parts/moment.ts";
import { notOfficial } from "../parts/official.ts";
import { html } from "../parts/page-html.ts";
import { type PollResultsView, pollResults } from "../parts/poll-results.ts";
import { fieldId, fieldProblem, problemList, problemOf } from "../parts/problems.ts";
import { raw } from "../parts/raw.ts";
import { readAloud } from "../parts/read-aloud.ts";
import { heldNote, type WrittenView, writtenMeta } from "../parts/written.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ProblemView, ShellView } from "../views.ts";

/** The form with which a resident votes. */
export type BallotView = {
  readonly options: readonly { readonly value: string; readonly name: string; readonly chosen: boolean }[];
  readonly several: boolean;
  /** The reader voted and may choose again. */
  readonly again: boolean;
  readonly problems: readonly ProblemView[];
};

export type PollView = WrittenView & {
  readonly shell: ShellView;
  /** The wijk it comes from, when that is not ours. */
  readonly home: { readonly name: string } | null;
  /** `counting`: it ended, and the last votes are counted at this moment. */
  readonly state: "open" | "counting" | "closed";
  readonly ends: MomentView;
  readonly options: readonly string[];
  readonly ballot: BallotView | null;
  /** The reader voted in a neighbour's poll, where that is done once. */
  readonly votedThere: boolean;
  readonly results: PollResultsView | null;
  /** Where somebody who cannot vote sees how it stands. */
  readonly peekHref: string | null;
  readonly may: { readonly change?: boolean; readonly close?: boolean; readonly withdraw?: boolean } & MayModerate;
};

const endLine = ({ shell: { lang }, state, ends }: PollView) =>
  html`<p class="state">${icon(state === "open" ? "klok" : "check")}<span>${t(lang, state === "open" ? "poll.open-until" : "poll.ended-on")} ${moment(ends)}</span></p>`;

const ballot = ({ shell: { lang }, id, home, language }: PollView, view: BallotView) => {
  const problem = problemOf(lang, view.problems, "choice");
  const kind = view.several ? "checkbox" : "radio";
  return html`<section aria-labelledby="stemmen"><h2 class="below-4" id="stemmen">${t(lang, view.again ? "poll.vote.again" : "poll.vote")}</h2>
    <form class="form" method="post" action="/peilingen/${id}/stemmen" novalidate>
      ${problemList(lang, view.problems, ["choice"])}
      <fieldset class="field" aria-describedby="stemmen-hint"><legend class="legend size-lg">${t(lang, view.several ? "poll.choose.several" : "poll.choose.one")}</legend>
        <p class="utrecht-form-field-description" id="stemmen-hint">${t(lang, home === null ? "poll.secret" : "poll.secret.there")}</p>
        ${fieldProblem("choice", problem)}
        <div class="ballot">${view.options.map(
          (option, index) =>
            html`<label class="ballot__option"><input class="utrecht-${view.several ? "checkbox" : "radio-button"}" type=${kind} id=${index === 0 ? fieldId("choice") : `${fieldId("choice")}-${option.value}`} name="choice" value=${option.value} ?checked=${option.chosen}><span dir="auto" lang=${language ?? nothing}>${option.name}</span></label>`,
        )}</div>
      </fieldset>
      <div class="buttons">${submit(t(lang, view.again ? "poll.vote.change" : "poll.vote.go"))}</div>
    </form></section>`;
};

const optionList = ({ shell: { lang }, options, language }: PollView) =>
  html`<section aria-labelledby="keuzes"><h2 class="below-4" id="keuzes">${t(lang, "poll.options")}</h2><ul class="poll-options">${options.map((option) => html`<li dir="auto" lang=${language ?? nothing}>${option}</li>`)}</ul></section>`;

const forVisitor = ({
  shell: { lang, wijk },
  peekHref,
}: PollView) => html`<section class="panel" aria-labelledby="meedoen">
    <h2 id="meedoen">${t(lang, "poll.visitor")}</h2>
    <p>${t(lang, "poll.visitor.lead", { wijk: wijk.name })}</p>
    <div class="buttons">${linkButton("/meedoen", t(lang, "visitor.join"), "primary")}${linkButton("/inloggen", t(lang, "shell.sign-in"))}</div>
    ${peekHref ? html`<p><a class="nl-link more" href=${peekHref}>${t(lang, "poll.peek")} ${icon("geef")}</a></p>` : nothing}
  </section>`;

/** GET /peilingen/:id: a poll with the form to vote, or how it stands, for residents and (when for everyone) visitors. */
export const pollPage = (view: PollView) => {
  const { shell, home, may, id, state } = view;
  const { lang } = shell;
  return layout(shell, {
    title: view.title,
    alternate: view.objectUri,
    main: html`<article class="question">
      ${backLink("/peilingen", t(lang, "poll.all"))}
      ${view.held === null ? endLine(view) : nothing}
      ${heldNote(lang, view, { refused: t(lang, "poll.refused"), moderator: t(lang, "poll.held.moderator"), later: t(lang, "poll.held.later") })}${hiddenNote(lang, t(lang, "poll.hidden"), view.hidden)}
      <h1 class="asked" dir="auto" lang=${view.language ?? nothing}>${view.title}</h1>
      ${readAloud(lang)}
      ${home ? html`<p class="with-icon">${icon("kring")}<span dir="auto">${t(lang, "poll.from", { wijk: home.name })}</span></p>` : nothing}
      ${view.bodyHtml ? html`<div class="question__text written" dir="auto" lang=${view.language ?? nothing}>${raw(view.bodyHtml)}</div>` : nothing}
      ${notOfficial(lang, view.author)}
      ${writtenMeta(lang, view, t(lang, "poll.by-me", { name: view.author.name }))}
      ${
        may.change || may.close || may.withdraw
          ? html`<div class="buttons">${may.change ? linkButton(`/peilingen/${id}/veranderen`, t(lang, "poll.change"), "secondary", "pen") : nothing}${may.close ? linkButton(`/peilingen/${id}/sluiten`, t(lang, "poll.close"), "secondary", "check") : nothing}${may.withdraw ? linkButton(`/peilingen/${id}/intrekken`, t(lang, "poll.withdraw"), "subtle", "prullen") : nothing}</div>`
          : nothing
      }
      ${moderating(lang, "poll", `/peilingen/${id}`, { id, ...may })}
    </article>
    ${view.votedThere ? html`<p class="hintbox">${t(lang, "poll.voted-there")}</p>` : nothing}
    ${view.results ? pollResults(lang, { ...view.results, language: view.language }) : nothing}
    ${state === "counting" ? html`<p class="hintbox">${t(lang, "poll.counting")}</p>` : nothing}
    ${view.ballot ? ballot(view, view.ballot) : nothing}
    ${!view.ballot && !view.results ? optionList(view) : nothing}
    ${!shell.reader && state === "open" ? forVisitor(view) : nothing}`,
  });
};
