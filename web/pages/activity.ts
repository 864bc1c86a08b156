import { nothing } from "lit";
import { type ActivityFactsView, activityFacts } from "../parts/activity-facts.ts";
import { backLink, linkButton } from "../parts/button.ts";
import { hiddenNote } from "../parts/hidden-note.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { type MayModerate, moderating } from "../parts/moderating.ts";
import { notOfficial } from "../parts/official.ts";
import { html } from "../parts/page-html.ts";
import { photos } from "../parts/photos.ts";
import { raw } from "../parts/raw.ts";
import { readAloud } from "../parts/read-aloud.ts";
import { type RegisteringView, registering } from "../parts/registering.ts";
import { fromNeighbour, type HomeView, heldNote, type WrittenView, writtenMeta } from "../parts/written.ts";
import { t } from "../texts/text.ts";
import type { ShellView } from "../views.ts";

export type ActivityView = WrittenView & {
  readonly shell: ShellView;
  readonly facts: ActivityFactsView;
  readonly home: HomeView | null;
  /** For link previews of what everyone may read. */
  readonly description?: string | undefined;
  readonly past: boolean;
  readonly cancelled: { readonly why: string } | null;
  readonly registering: RegisteringView | null;
  /** Who comes, for the maker alone. */
  readonly guestList: { readonly coming: readonly string[]; readonly waiting: readonly string[] } | null;
  readonly may: { readonly change?: boolean; readonly cancel?: boolean; readonly withdraw?: boolean } & MayModerate;
};

const cancelledNote = ({ shell: { lang }, cancelled }: ActivityView) =>
  cancelled === null
    ? nothing
    : html`<div class="warnbox">${icon("let")}<div><p class="heavy">${t(lang, "agenda.cancelled")}</p><p dir="auto">${cancelled.why}</p></div></div>`;

const names = (words: string, list: readonly string[]) =>
  list.length === 0
    ? nothing
    : html`<h3 class="size-lg">${words}</h3><ol class="names">${list.map((name) => html`<li dir="auto">${name}</li>`)}</ol>`;

const guests = ({ shell: { lang }, guestList }: ActivityView) => {
  if (guestList === null) return nothing;
  const { coming, waiting } = guestList;
  return html`<section class="panel" aria-labelledby="wie-komt"><h2 id="wie-komt">${t(lang, "activity.list")}</h2>
    <p class="small soft">${t(lang, "activity.list.who-sees")}</p>
    ${coming.length + waiting.length === 0 ? html`<p>${t(lang, "activity.list.none")}</p>` : nothing}
    ${names(t(lang, "activity.list.coming", { count: coming.length }), coming)}
    ${names(t(lang, "activity.list.waiting", { count: waiting.length }), waiting)}</section>`;
};

const acts = ({ shell: { lang }, id, may }: ActivityView) =>
  may.change || may.cancel || may.withdraw
    ? html`<div class="buttons">${may.change ? linkButton(`/agenda/${id}/veranderen`, t(lang, "activity.change"), "secondary", "pen") : nothing}${may.cancel ? linkButton(`/agenda/${id}/afgelasten`, t(lang, "activity.cancel"), "secondary", "stop") : nothing}${may.withdraw ? linkButton(`/agenda/${id}/intrekken`, t(lang, "activity.withdraw"), "subtle", "prullen") : nothing}</div>`
    : nothing;

/** GET /agenda/:id: an activity, and coming to it, for residents and (when for everyone) visitors. */
export const activityPage = (view: ActivityView) => {
  const { shell, may, id } = view;
  const { lang } = shell;
  return layout(shell, {
    title: view.title,
    alternate: view.objectUri,
    ...(view.description === undefined ? {} : { indexed: true, description: view.description, kind: "article" }),
    main: html`<article class="question">
      ${backLink("/agenda", t(lang, "agenda.whole"))}
      ${view.past && view.cancelled === null ? html`<p class="state">${icon("check")}<span>${t(lang, "activity.past")}</span></p>` : nothing}
      ${heldNote(lang, view, { refused: t(lang, "activity.refused"), moderator: t(lang, "activity.held.moderator") })}${hiddenNote(lang, t(lang, "activity.hidden"), view.hidden)}${cancelledNote(view)}
      <h1 class="asked" dir="auto" lang=${view.language ?? nothing}>${view.title}</h1>
      ${readAloud(lang)}
      ${fromNeighbour(lang, view.home, "activity")}
      ${activityFacts(lang, view.facts)}
      ${view.bodyHtml ? html`<div class="question__text written" dir="auto" lang=${view.language ?? nothing}>${raw(view.bodyHtml)}</div>` : nothing}
      ${photos(lang, view.photos ?? [])}
      ${notOfficial(lang, view.author)}
      ${writtenMeta(lang, view, t(lang, "activity.by-me", { name: view.author.name }))}
      ${acts(view)}
      ${moderating(lang, "activity", `/agenda/${id}`, { id, ...may })}
    </article>
    ${
      view.held === null && view.home === null
        ? html`<p><a class="nl-link more" href="/agenda/${id}/activiteit.ics">${t(lang, "activity.calendar")} ${icon("geef")}</a></p>`
        : nothing
    }`,
    ...(view.registering || view.guestList
      ? {
          aside: html`${view.registering ? registering(shell, id, view.registering) : nothing}${guests(view)}`,
        }
      : {}),
  });
};
