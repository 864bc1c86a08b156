import { nothing } from "lit";
import { linkButton, postButton } from "../parts/button.ts";
import { calmEnd } from "../parts/calm-end.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { mayHelp, type OfferRowView } from "../parts/offer-rows.ts";
import { html } from "../parts/page-html.ts";
import { somethingNew } from "../parts/something-new.ts";
import { answersToBring, type SpokenDeskView, spokenAside } from "../parts/spoken-desk.ts";
import { spokenForm } from "../parts/spoken-form.ts";
import { stateWindow } from "../parts/state.ts";
import { t } from "../texts/text.ts";
import type { MomentView, QuestionStateView, SaidView, ShellView, ThemeView } from "../views.ts";

/** A question that waits for a wijkwijzer. */
export type WaitingView = SaidView & {
  readonly id: string;
  readonly title: string;
  /** The beginning of what the asker wrote. */
  readonly text: string;
  readonly theme: ThemeView;
  readonly days: number;
  readonly answers: number;
  /** It was put on this desk, and on two others at most. */
  readonly offered: boolean;
};

export type DeskView = {
  readonly shell: ShellView;
  /** What lies on the desk, as a mark that another one has when something else does. */
  readonly mark: string;
  readonly hasThemes: boolean;
  readonly waiting: readonly WaitingView[];
  readonly inHand: readonly (SaidView & {
    readonly id: string;
    readonly title: string;
    readonly state: QuestionStateView;
    readonly since: MomentView;
    /** Rounding off together: proposed and waiting, the asker said not yet, or done. */
    readonly closing: "proposed" | "not-yet" | "done" | null;
  })[];
  /** What is offered about the reader's themes. */
  readonly mayHelp?: readonly OfferRowView[];
  /** What this wijkwijzer wrote down for people who are not online. */
  readonly spoken: SpokenDeskView;
  readonly themes: readonly ThemeView[];
  readonly capacity: number;
  /** "Dinsdag, 10:00 tot 12:00", one for each; empty for always. */
  readonly hours: readonly string[];
  /** A day in words. */
  readonly awayUntil: string | null;
};

const long = 3;

