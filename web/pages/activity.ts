import { nothing } from "lit";
import { type ActivityFactsView, activityFacts } from "../parts/activity-facts.ts";
import { backLink, linkButton } from "../parts/button.ts";
import { hiddenNote } from "../parts/hidden-note.ts";
import { icon } from "../parts/icon.ts";
import { layout } from "../parts/layout.ts";
import { type MayModerate, moderating } from "../parts/moderating.ts";
import { moment } from "../parts/moment.ts";
import { notOfficial } from "../parts/official.ts";
import { html } from "../parts/page-html.ts";
import { raw } from "../parts/raw.ts";
import { type RegisteringView, registering } from "../parts/registering.ts";
import { safeUrl } from "../parts/safe-url.ts";
import { t } from "../texts/text.ts";
import type { AudienceView, AuthorView, MomentView, ShellView } from "../views.ts";

export type ActivityView = {
  readonly shell: ShellView;
  readonly id: string;
  readonly title: string;
  /** Sanitised; empty when its maker wrote only the title. */
  readonly bodyHtml: string;
  readonly facts: ActivityFactsView;
  readonly author: AuthorView;
  readonly mine: boolean;
  readonly when: MomentView;
  readonly edited: boolean;
  readonly audience: AudienceView;
  /** How its maker appears outside, shown to the maker alone. */
  readonly outsideName: string | null;
  /** The wijk it comes from, when that is not ours, and its page there. */
  readonly home: { readonly name: string; readonly page: string | null } | null;
  /** ActivityPub id of an activity for everyone. */
  readonly objectUri?: string | undefined;
  /** For link previews of what everyone may read. */
  readonly description?: string | undefined;
  readonly past: boolean;
  readonly cancelled: { readonly why: string } | null;
  readonly registering: RegisteringView | null;
  /** Who comes, for the maker alone. */
  readonly guestList: { readonly coming: readonly string[]; readonly waiting: readonly string[] } | null;
  readonly held: { readonly state: "waits" } | { readonly state: "refused"; readonly reason: string } | null;
  readonly hidden?: { readonly reason: string } | null;
  readonly may: { readonly change?: boolean; readonly cancel?: boolean; readonly withdraw?: boolean } & MayModerate;
};

const by = ({ shell, author, mine }: ActivityView): string => {
  if (mine) return t(shell.lang, "activity.by-me", { name: author.name });
  return author.handle && author.kind !== "near" ? `${author.name} (${author.handle})` : author.name;
};

const readers = ({ shell: { lang }, audience, outsideName, held }: ActivityView): string => {
  if (held?.state === "refused") return t(lang, "question.refused.readers");
  if (held !== null) return t(lang, audience === "wijk" ? "question.held.then.wijk" : "question.held.then.everyone");
  if (audience === "wijk") return t(lang, "question.read.wijk");
  return outsideName ? t(lang, "question.read.everyone.as", { name: outsideName }) : t(lang, "question.read.everyone");
};

const heldNote = ({ shell: { lang }, held, mine }: ActivityView) => {
  if (held === null) return nothing;
  if (held.state === "refused")
    return html`<div class="warnbox">${icon("let")}<div><p class="heavy">${t(lang, "activity.refused")}</p><p dir="auto">${t(lang, "question.refused.reason", { reason: held.reason })}</p>${mine ? html`<p>${t(lang, "question.refused.text")}</p>` : nothing}</div></div>`;
  return html`<div class="hintbox">${icon("klok")}<div><p class="heavy">${t(lang, "question.held")}</p>${
    mine
      ? html`<p>${t(lang, "question.held.text")}</p>`
      : html`<p>${t(lang, "activity.held.moderator")} <a class="nl-link" href="/moderatie">${t(lang, "question.held.go")}</a></p>`
  }</div></div>`;
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

const fromNeighbour = ({ shell: { lang }, home }: ActivityView) => {
  if (home === null) return nothing;
  const page = home.page === null ? null : safeUrl(home.page);
  return html`<p class="with-icon">${icon("kring")}<span dir="auto">${t(lang, "activity.from", { wijk: home.name })}</span></p>
    ${page ? html`<p><a class="nl-link more" href=${page} rel="nofollow noopener noreferrer">${t(lang, "activity.at-neighbour")} ${icon("geef")}</a></p>` : nothing}`;
};

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
      ${heldNote(view)}${hiddenNote(lang, t(lang, "activity.hidden"), view.hidden)}${cancelledNote(view)}
      <h1 class="asked" dir="auto">${view.title}</h1>
      ${fromNeighbour(view)}
      ${activityFacts(lang, view.facts)}
      ${view.bodyHtml ? html`<div class="question__text written" dir="auto">${raw(view.bodyHtml)}</div>` : nothing}
      ${notOfficial(lang, view.author)}
      <p class="question__meta"><span dir="auto">${by(view)}</span><span>${icon("klok")}${moment(view.when)}${view.edited ? html` (${t(lang, "question.edited")})` : nothing}</span><span>${icon(view.audience === "wijk" ? "huis" : "elders")}${readers(view)}</span></p>
      ${acts(view)}
      ${moderating(lang, "activity", `/agenda/${id}`, { id, ...may })}
    </article>
    ${view.registering ? registering(shell, id, view.registering) : nothing}
    ${guests(view)}
    ${
      view.held === null && view.home === null
        ? html`<p><a class="nl-link more" href="/agenda/${id}/activiteit.ics">${t(lang, "activity.calendar")} ${icon("geef")}</a></p>`
        : nothing
    }`,
  });
};
