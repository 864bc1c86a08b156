import { nothing } from "lit";
import { accountLink } from "../parts/account-link.ts";
import { type AnswerFormView, answerForm } from "../parts/answer-form.ts";
import { type AnswersView, answers } from "../parts/answers.ts";
import { backLink, linkButton, postButton } from "../parts/button.ts";
import { type ClosingView, closing } from "../parts/closing.ts";
import { type HandedOverView, handedOver } from "../parts/handed-over.ts";
import { hiddenNote } from "../parts/hidden-note.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { type MeTooView, meToo } from "../parts/me-too.ts";
import { moderating } from "../parts/moderating.ts";
import { moment } from "../parts/moment.ts";
import { mayHelp, type OfferRowView } from "../parts/offer-rows.ts";
import { notOfficial, officialPlate } from "../parts/official.ts";
import { html } from "../parts/page-html.ts";
import { type PhotoView, photos } from "../parts/photos.ts";
import { raw } from "../parts/raw.ts";
import { readAloud } from "../parts/read-aloud.ts";
import { type ServiceRequestView, serviceRequest } from "../parts/service-request.ts";
import { stateLine } from "../parts/state.ts";
import { type WayView, way } from "../parts/way.ts";
import { t } from "../texts/text.ts";
import type {
  AudienceView,
  AuthorView,
  MomentView,
  QuestionStateView,
  RingView,
  SaidView,
  ShellView,
  ThemeView,
} from "../views.ts";

export type { AnswerFormView } from "../parts/answer-form.ts";
export type { AnswersView, AnswerView } from "../parts/answers.ts";

export type QuestionView = SaidView & {
  readonly shell: ShellView;
  readonly id: string;
  readonly title: string;
  /** Sanitised; empty when the asker wrote only the question. */
  readonly bodyHtml: string;
  readonly photos?: readonly PhotoView[];
  readonly state: QuestionStateView;
  readonly theme: ThemeView | null;
  /** Where it is about, in one line; empty when the asker did not say. */
  readonly place: string;
  readonly author: AuthorView;
  /** It is asked for another: by `author`, who is a wijkwijzer, or for someone of whom nothing is told. */
  readonly onBehalf?: "wijkwijzer" | "someone" | null;
  /** Its way, for its asker alone. */
  readonly way?: WayView | null;
  /** A proposal to round it off, for its asker alone. */
  readonly closing?: ClosingView | null;
  /** The reader asked it. */
  readonly mine: boolean;
  readonly when: MomentView;
  readonly edited: boolean;
  readonly audience: AudienceView;
  readonly memberCount: number;
  /** The ring that reads it, where it is for the ring. */
  readonly ring?: RingView | null;
  /** How the asker appears outside, shown to the asker alone; `null` for a question that stays in the wijk. */
  readonly outsideName: string | null;
  /** The wijk it comes from, when that is not ours. */
  readonly home: { readonly name: string } | null;
  /** The gemeente whom the asker asked too, in front of everybody. */
  readonly handedTo?: string | null;
  /** The first words of a question that everyone may read, for link previews. */
  readonly description?: string | undefined;
  /** ActivityPub id of a question for everyone. */
  readonly objectUri?: string | undefined;
  readonly answers: AnswersView;
  /** Who has the same question, in numbers; `null` for visitors and for questions of other wijken. */
  readonly meToo: MeTooView | null;
  /** `null` when this reader cannot answer here (visitors, closed questions). */
  readonly answerForm: AnswerFormView | null;
  /** Whoever asked it elsewhere wants no answers from here. */
  readonly answersUnwanted?: boolean;
  /** What became of it where it was handed over to a gemeente alone. */
  readonly handedOver?: HandedOverView | null;
  /** Its report to the gemeente. */
  readonly report?: ServiceRequestView | null;
  /** What is offered about its theme, for its asker alone while it is open. */
  readonly mayHelp?: readonly OfferRowView[];
  /** It waits for a moderator, or one said no and why. */
  readonly held: { readonly state: "waits" } | { readonly state: "refused"; readonly reason: string } | null;
  /** A moderator hid it: its asker and moderators alone still see it. */
  readonly hidden?: { readonly reason: string } | null;
  /** What the asker may do. */
  readonly may: {
    /** Say that it is not right. */
    readonly report?: boolean;
    /** A moderator. */
    readonly hide?: boolean;
    readonly show?: boolean;
    /** A moderator, of a question from elsewhere. */
    readonly bar?: boolean;
    readonly change?: boolean;
    readonly withdraw?: boolean;
    /** Ask the asker whether one may send them a message. */
    readonly write?: boolean;
    readonly close?: boolean;
    readonly reopen?: boolean;
    /** There is a rung ahead that the asker can choose. */
    readonly askFurther?: boolean;
    /** A moderator, of a question without a name. */
    readonly unseal?: boolean;
    /** Report it to the gemeente. */
    readonly toGemeente?: boolean;
  };
};

