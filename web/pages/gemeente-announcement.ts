import { nothing } from "lit";
import { type AnswersView, answers } from "../parts/answers.ts";
import { urgentMark } from "../parts/board.ts";
import { backLink, linkButton, postButton, submit } from "../parts/button.ts";
import { textField } from "../parts/fields.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { html } from "../parts/page-html.ts";
import { type PhotoView, photos } from "../parts/photos.ts";
import { problemList } from "../parts/problems.ts";
import { raw } from "../parts/raw.ts";
import { type ReachView, reachList } from "../parts/reach.ts";
import { listInWords } from "../texts/lists.ts";
import { t } from "../texts/text.ts";
import type { FormView, MomentView, SaidView, ShellView } from "../views.ts";

export type GemeenteAnnouncementView = SaidView & {
  readonly shell: ShellView;
  readonly id: string;
  readonly title: string;
  /** Sanitised. */
  readonly bodyHtml: string;
  readonly photos: readonly PhotoView[];
  readonly when: MomentView;
  readonly edited: MomentView | null;
  /** What was wrong before its words changed; empty when nothing was. */
  readonly correction: string;
  readonly until: MomentView | null;
  readonly over: boolean;
  readonly urgent: boolean;
  readonly pinned: boolean;
  readonly objectUri?: string | undefined;
  /** For whom it was said: the names of the wijken, or everybody. */
  readonly reached: { readonly everyone: boolean; readonly names: readonly string[] };
  readonly answers: AnswersView;
  /** For the team alone. */
  readonly team: {
    /** `null` for somebody who left. */
    readonly writer: string | null;
    readonly reach: ReachView;
    readonly answerForm: FormView<"text">;
  } | null;
};

/** More names than this make no sentence. */
const mostNames = 5;

const reachedInWords = ({ shell: { lang }, reached: { everyone, names } }: GemeenteAnnouncementView): string => {
  if (everyone) return t(lang, "gemeente-announcement.for.everyone");
  if (names.length > mostNames) return t(lang, "gemeente-announcement.for.many", { count: names.length });
  const wijken = listInWords(lang, names);
  return t(lang, "gemeente-announcement.for", { wijken });
};

const correctionNote = ({ shell: { lang }, edited, correction }: GemeenteAnnouncementView) =>
  edited === null || correction === ""
    ? nothing
    : html`<p class="hintbox">${icon("pen")}<span><b>${t(lang, "announcement.corrected")} ${moment(edited)}:</b> <span dir="auto">${correction}</span></span></p>`;

const untilLine = ({ shell: { lang }, until, over }: GemeenteAnnouncementView) => {
  if (until === null) return nothing;
  return over
    ? html`<p class="hintbox">${icon("klok")}<span><b>${t(lang, "announcement.over")}</b> ${t(lang, "announcement.was-until")} ${moment(until)}.</span></p>`
    : html`<p class="state">${icon("klok")}<span>${t(lang, "announcement.until")} ${moment(until)}</span></p>`;
};

const answerForm = ({ shell, id }: GemeenteAnnouncementView, form: FormView<"text">) => {
  const { lang, wijk } = shell;
  return html`<form class="form form--answer above-6" id="antwoorden-formulier" method="post" action="/mededelingen/${id}/antwoorden" novalidate>
    ${problemList(lang, form.problems, ["text"])}
    ${textField({ lang, name: "text", label: t(lang, "gemeente-announcement.answer", { name: wijk.name }), hint: t(lang, "gemeente-announcement.answer.hint"), value: form.values.text, problems: form.problems, maxlength: 10_000, rows: 4, big: true })}
    <div class="buttons">${submit(t(lang, "gemeente-announcement.answer.go"))}</div>
  </form>`;
};

const teamPanel = (
  { shell: { lang }, id, pinned, over }: GemeenteAnnouncementView,
  { writer, reach }: NonNullable<GemeenteAnnouncementView["team"]>,
) => html`<section class="panel" aria-labelledby="bereik"><h2 id="bereik">${t(lang, "gemeente-reach.title")}</h2>
    ${reachList(lang, reach)}
  </section>
  <section class="panel" aria-labelledby="team"><h2 id="team">${t(lang, "gemeente-announcement.team")}</h2>
    <p><span dir="auto">${writer === null ? t(lang, "announcement.written-by.gone") : t(lang, "gemeente-announcement.written-by", { name: writer })}.</span> <span class="soft">${t(lang, "gemeente-announcement.written-by.who-sees")}.</span></p>
    <div class="buttons">${linkButton(`/mededelingen/${id}/veranderen`, t(lang, "announcement.change"), "secondary", "pen")}${over || pinned ? nothing : postButton(`/mededelingen/${id}/vastmaken`, t(lang, "announcement.pin"), "secondary", "prikbord")}${pinned ? postButton(`/mededelingen/${id}/losmaken`, t(lang, "announcement.unpin"), "secondary", "prikbord") : nothing}${linkButton(`/mededelingen/${id}/intrekken`, t(lang, "announcement.withdraw"), "subtle", "prullen")}</div>
  </section>`;

/** GET /mededelingen/:id of a gemeente: one announcement and what people answered; for the team, how it fares. */
export const gemeenteAnnouncementPage = (view: GemeenteAnnouncementView) => {
  const { shell, team } = view;
  const { lang, wijk } = shell;
  return layout(shell, {
    title: view.title,
    indexed: team === null,
    kind: "article",
    alternate: view.objectUri,
    main: html`<article class="question">
      ${backLink("/mededelingen", t(lang, "gemeente-board.title"))}
      ${view.urgent ? html`<p class="state">${urgentMark(lang)}</p>` : nothing}${untilLine(view)}
      <h1 class="asked" dir="auto" lang=${view.language ?? nothing}>${view.title}</h1>
      ${correctionNote(view)}
      <div class="question__text written" dir="auto" lang=${view.language ?? nothing}>${raw(view.bodyHtml)}</div>
      ${photos(lang, view.photos)}
      <p class="question__meta"><span dir="auto">${t(lang, "gemeente-announcement.from", { name: wijk.name })}</span><span>${icon("klok")}${moment(view.when)}</span>${view.pinned ? html`<span>${icon("prikbord")}${t(lang, "announcement.pinned")}</span>` : nothing}<span dir="auto">${icon("kring")}${reachedInWords(view)}</span></p>
    </article>
    <section class="stack" aria-labelledby="antwoorden"><h2 id="antwoorden">${t(lang, "gemeente-announcement.answers")}</h2>
      ${view.answers.answers.length === 0 ? html`<p class="soft">${t(lang, "gemeente-announcement.answers.none")}</p>` : html`<p class="soft">${t(lang, "gemeente-announcement.answers.lead")}</p>${answers(view.answers)}`}
      ${team === null ? nothing : answerForm(view, team.answerForm)}
    </section>`,
    ...(team === null ? {} : { aside: teamPanel(view, team) }),
  });
};
