import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { threadText as t } from "../texts/thread-text.ts";
import type { Language } from "../texts/translate.ts";
import type { AuthorView, MomentView, SaidView } from "../views.ts";
import { icon } from "./icon.ts";
import { moment } from "./moment.ts";
import { notOfficial, officialPlate } from "./official.ts";
import { type PhotoView, photos } from "./photos.ts";
import { raw } from "./raw.ts";
import { safeUrl } from "./safe-url.ts";
import { stateWindow } from "./state.ts";

/** One answer as this reader may see it. Plain JSON: the live thread sends exactly this to the browser. */
export type AnswerView = SaidView & {
  readonly id: string;
  readonly state: "shown" | "withdrawn" | "hidden" | "held" | "refused";
  readonly author: AuthorView;
  /** Written by the reader. */
  readonly mine: boolean;
  readonly when: MomentView;
  readonly edited: boolean;
  /** The question is read by others too, and this by the wijk alone. */
  readonly homeOnly?: boolean;
  /** Sanitised. Empty when the reader may not see the text (withdrawn, or hidden from this reader). */
  readonly bodyHtml: string;
  readonly photos?: readonly PhotoView[];
  readonly helped: boolean;
  /** Why a moderator hid or refused it. */
  readonly hiddenReason?: string | undefined;
  /** What this reader may do with it; a missing one is "no". */
  readonly may: {
    readonly mark?: boolean;
    readonly unmark?: boolean;
    readonly change?: boolean;
    readonly withdraw?: boolean;
    /** Ask the writer whether one may send them a message. */
    readonly write?: boolean;
    /** Said without a name by whoever holds the secret of this page. */
    readonly takeBack?: boolean;
    /** Say that it is not right. */
    readonly report?: boolean;
    readonly hide?: boolean;
    /** Bar the writer, who is from elsewhere. */
    readonly bar?: boolean;
    readonly show?: boolean;
  };
};

/** The answers of one question, in the order in which they stand: what helped first, then by time. */
export type AnswersView = {
  readonly lang: Language;
  readonly questionId: string;
  /** The reader asked the question. */
  readonly readerAsked: boolean;
  /** Where the asker's actions go; without it, under the page of the question. */
  readonly actions?: string;
  readonly answers: readonly AnswerView[];
};

const tiles = { near: "huis", ring: "kring", away: "elders" } as const;

const fromWhere = (lang: Language, { author, mine }: AnswerView): string => {
  if (author.kind === "ring") return `${t(lang, "thread.ring", { wijk: author.wijk ?? "" })}, `;
  // Whoever speaks here in the name of a gemeente is not a neighbour.
  if (author.kind === "near" && author.official) return "";
  return `${t(lang, author.kind === "away" ? "thread.away" : mine ? "thread.you" : "thread.near")}, `;
};

const who = (lang: Language, answer: AnswerView): TemplateResult => {
  const { author } = answer;
  return html`<p class="answer__who"><b dir="auto">${author.profile ? html`<a class="nl-link" href=${author.profile}>${author.name}</a>` : author.name}</b><span>${fromWhere(lang, answer)}${moment(answer.when)}${
    answer.edited ? html`<span>, ${t(lang, "thread.edited")}</span>` : nothing
  }${answer.homeOnly ? html`<span>, ${t(lang, "thread.home-only")}</span>` : nothing}</span></p>`;
};

const linked = ({ handle, url }: { readonly handle: string; readonly url?: string | undefined }) => {
  const address = safeUrl(url);
  return address ? html`<a class="nl-link" href=${address} rel="nofollow noopener">${handle}</a>` : handle;
};

const addresses = (lang: Language, { handle, url, now }: AuthorView) => [
  handle ? html`<p class="small soft" dir="ltr">${linked({ handle, url })}</p>` : nothing,
  now
    ? html`<p class="small soft"><span>${t(lang, "thread.now-at")}</span> <span dir="ltr">${linked(now)}</span></p>`
    : nothing,
];

/** On which house rule an answer can be hidden. */
const rules = ["friendly", "private", "honest", "law"] as const;

const hideForm = (lang: Language, answer: AnswerView) => html`<details class="answer__hide">
  <summary><span>${t(lang, "thread.hide.open")}</span></summary>
  <form class="field above-2" method="post" action="/antwoorden/${answer.id}/verbergen">
    <label class="utrecht-form-label" for="regel-${answer.id}">${t(lang, "thread.rule")}</label>
    <select class="utrecht-select" id="regel-${answer.id}" name="rule"><option value="">${t(lang, "thread.rule.general")}</option>${rules.map((rule) => html`<option value=${rule}>${t(lang, `thread.rule.${rule}`)}</option>`)}</select>
    <label class="utrecht-form-label" for="reden-${answer.id}">${t(lang, "thread.hide.reason")}</label>
    <p class="utrecht-form-field-description" id="reden-hint-${answer.id}">${t(lang, "thread.hide.hint")}</p>
    <input class="utrecht-textbox" id="reden-${answer.id}" name="reason" type="text" maxlength="200" dir="auto" autocomplete="off" aria-describedby="reden-hint-${answer.id}">
    <div class="buttons"><button class="nl-button nl-button--secondary" type="submit">${t(lang, "thread.hide")}</button></div>
  </form>
</details>`;

