import { nothing } from "lit";
import { type AnswerFormView, answerForm } from "../parts/answer-form.ts";
import { type AnswersView, answers } from "../parts/answers.ts";
import { urgentMark } from "../parts/board.ts";
import { backLink, linkButton, postButton } from "../parts/button.ts";
import { hiddenNote } from "../parts/hidden-note.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { type MayModerate, moderating } from "../parts/moderating.ts";
import { moment } from "../parts/moment.ts";
import { notOfficial, officialPlate } from "../parts/official.ts";
import { html } from "../parts/page-html.ts";
import { type PhotoView, photos } from "../parts/photos.ts";
import { raw } from "../parts/raw.ts";
import { readAloud } from "../parts/read-aloud.ts";
import { safeUrl } from "../parts/safe-url.ts";
import { t } from "../texts/text.ts";
import type { AudienceView, MomentView, SaidView, ShellView, VoiceView } from "../views.ts";

export type AnnouncementView = SaidView & {
  readonly shell: ShellView;
  readonly id: string;
  readonly title: string;
  /** Sanitised. */
  readonly bodyHtml: string;
  readonly photos: readonly PhotoView[];
  /** Its first words, for whoever finds it elsewhere. */
  readonly description: string;
  readonly when: MomentView;
  /** When its words were changed last. */
  readonly edited: MomentView | null;
  /** What was wrong before they changed; empty when nothing was. */
  readonly correction: string;
  /** The last day on which it holds; `null` for what always holds. */
  readonly until: MomentView | null;
  readonly over: boolean;
  readonly urgent: boolean;
  readonly pinned: boolean;
  readonly audience: AudienceView;
  /** ActivityPub id of an announcement for everyone. */
  readonly objectUri?: string | undefined;
  /** The neighbouring wijk or the official source that says it; `null` for our own wijk. */
  readonly from: VoiceView | null;
  /** Its page there, of what is said elsewhere. */
  readonly page: string | null;
  /** Who wrote it in the name of the wijk, for moderators alone; `name` is `null` for somebody who left. */
  readonly writer: { readonly name: string | null } | null;
  readonly hidden: { readonly reason: string } | null;
  /** What people answered, under what an official source said; `null` where nobody answers. */
  readonly answers: AnswersView | null;
  /** `null` for whoever cannot answer. */
  readonly answerForm: AnswerFormView | null;
  readonly memberCount: number;
  readonly may: {
    readonly steer?: boolean;
    readonly pin?: boolean;
    readonly unpin?: boolean;
    /** A resident can ask a question about it. */
    readonly ask?: boolean;
  } & MayModerate;
};

/** A question about it begins with so much of its title, in UTF-16 code units. */
const longestQuoted = 80;

const askHref = ({ shell: { lang }, title }: AnnouncementView): string => {
  const quoted = title.length > longestQuoted ? `${title.slice(0, longestQuoted).toWellFormed().trimEnd()}…` : title;
  return `/vragen/nieuw?vraag=${encodeURIComponent(t(lang, "announcement.ask.start", { title: quoted }))}`;
};

const correctionNote = ({ shell: { lang }, edited, correction, from }: AnnouncementView) =>
  edited !== null && from?.official
    ? html`<p class="hintbox">${icon("pen")}<span><b>${t(lang, "announcement.corrected")} ${moment(edited)}</b></span></p>`
    : edited === null || correction === ""
      ? nothing
      : html`<p class="hintbox">${icon("pen")}<span><b>${t(lang, "announcement.corrected")} ${moment(edited)}:</b> <span dir="auto">${correction}</span></span></p>`;

const untilLine = ({ shell: { lang }, until, over }: AnnouncementView) =>
  until === null || over
    ? nothing
    : html`<p class="state">${icon("klok")}<span>${t(lang, "announcement.until")} ${moment(until)}</span></p>`;

const overNote = ({ shell: { lang }, until, over }: AnnouncementView) =>
  until === null || !over
    ? nothing
    : html`<p class="hintbox">${icon("klok")}<span><b>${t(lang, "announcement.over")}</b> ${t(lang, "announcement.was-until")} ${moment(until)}.</span></p>`;

const whereItStands = ({ shell: { lang }, from, page }: AnnouncementView) => {
  const address = safeUrl(page);
  return from === null || address === null
    ? nothing
    : html`<p><a class="nl-link more" href=${address} rel="noopener noreferrer">${t(lang, "announcement.at-neighbour", { wijk: from.name })}</a></p>`;
};