const by = ({ shell, author, mine, onBehalf }: QuestionView): string => {
  if (onBehalf === "wijkwijzer") return t(shell.lang, "question.through", { name: author.name });
  if (mine) return t(shell.lang, "question.mine", { name: author.name });
  return author.handle && author.kind !== "near" ? `${author.name} (${author.handle})` : author.name;
};

const audienceIcon = { wijk: "huis", kring: "kring", everyone: "elders" } as const;

const readers = ({ shell: { lang }, audience, outsideName, held }: QuestionView): string => {
  if (held?.state === "refused") return t(lang, "question.refused.readers");
  if (held !== null) return t(lang, `question.held.then.${audience}`);
  if (audience === "wijk") return t(lang, "question.read.wijk");
  if (audience === "kring")
    return outsideName ? t(lang, "question.read.kring.as", { name: outsideName }) : t(lang, "question.read.kring");
  return outsideName ? t(lang, "question.read.everyone.as", { name: outsideName }) : t(lang, "question.read.everyone");
};

const article = (view: QuestionView) => {
  const { shell, home, may } = view;
  const { lang } = shell;
  return html`<article class="question">
    ${home ? backLink("/buurwijken", t(lang, "question.all.neighbours")) : backLink("/vragen", t(lang, "question.all"))}
    ${view.held === null ? html`<p>${stateLine(lang, view.state)}</p>` : nothing}
    ${heldNote(view)}${hiddenNote(lang, t(lang, "question.hidden"), view.hidden)}
    <h1 class="asked" dir="auto" lang=${view.language ?? nothing}>${view.title}</h1>
      ${readAloud(lang)}
    ${home ? html`<p class="with-icon">${icon("kring")}<span dir="auto">${t(lang, "question.from", { wijk: home.name })}</span></p>` : nothing}
    ${view.bodyHtml ? html`<div class="question__text written" dir="auto" lang=${view.language ?? nothing}>${raw(view.bodyHtml)}</div>` : nothing}
    ${photos(lang, view.photos ?? [])}
    ${view.author.official ? officialPlate(lang, view.author.official) : notOfficial(lang, view.author)}
    <p class="question__meta">${view.theme ? html`<span class="theme">${icon(view.theme.icon)}${view.theme.name}</span>` : nothing}${view.handedTo ? html`<span>${icon("stadhuis")}<span dir="auto">${t(lang, "question.handed-to", { name: view.handedTo })}</span></span>` : nothing}${view.place ? html`<span>${icon("plek")}<span dir="auto">${view.place}</span></span>` : nothing}<span dir="auto">${view.author.profile && !view.mine ? html`<a class="nl-link" href=${view.author.profile}>${by(view)}</a>` : by(view)}</span>${view.author.now ? html`<span>${t(lang, "question.now-at")} ${accountLink(view.author.now)}</span>` : nothing}${view.onBehalf === "someone" ? html`<span>${t(lang, "question.for-someone")}</span>` : nothing}<span>${icon("klok")}${moment(view.when)}${view.edited ? html` (${t(lang, "question.edited")})` : nothing}</span><span>${icon(audienceIcon[view.audience])}${readers(view)}</span></p>
    ${may.write ? html`<p><a class="quiet nl-link" href="/gesprekken/nieuw/${view.id}" dir="auto">${t(lang, "question.write", { name: view.author.name })}</a></p>` : nothing}
    ${
      may.change || may.withdraw
        ? html`<div class="buttons">${may.change ? linkButton(`/vragen/${view.id}/veranderen`, t(lang, "question.change"), "secondary", "pen") : nothing}${may.withdraw ? linkButton(`/vragen/${view.id}/intrekken`, t(lang, "question.withdraw"), "subtle", "prullen") : nothing}</div>`
        : nothing
    }
    ${moderating(lang, "question", `/vragen/${view.id}`, { id: view.id, ...may })}
    ${view.meToo ? meToo(lang, view.id, view.meToo) : nothing}
    ${view.report ? serviceRequest(lang, view.id, view.report) : nothing}
    ${view.handedOver ? handedOver(lang, view.id, view.handedOver) : nothing}
    ${may.toGemeente ? html`<p><a class="quiet nl-link" href="/vragen/${view.id}/melden">${t(lang, "to-gemeente.go")}</a></p>` : nothing}
    ${may.unseal ? html`<p><a class="quiet nl-link" href="/vragen/${view.id}/ontzegelen">${t(lang, "question.nameless.unseal")}</a></p>` : nothing}
  </article>`;
};