const actionsOf = (view: AnswersView): string => view.actions ?? `/vragen/${view.questionId}`;

const mark = (view: AnswersView, answer: AnswerView) => html`<form method="post" action="${actionsOf(view)}/geholpen">
  <input type="hidden" name="answer" value=${answer.id}>
  <button class="nl-button" type="submit"><span class="nl-button__icon-start">${icon("check")}</span><span class="nl-button__label">${t(view.lang, "thread.mark")}</span></button>
</form>`;

const postButton = (action: string, words: string) =>
  html`<form method="post" action=${action}><button class="quiet quiet--button" type="submit">${words}</button></form>`;

const takeBack = (view: AnswersView, answer: AnswerView) =>
  html`<form method="post" action="${actionsOf(view)}/terugnemen"><input type="hidden" name="answer" value=${answer.id}><button class="quiet quiet--button" type="submit">${t(view.lang, "thread.take-back")}</button></form>`;

const acts = (view: AnswersView, answer: AnswerView) => {
  const { lang } = view;
  const { may, id } = answer;
  if (!Object.values(may).some(Boolean)) return nothing;
  return html`<div class="answer__acts">
    ${may.mark ? mark(view, answer) : nothing}
    ${may.unmark ? postButton(`${actionsOf(view)}/niet-geholpen`, t(lang, "thread.unmark")) : nothing}
    ${may.takeBack ? takeBack(view, answer) : nothing}
    ${may.change ? html`<a class="quiet nl-link" href="/antwoorden/${id}/veranderen">${t(lang, "thread.change")}</a>` : nothing}
    ${may.withdraw ? html`<a class="quiet nl-link" href="/antwoorden/${id}/intrekken">${t(lang, "thread.withdraw")}</a>` : nothing}
    ${may.write ? html`<a class="quiet nl-link" href="/gesprekken/nieuw/${id}">${t(lang, "thread.write")}</a>` : nothing}
    ${may.report ? html`<a class="quiet nl-link" href="/antwoorden/${id}/klopt-niet">${t(lang, "thread.report")}</a>` : nothing}
    ${may.bar ? html`<a class="quiet nl-link" href="/moderatie/schrijver-van/${id}">${t(lang, "thread.bar")}</a>` : nothing}
    ${may.show ? postButton(`/antwoorden/${id}/tonen`, t(lang, "thread.show")) : nothing}
    ${may.hide ? hideForm(lang, answer) : nothing}
  </div>`;
};

const calmWords = ({ state, mine }: AnswerView) => {
  if (state === "held") return mine ? "thread.held" : "thread.held.moderator";
  if (state === "refused") return "thread.refused";
  return state === "hidden" ? "thread.hidden" : "thread.withdrawn";
};

const calmLine = (
  view: AnswersView,
  answer: AnswerView,
): TemplateResult => html`<li class="answer answer--gone" id="antwoord-${answer.id}">
  <p class="soft">${t(view.lang, calmWords(answer))}</p>
  ${answer.hiddenReason ? html`<p class="small soft" dir="auto">${t(view.lang, "thread.hidden.reason", { reason: answer.hiddenReason })}</p>` : nothing}
  ${answer.bodyHtml ? html`<div class="answer__body written soft" dir="auto" lang=${answer.language ?? nothing}>${raw(answer.bodyHtml)}</div>` : nothing}
  ${photos(view.lang, answer.photos ?? [])}
  ${acts(view, answer)}
</li>`;

const shownAnswer = (
  view: AnswersView,
  answer: AnswerView,
): TemplateResult => html`<li class="answer ${answer.helped ? "answer--helped" : ""}" id="antwoord-${answer.id}">
  ${answer.helped ? html`<p class="helped">${stateWindow("answered")}${t(view.lang, view.readerAsked ? "thread.helped.you" : "thread.helped.other")}</p>` : nothing}
  ${answer.author.official ? officialPlate(view.lang, answer.author.official) : nothing}
  <span class="tile tile--${answer.author.kind}">${icon(tiles[answer.author.kind])}</span>${who(view.lang, answer)}
  <div class="answer__body">${notOfficial(view.lang, answer.author)}<div class="written" dir="auto" lang=${answer.language ?? nothing}>${raw(answer.bodyHtml)}</div>${photos(view.lang, answer.photos ?? [])}${addresses(view.lang, answer.author)}${acts(view, answer)}</div>
</li>`;

/** The answers of a question. The page renders it on the server and the live thread hydrates the same. */
export const answers = (view: AnswersView): TemplateResult =>
  view.answers.length === 0
    ? html`<p class="soft">${t(view.lang, view.readerAsked ? "thread.none.asker" : "thread.none")}</p>`
    : html`<ol class="answers">${repeat(
        view.answers,
        (answer) => answer.id,
        (answer) => (answer.state === "shown" ? shownAnswer(view, answer) : calmLine(view, answer)),
      )}</ol>`;
