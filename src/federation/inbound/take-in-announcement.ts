import type { Announcement } from "../../announcements/announcement.ts";
import { type AnnouncementFromNote, announcementFromNote } from "../../announcements/announcements.activitypub.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import type { JsonObject } from "../kit/reading.ts";
import { type InboundServices, leaveAlone, type Outcome } from "./handler.ts";
import {
  beginningFromElsewhere,
  isByAnother,
  letOtherWordsThrough,
  refusalOfNews,
  strictestStanding,
  withLinksHere,
} from "./post-from-elsewhere.ts";
import { isPublic } from "./take-in.ts";

type Apply = (transaction: SquareTransaction) => Promise<Outcome>;

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
  if (!isPublic(note)) return leaveAlone("not public");
  const author = await services.findRemoteActor(asSent.attributedTo);
  if (author === null) return leaveAlone("author cannot be read");
  return async (transaction) => {
    const read = await withLinksHere(asSent, note, transaction, services);
    const home = await transaction.actors.byUri(neighbourUri);
    if (home === null || (await transaction.posts.isBuried(read.uri))) return "deleted before";
    const standing = await strictestStanding(transaction, author.uri, neighbourUri, services.broughtBy);
    if (standing === "barred") return "shut out";
    const known = await transaction.announcements.byUri(read.uri);
    if (known !== null && (await isByAnother(transaction, known.post, author.uri))) return "not its author";
    if (known !== null && standing === "limited" && known.post.held === null) return letOtherWordsThrough;
    if (known !== null) return refreshed(transaction, known, read);
    const at = services.clock();
    const held = standing === "limited" ? { since: at, refused: null } : null;
    const stored = await transaction.actors.saveRemote(author);
    const post = beginningFromElsewhere("announcement", read, { authorId: stored.id, homeWijkId: home.id, held, at });
    await transaction.announcements.add({
      post,
      lastDay: read.lastDay,
      urgent: false,
      pinnedAt: null,
      correction: "",
      farewell: "",
      officialKind: null,
    });
    if (held === null) return "announcement of a neighbour stored";
    await transaction.happened({ kind: "PostHeld", threadId: post.id, postId: post.id });
    return "announcement of a neighbour waits for a moderator";
  };
};

/** Applies other words of an announcement that we have, from its author's own server; `null` when it is about something else. */
export const announcementChangeIn = (note: JsonObject, services: InboundServices): Apply | null => {
  const asSent = announcementFromNote(note);
  if (asSent === null) return null;
  if (!isPublic(note)) return leaveAlone("not public");
  return async (transaction) => {
    const known = await transaction.announcements.byUri(asSent.uri);
    const refusal = await refusalOfNews(transaction, known?.post ?? null, asSent.attributedTo, services);
    if (known === null || refusal !== null) return refusal ?? "unknown here";
    return refreshed(transaction, known, await withLinksHere(asSent, note, transaction, services));
  };
};

const refreshed = async (
  transaction: SquareTransaction,
  known: Announcement,
  read: AnnouncementFromNote,
): Promise<Outcome> => {
  if (known.post.withdrawnAt !== null) return "deleted before";
  const { editedAt } = known.post;
  if (read.updatedAt === null || (editedAt !== null && read.updatedAt <= editedAt)) return "nothing new";
  const post = { ...known.post, title: read.title, html: read.html, editedAt: read.updatedAt };
  await transaction.announcements.save({ ...known, post, lastDay: read.lastDay });
  return "announcement of a neighbour changed";
};