const heldNote = ({ shell: { lang }, held, mine }: QuestionView) => {
  if (held === null) return nothing;
  if (held.state === "refused")
    return html`<div class="warnbox">${icon("let")}<div><p class="heavy">${t(lang, "question.refused")}</p><p dir="auto">${t(lang, "question.refused.reason", { reason: held.reason })}</p>${mine ? html`<p>${t(lang, "question.refused.text")}</p>` : nothing}</div></div>`;
  return html`<div class="hintbox">${icon("klok")}<div><p class="heavy">${t(lang, "question.held")}</p>${
    mine
      ? html`<p>${t(lang, "question.held.text")}</p>`
      : html`<p>${t(lang, "question.held.moderator")} <a class="nl-link" href="/moderatie">${t(lang, "question.held.go")}</a></p>`
  }</div></div>`;
};

const askerChoice = (view: QuestionView) => {
  const { id, may, onBehalf, shell } = view;
  const { lang } = shell;
  if (view.closing) return closing(lang, `/vragen/${id}`, view.closing, view.answers);
  if (may.close)
    return html`<section class="nextstep" aria-labelledby="klaar"><h2 id="klaar">${t(lang, "question.done")}</h2><p>${t(lang, "question.done.lead")}</p>${onBehalf === "wijkwijzer" ? html`<p>${t(lang, "question.done.through")} <a class="nl-link" href="/mijn-tafel">${t(lang, "desk.title")}</a></p>` : nothing}${postButton(`/vragen/${id}/afronden`, t(lang, "question.done.close"), "primary", "check")}${may.askFurther ? linkButton(`/vragen/${id}/verder`, t(lang, "choose.further"), "secondary", "geef") : nothing}</section>`;
  if (may.reopen)
    return html`<section class="nextstep" aria-labelledby="klaar"><h2 id="klaar">${t(lang, "question.closed")}</h2><p>${t(lang, "question.closed.lead")}</p>${postButton(`/vragen/${id}/heropenen`, t(lang, "question.reopen"))}</section>`;
  return nothing;
};

const forVisitor = ({
  shell: { lang, wijk },
  id,
}: QuestionView) => html`<section class="panel" aria-labelledby="weet-jij">
    <h2 id="weet-jij">${t(lang, "question.visitor")}</h2>
    <p>${t(lang, "question.visitor.lead", { wijk: wijk.name })}</p>
    <div class="buttons">${linkButton("/meedoen", t(lang, "visitor.join"), "primary")}${linkButton("/inloggen", t(lang, "shell.sign-in"))}</div>
    <p>${t(lang, "question.visitor.elsewhere")}</p>
    <div class="buttons">${linkButton(`/vragen/${id}/eigen-plek`, t(lang, "answer-elsewhere.title"), "secondary", "elders")}</div>
  </section>`;

/** The answers, and the form below them. Nobody answers what waits for a moderator. */
const thread = (view: QuestionView, open: boolean) => {
  const { shell } = view;
  const { lang } = shell;
  return html`<section aria-labelledby="antwoorden">
        <h2 class="below-4" id="antwoorden">${t(lang, "question.answers")}</h2>
        <p class="live hintbox" id="antwoorden-nieuw" role="status"></p>
        <wijk-answers data-view=${JSON.stringify(view.answers)}>${answers(view.answers)}</wijk-answers>
        ${view.answerForm ? answerForm(view, view.answerForm) : nothing}
        ${!open && shell.reader && !view.mine ? html`<p class="soft above-6">${t(lang, "question.answer.closed")}</p>` : nothing}
        ${open && shell.reader && view.answersUnwanted ? html`<p class="soft above-6">${t(lang, "question.answer.unwanted")}</p>` : nothing}
      </section>`;
};

/** GET /vragen/:id: a question with its answers, for residents, the asker and (when for everyone) visitors. */
export const questionPage = (view: QuestionView) => {
  const { shell } = view;
  const { lang } = shell;
  const choice = askerChoice(view);
  const help = mayHelp(lang, view.mayHelp ?? [], {
    lead: t(lang, "offers.may-help.asker"),
    ask: ({ id, organisation }) =>
      organisation === null
        ? nothing
        : html`<div class="buttons">${linkButton(`/vragen/${view.id}/aan/${id}`, t(lang, "open-door.go-to", { name: organisation }), "secondary", "mail")}</div>`,
  });
  const beside = [choice, view.way ? way(lang, view.way) : nothing, help].filter((part) => part !== nothing);
  const open = view.state !== "closed";
  return layout(shell, {
    title: view.title,
    live: `/vragen/${view.id}/volgen`,
    indexed: view.audience === "everyone" && view.home === null && view.held === null,
    description: view.description || t(lang, "preview.question", { wijk: shell.wijk.name, place: shell.wijk.place }),
    kind: "article",
    alternate: view.objectUri,
    feed: {
      title: t(lang, "feed.answers", { title: view.title }),
      atom: `/vragen/${view.id}/antwoorden.atom`,
      json: `/vragen/${view.id}/antwoorden.json`,
    },
    quotable: true,
    main: html`${article(view)}
      ${view.held === null ? thread(view, open) : nothing}
      ${!shell.reader && open && !view.answersUnwanted ? forVisitor(view) : nothing}`,
    ...(beside.length === 0 ? {} : { aside: beside }),
  });
};
