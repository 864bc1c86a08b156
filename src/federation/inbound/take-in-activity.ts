import { type ActivityFromNote, activityFromNote, isActivity } from "../../agenda/agenda.activitypub.ts";
import type { AgendaItem } from "../../agenda/agenda-item.ts";
import type { JsonObject } from "../kit/reading.ts";
import { type InboundServices, leaveAlone } from "./handler.ts";
import { publishedBefore } from "./post-from-elsewhere.ts";
import { type Apply, type BeginningKind, beginningIn, newsIn, notNewer } from "./take-in-beginning.ts";

const activities: BeginningKind<ActivityFromNote, AgendaItem> = {
  name: "activity",
  byUri: ({ agenda }, uri) => agenda.byUri(uri),
  add: ({ agenda }, post, read, at) =>
    agenda.add({ post, ...factsOf(read, at), costs: "", registering: null, coming: 0, waiting: 0, sequence: 0 }),
  refreshed: async ({ agenda }, known, read, at) => {
    const reason = notNewer(known.post, read);
    if (reason !== null) return reason;
    const editedAt = publishedBefore(read.updatedAt, at);
    const post = { ...known.post, title: read.title, html: read.html, language: read.language, editedAt };
    await agenda.save({ ...known, ...factsOf(read, at), post });
    return "activity of a neighbour changed";
  },
};

const factsOf = ({ startsAt, endsAt, place, cancelled }: ActivityFromNote, at: Date) => ({
  startsAt,
  endsAt,
  place,
  cancelled: cancelled === null ? null : { at, why: cancelled },
});

/**
 * Takes a Note or an Event in as an activity of the neighbouring wijk `neighbourUri`; `null` when it is something else. It stands on
 * a part of the agenda of its own; whoever wants to come goes there.
 */
export const activityIn = async (
  note: JsonObject,
  neighbourUri: string,
  services: InboundServices,
): Promise<Apply | null> => {
  if (!isActivity(note)) return null;
  const asSent = activityFromNote(note, neighbourUri);
  if (asSent === null) return leaveAlone("not an activity of this neighbour");
  return beginningIn(asSent, note, neighbourUri, services, activities);
};

/** Applies news of an activity that we have, from its author's own server; `null` when it is about something else. */
export const activityChangeIn = (note: JsonObject, services: InboundServices): Apply | null => {
  if (!isActivity(note)) return null;
  const asSent = activityFromNote(note, null);
  return asSent === null ? leaveAlone("not an activity") : newsIn(asSent, note, services, activities);
};
