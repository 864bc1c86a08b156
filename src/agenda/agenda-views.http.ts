import type { ActivityView } from "../../web/pages/activity.ts";
import type { ActivityFactsView } from "../../web/parts/activity-facts.ts";
import type { AgendaRowView } from "../../web/parts/agenda-rows.ts";
import type { RegisteringView } from "../../web/parts/registering.ts";
import { leafOf, minuteInWords, momentInWords, periodInWords } from "../../web/texts/moments.ts";
import type { Language } from "../../web/texts/translate.ts";
import type { AuthorView, FormView } from "../../web/views.ts";
import { isModerator, type Reader } from "../kernel/reader.ts";
import { oneLine } from "../kernel/text.ts";
import { standingAmong } from "../posts/official-voice.ts";
import { type Post, stands, wroteIt } from "../posts/post.ts";
import { type AgendaItem, isFull, isPast, takesRegistrations } from "./agenda-item.ts";
import type { AgendaRead, AgendaReads } from "./agenda-reads.ts";
import type { GuestList } from "./steer-activity.ts";

/** For whom and when a view is made. */
export type AgendaViewing = { readonly lang: Language; readonly reader: Reader; readonly now: Date };

/** So much of the words is shown where somebody shares the address, in UTF-16 code units. */
const previewLength = 200;

/** How an actor of ours is called outside: a stand-in by its name, a resident by the chosen handle. */
const outsideName = (actor: NonNullable<AgendaRead["actor"]>): string =>
  actor.kind === "resident" ? `@${actor.handle}` : actor.name;

/** Who made it, as this reader may know them: neighbours see names, everyone else the actor that speaks outside. */
const authorView = ({ residentName, actor, home }: AgendaRead, reader: Reader): AuthorView => {
  if (residentName !== null) {
    const isKnown = reader.kind === "resident" || actor === null;
    return { kind: "near", name: isKnown ? residentName : outsideName(actor) };
  }
  const handle = actor === null ? undefined : `@${actor.handle}@${actor.host}`;
  const standing = actor === null ? {} : standingAmong({ id: "", name: actor.name }, []);
  return { kind: "ring", name: actor?.name ?? "", wijk: home?.name, handle, url: actor?.url ?? undefined, ...standing };
};

/** When, where and for how much. */
export const factsOf = (
  { startsAt, endsAt, place, costs }: AgendaItem,
  { lang, now }: Pick<AgendaViewing, "lang" | "now">,
): ActivityFactsView => ({ when: periodInWords(lang, startsAt, endsAt, now), place, costs });

/** An activity in a list. */
export const agendaRow = (read: AgendaRead, viewing: AgendaViewing): AgendaRowView => {
  const { lang, reader, now } = viewing;
  const { item } = read;
  const { name, handle, likeness } = authorView(read, reader);
  const open = takesRegistrations(item, now) ? (isFull(item) ? "full" : "open") : "closed";
  return {
    href: `/agenda/${item.post.id}`,
    title: item.post.title ?? "",
    leaf: leafOf(lang, item.startsAt),
    when: factsOf(item, viewing).when,
    place: item.place,
    by: read.home?.name ?? (likeness === undefined ? name : (handle ?? "")),
    cancelled: item.cancelled !== null,
    registering: item.registering === null || isPast(item, now) ? null : open,
    ...(item.post.held === null ? {} : { held: item.post.held.refused === null ? "waits" : "refused" }),
  };
};

/** The next few activities of the wijk for a front page. */
export const nextActivities =
  (reads: Pick<AgendaReads, "list">) =>
  async (viewing: AgendaViewing, limit: number): Promise<readonly AgendaRowView[]> => {
    const found = await reads.list(viewing.reader, { at: viewing.now, when: "ahead", from: "wijk", limit });
    return found.map((read) => agendaRow(read, viewing));
  };

const heldView = ({ held }: Post): ActivityView["held"] => {
  if (held === null) return null;
  return held.refused === null ? { state: "waits" } : { state: "refused", reason: held.refused.reason };
};

const registeringView = (
  item: AgendaItem,
  mine: RegisteringView["mine"],
  guest: FormView<"name" | "email">,
  { lang, reader, now }: AgendaViewing,
): RegisteringView | null => {
  if (item.registering === null || item.cancelled !== null || isPast(item, now)) return null;
  const open = takesRegistrations(item, now);
  return {
    coming: item.coming,
    waiting: item.waiting,
    places: item.registering.places,
    until: minuteInWords(lang, item.registering.until),
    open,
    full: isFull(item),
    mine,
    guest: reader.kind === "visitor" && open ? guest : null,
  };
};

/** One activity for one reader. */
export const activityView = (
  read: AgendaRead,
  viewing: AgendaViewing,
  given: {
    readonly mine: RegisteringView["mine"];
    readonly guestList: GuestList | null;
    readonly guest: FormView<"name" | "email">;
  },
): Omit<ActivityView, "shell"> => {
  const { lang, reader, now } = viewing;
  const { item, home } = read;
  const { post } = item;
  const past = isPast(item, now);
  const isResident = reader.kind === "resident";
  const isThere = stands(post);
  const mine = isResident && wroteIt(post, reader.id);
  const isAhead = mine && !past && item.cancelled === null;
  const isPublic = post.audience === "everyone" && home === null && isThere;
  return {
    id: post.id,
    title: post.title ?? "",
    bodyHtml: post.html,
    facts: factsOf(item, viewing),
    author: authorView(read, reader),
    mine,
    when: momentInWords(lang, post.publishedAt, now),
    edited: post.editedAt !== null,
    audience: post.audience,
    outsideName: mine && read.actor !== null ? outsideName(read.actor) : null,
    home: home === null ? null : { name: home.name, page: post.url },
    ...(post.uri === null ? {} : { objectUri: post.uri }),
    ...(isPublic
      ? {
          description: oneLine(`${factsOf(item, viewing).when.words}. ${post.body}`)
            .slice(0, previewLength)
            .toWellFormed(),
        }
      : {}),
    past,
    cancelled: item.cancelled,
    registering: home === null && isThere ? registeringView(item, given.mine, given.guest, viewing) : null,
    guestList: mine && item.registering !== null && post.held === null ? given.guestList : null,
    held: heldView(post),
    may: {
      change: isAhead && (post.held?.refused ?? null) === null,
      cancel: isAhead && post.held === null,
      withdraw: mine,
      report: isResident && isThere && !mine,
      hide: isModerator(reader) && !mine && isThere,
      show: isModerator(reader) && post.hidden !== null,
      bar: isModerator(reader) && post.author.kind === "elsewhere",
    },
    hidden: post.hidden === null ? null : { reason: post.hidden.reason },
  };
};