/** Whoever says it elsewhere, with the whole address, and the badge if the wijk knows them as official. */
const whoSaysIt = ({ shell: { lang }, from }: AnnouncementView) =>
  from === null
    ? nothing
    : html`${from.official ? html`<div class="stack-sm">${officialPlate(lang, from.official)}<p><b dir="auto">${from.name}</b> <span class="wrap" dir="ltr">${from.handle}</span></p></div>` : nothing}${
        from.likeness
          ? html`<div>${notOfficial(lang, from)}<p class="wrap" dir="ltr">${from.handle}</p></div>`
          : nothing
      }`;

const fromWords = ({ shell: { lang }, from }: AnnouncementView): string => {
  if (from === null) return t(lang, "announcement.from");
  return from.official
    ? t(lang, "announcement.from.source", { name: from.name })
    : t(lang, "announcement.from.neighbour", { wijk: from.name });
};

const forModerators = ({ shell: { lang }, id, may, writer }: AnnouncementView) => {
  if (writer === null) return nothing;
  return html`<section class="panel" aria-labelledby="moderatoren"><h2 id="moderatoren">${t(lang, "announcement.moderator")}</h2>
    <p><span dir="auto">${writer.name === null ? t(lang, "announcement.written-by.gone") : t(lang, "announcement.written-by", { name: writer.name })}.</span> <span class="soft">${t(lang, "announcement.written-by.who-sees")}.</span></p>
    ${
      may.steer
        ? html`<div class="buttons">${linkButton(`/mededelingen/${id}/veranderen`, t(lang, "announcement.change"), "secondary", "pen")}${may.pin ? postButton(`/mededelingen/${id}/vastmaken`, t(lang, "announcement.pin"), "secondary", "prikbord") : nothing}${may.unpin ? postButton(`/mededelingen/${id}/losmaken`, t(lang, "announcement.unpin"), "secondary", "prikbord") : nothing}${linkButton(`/mededelingen/${id}/intrekken`, t(lang, "announcement.withdraw"), "subtle", "prullen")}</div>`
        : nothing
    }
  </section>`;
};

const answersPart = ({ shell, id, memberCount, answers: given, answerForm: form }: AnnouncementView) => {
  const { lang } = shell;
  return given === null
    ? nothing
    : html`<section class="stack" aria-labelledby="antwoorden"><h2 id="antwoorden">${t(lang, "announcement.answers")}</h2><p class="soft">${t(lang, "announcement.answers.lead")}</p>${answers(given)}${form === null ? nothing : answerForm({ shell, id, mine: false, audience: "everyone", memberCount, home: null, under: "mededelingen" }, form)}</section>`;
};

/** What our wijk says to everybody and still holds is there to be found; what others say is found with them. */
const isForEverybody = ({ audience, from, hidden, over }: AnnouncementView): boolean =>
  audience === "everyone" && from === null && hidden === null && !over;

/** GET /mededelingen/:id: one announcement, with what moderators can do. */
export const announcementPage = (view: AnnouncementView) => {
  const { shell, may, id } = view;
  const { lang } = shell;
  return layout(shell, {
    title: view.title,
    indexed: isForEverybody(view),
    description: view.description,
    kind: "article",
    alternate: view.objectUri,
    main: html`<article class="question">
      ${backLink("/mededelingen", t(lang, "board.title"))}
      ${whoSaysIt(view)}
      ${view.urgent ? html`<p class="state">${urgentMark(lang)}</p>` : nothing}${untilLine(view)}
      ${hiddenNote(lang, t(lang, "announcement.hidden"), view.hidden)}
      ${overNote(view)}
      <h1 class="asked" dir="auto" lang=${view.language ?? nothing}>${view.title}</h1>
      ${readAloud(lang)}
      ${correctionNote(view)}
      <div class="question__text written" dir="auto" lang=${view.language ?? nothing}>${raw(view.bodyHtml)}</div>
      ${photos(lang, view.photos)}
      <p class="question__meta"><span dir="auto">${fromWords(view)}</span><span>${icon("klok")}${moment(view.when)}${view.edited !== null ? html` (${t(lang, "question.edited")})` : nothing}</span>${view.pinned ? html`<span>${icon("prikbord")}${t(lang, "announcement.pinned")}</span>` : nothing}<span>${icon(view.audience === "wijk" ? "huis" : "elders")}${t(lang, view.audience === "wijk" ? "question.read.wijk" : "question.read.everyone")}</span></p>
      ${whereItStands(view)}
      ${may.ask ? html`<div class="buttons">${linkButton(askHref(view), t(lang, "announcement.ask"), "secondary", "vraag")}</div>` : nothing}
      ${moderating(lang, "announcement", `/mededelingen/${id}`, { id, ...may })}
    </article>
    ${answersPart(view)}
    ${forModerators(view)}`,
  });
};