const job = (lang: ShellView["lang"], one: WaitingView) => html`<li class="job" id="vraag-${one.id}">
    <p class="job__top"><span class="theme">${icon(one.theme.icon)}${one.theme.name}</span><span class="wait ${one.days >= long ? "wait--long" : ""}">${icon("klok")}${one.days === 0 ? t(lang, "desk.wait.today") : t(lang, "desk.wait.days", { count: one.days })}</span></p>
    <h3><a class="job__title" href="/vragen/${one.id}" dir="auto" lang=${one.language ?? nothing}>${one.title}</a></h3>
    ${one.text ? html`<p dir="auto" lang=${one.language ?? nothing}>${one.text}</p>` : nothing}
    ${one.offered || one.answers > 0 ? html`<p class="small soft">${[one.offered ? t(lang, "desk.offered") : "", one.answers > 0 ? t(lang, "desk.answers", { count: one.answers }) : ""].filter(Boolean).join(" · ")}</p>` : nothing}
    <div class="buttons">${postButton(`/mijn-tafel/vragen/${one.id}/oppakken`, t(lang, "desk.take"), "primary")}${linkButton(`/vragen/${one.id}#antwoord-schrijven`, t(lang, "desk.answer"))}<div class="buttons">${linkButton(`/mijn-tafel/vragen/${one.id}/terugvragen`, t(lang, "desk.ask-back"), "subtle", "mail")}${linkButton(`/mijn-tafel/vragen/${one.id}/doorgeven`, t(lang, "desk.pass"), "subtle", "geef")}</div></div>
  </li>`;

const inHand = ({ shell: { lang }, inHand: mine }: DeskView) =>
  mine.length === 0
    ? html`<p class="soft">${t(lang, "desk.mine.none")}</p>`
    : html`<ul class="rows">${mine.map(
        (
          one,
        ) => html`<li>${stateWindow(one.state)}<div class="row__body"><a class="row__title size-md" href="/vragen/${one.id}" dir="auto" lang=${one.language ?? nothing}>${one.title}</a><p class="row__meta">${one.closing === "done" ? t(lang, "desk.closing.done") : one.state === "answered" ? t(lang, "desk.mine.helped") : t(lang, "desk.mine.since", { when: one.since.words })}</p>
          ${one.state === "looked-at" && one.closing ? html`<p>${t(lang, `desk.closing.${one.closing}`)}</p>` : nothing}
          ${one.state === "looked-at" ? html`<div class="buttons">${one.closing === "proposed" ? nothing : postButton(`/mijn-tafel/vragen/${one.id}/samen-afronden`, t(lang, "desk.closing"), "secondary", "check")}${linkButton(`/mijn-tafel/vragen/${one.id}/terugvragen`, t(lang, "desk.ask-back"))}${linkButton(`/mijn-tafel/vragen/${one.id}/doorgeven`, t(lang, "desk.pass"), "subtle")}${postButton(`/mijn-tafel/vragen/${one.id}/teruggeven`, t(lang, "desk.give-back"), "subtle")}</div>` : nothing}</div></li>`,
      )}</ul>`;

/** GET /mijn-tafel: what waits for this wijkwijzer, and what they look into. */
export const deskPage = (view: DeskView) => {
  const { shell, waiting } = view;
  const { lang } = shell;
  const busy = view.inHand.filter(({ state }) => state === "looked-at").length;
  const lead = waiting.length === 0 ? t(lang, "desk.lead.none") : t(lang, "desk.lead", { count: waiting.length });
  return layout(shell, {
    title: t(lang, "desk.title"),
    live: "/mijn-tafel/volgen",
    main: html`<div class="pagehead"><h1 dir="auto">${t(lang, "desk.greeting", { name: shell.reader?.name ?? "" })}</h1>
        <p class="lead">${lead} ${t(lang, "desk.in-hand", { count: busy })} ${t(lang, "desk.capacity", { capacity: view.capacity })}</p>
        <div class="buttons">${linkButton("#gesproken", t(lang, "spoken.title"), "secondary", "foon")}</div></div>
      ${somethingNew(shell, "/mijn-tafel", "tafel", view.mark)}
      ${answersToBring(lang, view.spoken.toBring)}
      ${view.hasThemes ? nothing : html`<section class="nextstep" aria-label=${t(lang, "desk.no-themes.go")}><p>${t(lang, "desk.no-themes")}</p>${linkButton("/mijn-tafel/instellingen", t(lang, "desk.no-themes.go"), "primary")}</section>`}
      <section aria-labelledby="wachten"><h2 class="below-4" id="wachten">${t(lang, "desk.waiting")}</h2>
        <ol class="bare">${waiting.map((one) => job(lang, one))}</ol>
        ${calmEnd(t(lang, "desk.end"))}
      </section>
      <section class="panel" aria-labelledby="gesproken">${spokenForm({ lang, reader: shell.reader?.name ?? "", action: "/mijn-tafel/gesproken", themes: view.themes, values: {}, problems: [], head: "h2" })}</section>`,
    aside: html`${spokenAside(lang, view.spoken)}<section class="panel" aria-labelledby="bezig"><h2 id="bezig">${t(lang, "desk.mine")}</h2>${inHand(view)}</section>
      ${mayHelp(lang, view.mayHelp ?? [], { lead: t(lang, "offers.may-help.desk") })}
      <section class="panel" aria-labelledby="tijden"><h2 id="tijden">${t(lang, "desk.hours")}</h2>
        ${view.awayUntil ? html`<p><b>${t(lang, "desk.hours.away", { date: view.awayUntil })}</b></p>` : nothing}
        <p>${view.hours.length === 0 ? t(lang, "desk.hours.always") : view.hours.map((line) => html`${line}<br>`)}</p>
        <p>${t(lang, "desk.hours.most", { count: view.capacity })}</p>
        <p><a class="nl-link more" href="/mijn-tafel/instellingen">${t(lang, "desk.hours.change")}</a></p></section>
      <p><a class="nl-link more with-icon" href="/toevertrouwd">${icon("zegel")}${t(lang, "entrusted.title")}</a></p>`,
  });
};
