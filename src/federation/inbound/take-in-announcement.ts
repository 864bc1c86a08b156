import type { Announcement } from "../../announcements/announcement.ts";
import { type AnnouncementFromNote, announcementFromNote } from "../../announcements/announcements.activitypub.ts";
import type { JsonObject } from "../kit/reading.ts";
import { type InboundServices, leaveAlone } from "./handler.ts";
import { type Apply, type BeginningKind, beginningIn, newsIn, notNewer } from "./take-in-beginning.ts";

const board: BeginningKind<AnnouncementFromNote, Announcement> = {
  name: "announcement",
  byUri: ({ announcements }, uri) => announcements.byUri(uri),
  add: ({ announcements }, post, { lastDay }) =>
    announcements.add({
      post,
      lastDay,
      urgent: false,
      pinnedAt: null,
      correction: "",
      farewell: "",
      officialKind: null,
    }),
  refreshed: async ({ announcements }, known, read) => {
    const reason = notNewer(known.post, read);
    if (reason !== null) return reason;
    const post = {
      ...known.post,
      title: read.title,
      html: read.html,
      language: read.language,
      editedAt: read.updatedAt,
    };
    await announcements.save({ ...known, post, lastDay: read.lastDay });
    return "announcement of a neighbour changed";
  },
};

/**
 * Takes a note in as what the neighbouring wijk `neighbourUri` says to its residents; `null` when it is something else. It
 * hangs apart from what our own wijk says, and is mailed to nobody.
 */
export const announcementIn = async (
  note: JsonObject,
  neighbourUri: string,
  services: InboundServices,
): Promise<Apply | null> => {
  const asSent = announcementFromNote(note);
  if (asSent === null) return null;
  if (asSent.audience !== neighbourUri) return leaveAlone("not of this neighbour");
  return beginningIn(asSent, note, neighbourUri, services, board);
};

/** Applies other words of an announcement that we have, from its author's own server; `null` when it is about something else. */
export const announcementChangeIn = (note: JsonObject, services: InboundServices): Apply | null => {
  const asSent = announcementFromNote(note);
  return asSent === null ? null : newsIn(asSent, note, services, board);
};
