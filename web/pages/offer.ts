import { nothing } from "lit";
import { backLink, linkButton, postButton } from "../parts/button.ts";
import { hiddenNote } from "../parts/hidden-note.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { type MayModerate, moderating } from "../parts/moderating.ts";
import { moment } from "../parts/moment.ts";
import { type MannerView, mannerLine, type OfferStateView, type PurposeView } from "../parts/offer-rows.ts";
import { notOfficial } from "../parts/official.ts";
import { html } from "../parts/page-html.ts";
import { photos } from "../parts/photos.ts";
import { raw } from "../parts/raw.ts";
import { readAloud } from "../parts/read-aloud.ts";
import { fromNeighbour, type HomeView, heldNote, type WrittenView, writtenMeta } from "../parts/written.ts";
import { t } from "../texts/text.ts";
import type { MomentView, ShellView, ThemeView } from "../views.ts";

export type OfferView = WrittenView & {
  readonly shell: ShellView;
  readonly purpose: PurposeView;
  readonly manner: MannerView;
  readonly theme: ThemeView;
  /** The organisation that offers it. */
  readonly organisation: string | null;
  /** Each empty when that was left open. */
  readonly location: string;
  readonly schedule: string;
  readonly phone: string;
  /** The last day on which it holds. */
  readonly until: MomentView;
  readonly state: OfferStateView;
  readonly home: HomeView | null;
  /** For link previews of what everyone may read. */
  readonly description?: string | undefined;
  readonly may: {
    /** Ask its maker whether it can be, in private. */
    readonly ask?: boolean;
    readonly change?: boolean;
    readonly setAvailability?: boolean;
    readonly prolong?: boolean;
    readonly withdraw?: boolean;
  } & MayModerate;
};

const fact = (drawing: string, label: string, value: string) =>
  value === "" ? nothing : html`<div>${icon(drawing)}<dt>${label}</dt><dd dir="auto">${value}</dd></div>`;

const facts = ({ shell: { lang }, organisation, location, schedule, phone }: OfferView) =>
  organisation === null && location + schedule + phone === ""
    ? nothing
    : html`<dl class="activity-facts">
        ${fact("stadhuis", t(lang, "offer.organisation"), organisation ?? "")}
        ${fact("plek", t(lang, "activity.where"), location)}
        ${fact("klok", t(lang, "activity.when"), schedule)}
        ${fact("foon", t(lang, "offer.phone"), phone)}
      </dl>`;

const stateLine = ({ shell: { lang }, state, until, held }: OfferView) => {
  if (held !== null) return nothing;
  if (state === "there")
    return html`<p class="state">${icon("klok")}<span>${t(lang, "offer.until")} ${moment(until)}</span></p>`;
  return html`<p class="state">${icon(state === "away" ? "klok" : "check")}<span>${t(lang, `offer.state.${state}`)}</span></p>`;
};

const ask = ({ shell: { lang }, id, may, purpose, author, organisation }: OfferView) =>
  may.ask
    ? html`<section class="nextstep" aria-labelledby="kan-het"><h2 id="kan-het">${t(lang, `offer.ask.${purpose}`)}</h2><p dir="auto">${t(lang, "offer.ask.how", { name: organisation ?? author.name })}</p>${linkButton(`/gesprekken/nieuw/${id}`, t(lang, `offer.ask.go.${purpose}`), "primary", "mail")}</section>`
    : nothing;

const stand = (lang: ShellView["lang"], id: string, value: "there" | "away" | "gone") =>
  html`<form method="post" action="/aanbod/${id}/stand"><input type="hidden" name="stand" value=${value}><button class="nl-button nl-button--secondary" type="submit">${t(lang, `offer.set.${value}`)}</button></form>`;

const steering = ({ shell: { lang }, id, may, state }: OfferView) =>
  may.setAvailability
    ? html`<section class="panel" aria-labelledby="stand"><h2 id="stand">${t(lang, "offer.steer")}</h2>
        <p>${t(lang, "offer.steer.what")}</p>
        <div class="buttons">${state === "there" ? stand(lang, id, "away") : stand(lang, id, "there")}${state === "gone" ? nothing : stand(lang, id, "gone")}${may.prolong ? postButton(`/aanbod/${id}/verlengen`, t(lang, "offer.prolong"), "secondary", "klok") : nothing}</div></section>`
    : nothing;

/** GET /aanbod/:id: what somebody offers or looks for, and asking for it in private. */
export const offerPage = (view: OfferView) => {
  const { shell, may, id, purpose } = view;
  const { lang } = shell;
  return layout(shell, {
    title: view.title,
    alternate: view.objectUri,
    ...(view.description === undefined ? {} : { indexed: true, description: view.description, kind: "article" }),
    main: html`<article class="question">
      ${backLink("/aanbod", t(lang, "offers.all"))}
      ${stateLine(view)}
      ${heldNote(lang, view, { refused: t(lang, "offer.refused"), moderator: t(lang, "offer.held.moderator") })}${hiddenNote(lang, t(lang, "offer.hidden"), view.hidden)}
      <h1 class="asked" dir="auto" lang=${view.language ?? nothing}>${view.title}</h1>
      ${readAloud(lang)}
      ${fromNeighbour(lang, view.home, "offer")}
      <p class="question__meta"><span class="heavy">${t(lang, `offer.purpose.${purpose}`)}</span>${mannerLine(lang, view.manner)}<span class="theme">${icon(view.theme.icon)}${view.theme.name}</span></p>
      ${view.bodyHtml ? html`<div class="question__text written" dir="auto" lang=${view.language ?? nothing}>${raw(view.bodyHtml)}</div>` : nothing}
      ${photos(lang, view.photos ?? [])}
      ${facts(view)}
      ${notOfficial(lang, view.author)}
      ${writtenMeta(lang, view, t(lang, "offer.by-me", { name: view.author.name }))}
      ${
        may.change || may.withdraw
          ? html`<div class="buttons">${may.change ? linkButton(`/aanbod/${id}/veranderen`, t(lang, "offer.change"), "secondary", "pen") : nothing}${may.withdraw ? linkButton(`/aanbod/${id}/intrekken`, t(lang, "offer.withdraw"), "subtle", "prullen") : nothing}</div>`
          : nothing
      }
      ${moderating(lang, "offer", `/aanbod/${id}`, { id, ...may })}
    </article>`,
    ...(may.ask || may.setAvailability ? { aside: html`${ask(view)}${steering(view)}` } : {}),
  });
};
