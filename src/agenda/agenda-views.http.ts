import type { ActivityView } from "../../web/pages/activity.ts";
import type { ActivityFactsView } from "../../web/parts/activity-facts.ts";
import type { AgendaRowView } from "../../web/parts/agenda-rows.ts";
import type { RegisteringView } from "../../web/parts/registering.ts";
import { leafOf, minuteInWords, periodInWords } from "../../web/texts/moments.ts";
import type { FormView } from "../../web/views.ts";
import { oneLine } from "../kernel/text.ts";
import { heldInRow, makerInRow, mayAbout, type PostViewing, writtenView } from "../posts/made-by.http.ts";
import { stands } from "../posts/post.ts";
import { writtenIn } from "../posts/written-in.ts";
import { type AgendaItem, isFull, isPast, takesRegistrations } from "./agenda-item.ts";
import type { AgendaRead, AgendaReads } from "./agenda-reads.ts";
import type { GuestList } from "./steer-activity.ts";

/** So much of the words is shown where somebody shares the address, in UTF-16 code units. */
const previewLength = 200;

/** When, where and for how much. */
export const factsOf = (
  { startsAt, endsAt, place, costs }: AgendaItem,
  { lang, now }: Pick<PostViewing, "lang" | "now">,
): ActivityFactsView => ({ when: periodInWords(lang, startsAt, endsAt, now), place, costs });

/** An activity in a list. */
export const agendaRow = (read: AgendaRead, viewing: PostViewing): AgendaRowView => {
  const { lang, reader, now } = viewing;
  const { item } = read;
  const open = takesRegistrations(item, now) ? (isFull(item) ? "full" : "open") : "closed";
  return {
    href: `/agenda/${item.post.id}`,
    title: item.post.title ?? "",
    leaf: leafOf(lang, item.startsAt),
    when: factsOf(item, viewing).when,
    place: item.place,
    by: read.home?.name ?? makerInRow(read, reader),
    cancelled: item.cancelled !== null,
    registering: item.registering === null || isPast(item, now) ? null : open,
    ...heldInRow(item.post),
    ...writtenIn(item.post, lang),
  };
};

/** The next few activities of the wijk for a front page. */
export const nextActivities =
  (reads: Pick<AgendaReads, "list">) =>
  async (viewing: PostViewing, limit: number): Promise<readonly AgendaRowView[]> => {
    const found = await reads.list(viewing.reader, { at: viewing.now, when: "ahead", from: "wijk", limit });
    return found.map((read) => agendaRow(read, viewing));
  };

const registeringView = (
  item: AgendaItem,
  mine: RegisteringView["mine"],
  guest: FormView<"name" | "email">,
  { lang, reader, now }: PostViewing,
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
  viewing: PostViewing,
  given: {
    readonly mine: RegisteringView["mine"];
    readonly guestList: GuestList | null;
    readonly guest: FormView<"name" | "email">;
  },
): Omit<ActivityView, "shell"> => {
  const { reader, now } = viewing;
  const { item, home } = read;
  const { post } = item;
  const past = isPast(item, now);
  const isThere = stands(post);
  const written = writtenView(post, read, viewing);
  const { mine } = written;
  const isAhead = mine && !past && item.cancelled === null;
  const isPublic = post.audience === "everyone" && home === null && isThere;
  return {
    ...written,
    facts: factsOf(item, viewing),
    home: home === null ? null : { name: home.name, page: post.url },
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
    may: {
      ...mayAbout(post, reader),
      change: isAhead && (post.held?.refused ?? null) === null,
      cancel: isAhead && post.held === null,
    },
  };
};
