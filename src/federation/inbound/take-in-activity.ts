import { type ActivityFromNote, activityFromNote, isActivity } from "../../agenda/agenda.activitypub.ts";
import type { AgendaItem } from "../../agenda/agenda-item.ts";
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
  if (!isPublic(note)) return leaveAlone("not public");
  const author = await services.findRemoteActor(asSent.attributedTo);
  if (author === null) return leaveAlone("author cannot be read");
  return async (transaction) => {
    const read = await withLinksHere(asSent, note, transaction, services);
    const home = await transaction.actors.byUri(neighbourUri);
    if (home === null || (await transaction.posts.isBuried(read.uri))) return "deleted before";
    const standing = await strictestStanding(transaction, author.uri, neighbourUri, services.broughtBy);
    if (standing === "barred") return "shut out";
    const at = services.clock();
    const known = await transaction.agenda.byUri(read.uri);
    if (known !== null && (await isByAnother(transaction, known.post, author.uri))) return "not its author";
    if (known !== null && standing === "limited" && known.post.held === null) return letOtherWordsThrough;
    if (known !== null) return refreshed(transaction, known, read, at);
    const held = standing === "limited" ? { since: at, refused: null } : null;
    const stored = await transaction.actors.saveRemote(author);
    const post = beginningFromElsewhere("activity", read, { authorId: stored.id, homeWijkId: home.id, held, at });
    await transaction.agenda.add({
      post,
      ...factsOf(read, at),
      costs: "",
      registering: null,
      coming: 0,
      waiting: 0,
      sequence: 0,
    });
    if (held === null) return "activity of a neighbour stored";
    await transaction.happened({ kind: "PostHeld", threadId: post.id, postId: post.id });
    return "activity of a neighbour waits for a moderator";
  };
};

const factsOf = ({ startsAt, endsAt, place, cancelled }: ActivityFromNote, at: Date) => ({
  startsAt,
  endsAt,
  place,
  cancelled: cancelled === null ? null : { at, why: cancelled },
});

/** Applies news of an activity that we have, from its author's own server; `null` when it is about something else. */
export const activityChangeIn = (note: JsonObject, services: InboundServices): Apply | null => {
  if (!isActivity(note)) return null;
  const asSent = activityFromNote(note, null);
  if (asSent === null || !isPublic(note)) return leaveAlone("not a public activity");
  return async (transaction) => {
    const known = await transaction.agenda.byUri(asSent.uri);
    const refusal = await refusalOfNews(transaction, known?.post ?? null, asSent.attributedTo, services);
    if (known === null || refusal !== null) return refusal ?? "unknown here";
    const read = await withLinksHere(asSent, note, transaction, services);
    return refreshed(transaction, known, read, services.clock());
  };
};

const refreshed = async (
  transaction: SquareTransaction,
  known: AgendaItem,
  read: ActivityFromNote,
  at: Date,
): Promise<Outcome> => {
  const { post } = known;
  if (post.withdrawnAt !== null) return "deleted before";
  if (read.updatedAt === null || (post.editedAt !== null && read.updatedAt <= post.editedAt)) return "nothing new";
  const editedAt = read.updatedAt < at ? read.updatedAt : at;
  await transaction.agenda.save({
    ...known,
    ...factsOf(read, at),
    post: { ...post, title: read.title, html: read.html, editedAt },
  });
  return "activity of a neighbour changed";
};
