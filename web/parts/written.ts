import { nothing } from "lit";
import { t } from "../texts/text.ts";
import type { Language } from "../texts/translate.ts";
import type { AudienceView, AuthorView, MomentView, SaidView } from "../views.ts";
import { icon } from "./icon.ts";
import { moment } from "./moment.ts";
import { html } from "./page-html.ts";
import type { PhotoView } from "./photos.ts";
import { safeUrl } from "./safe-url.ts";

/** What the page of a poll, an activity or an offer shows of the post in it. */
export type WrittenView = SaidView & {
  readonly id: string;
  readonly title: string;
  /** Sanitised; empty when its maker wrote only the title. */
  readonly bodyHtml: string;
  readonly photos?: readonly PhotoView[];
  readonly author: AuthorView;
  readonly mine: boolean;
  readonly when: MomentView;
  readonly edited: boolean;
  readonly audience: AudienceView;
  /** How its maker appears outside, shown to the maker alone. */
  readonly outsideName: string | null;
  /** ActivityPub id of what is for everyone. */
  readonly objectUri?: string | undefined;
  readonly held: { readonly state: "waits" } | { readonly state: "refused"; readonly reason: string } | null;
  readonly hidden?: { readonly reason: string } | null;
};

/** The wijk it comes from, when that is not ours, and its page there. */
export type HomeView = { readonly name: string; readonly page: string | null };

const by = ({ author, mine }: WrittenView, byMe: string): string => {
  if (mine) return byMe;
  return author.handle && author.kind !== "near" ? `${author.name} (${author.handle})` : author.name;
};

const readers = (lang: Language, { audience, outsideName, held }: WrittenView): string => {
  if (held?.state === "refused") return t(lang, "question.refused.readers");
  if (held !== null) return t(lang, audience === "wijk" ? "question.held.then.wijk" : "question.held.then.everyone");
  if (audience === "wijk") return t(lang, "question.read.wijk");
  return outsideName ? t(lang, "question.read.everyone.as", { name: outsideName }) : t(lang, "question.read.everyone");
};

/** Who made it (`byMe` when that is the reader), when, and who reads it. */
export const writtenMeta = (lang: Language, view: WrittenView, byMe: string) =>
  html`<p class="question__meta"><span dir="auto">${by(view, byMe)}</span><span>${icon("klok")}${moment(view.when)}${view.edited ? html` (${t(lang, "question.edited")})` : nothing}</span><span>${icon(view.audience === "wijk" ? "huis" : "elders")}${readers(lang, view)}</span></p>`;

/** That it waits for a moderator, or was refused and why; `words` says so of its kind. */
export const heldNote = (
  lang: Language,
  { held, mine }: Pick<WrittenView, "held" | "mine">,
  words: { readonly refused: string; readonly moderator: string; readonly later?: string },
) => {
  if (held === null) return nothing;
  if (held.state === "refused")
    return html`<div class="warnbox">${icon("let")}<div><p class="heavy">${words.refused}</p><p dir="auto">${t(lang, "question.refused.reason", { reason: held.reason })}</p>${mine ? html`<p>${t(lang, "question.refused.text")}</p>` : nothing}</div></div>`;
  return html`<div class="hintbox">${icon("klok")}<div><p class="heavy">${t(lang, "question.held")}</p>${
    mine
      ? html`<p>${t(lang, "question.held.text")}${words.later === undefined ? nothing : html` ${words.later}`}</p>`
      : html`<p>${words.moderator} <a class="nl-link" href="/moderatie">${t(lang, "question.held.go")}</a></p>`
  }</div></div>`;
};

/** That it is of a neighbouring wijk, and the way to its page there. */
export const fromNeighbour = (lang: Language, home: HomeView | null, kind: "activity" | "offer") => {
  if (home === null) return nothing;
  const page = home.page === null ? null : safeUrl(home.page);
  return html`<p class="with-icon">${icon("kring")}<span dir="auto">${t(lang, `${kind}.from`, { wijk: home.name })}</span></p>
    ${page ? html`<p><a class="nl-link more" href=${page} rel="nofollow noopener noreferrer">${t(lang, `${kind}.at-neighbour`)} ${icon("geef")}</a></p>` : nothing}`;
};
