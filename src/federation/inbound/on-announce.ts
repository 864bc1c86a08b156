import type { SquareTransaction } from "../../unit-of-work.ts";
import { idOf, isObject, isOfType, type JsonObject, sameOrigin } from "../kit/reading.ts";
import { isForRing } from "../kit/ring.ts";
import { type InboundServices, type InboxHandler, leaveAlone, type Outcome } from "./handler.ts";
import { choiceIn } from "./on-choose-answer.ts";
import { deletedByAuthor, withdrawElsewhere } from "./on-delete.ts";
import { changeIn } from "./on-update.ts";
import { answerIn } from "./take-in.ts";
import { activityIn } from "./take-in-activity.ts";
import { announcementIn } from "./take-in-announcement.ts";
import { offerIn } from "./take-in-offer.ts";
import { officialIn } from "./take-in-official.ts";
import { pollIn } from "./take-in-poll.ts";
import { questionIn } from "./take-in-question.ts";
import { ringShared } from "./take-in-ring.ts";
import { showingIn } from "./take-in-showing.ts";

/**
 * A neighbouring wijk shares something with its followers (FEP-1b12): a whole activity, or the bare address of an
 * object. Only wijken that we follow are heard, but for what takes something back. Nothing of it is announced again: each thread
 * has one owner. An Announce within the Announce (NodeBB) is unwrapped, once. Of an official source only what it wrote itself is
 * heard. What a wijk says to its ring alone is heard of a wijk of our ring. A gemeente hears which wijken share what it said.
 *
 * What the neighbour's own server wrote is taken as it stands, and so is what the actor of a third server proved to have said
 * (FEP-8b32); anything else is fetched from there.
 */
export const onAnnounce: InboxHandler = async (activity, services) => {
  const { object } = activity.json;
  if (isForRing(activity.json, activity.actorUri)) return ringShared(object, activity.actorUri, services);
  const showing = await showingIn(idOf(object), activity, services);
  if (showing !== null) return showing;
  const announcer = await services.look(async ({ actors, ring, officialSources }) => {
    const actor = await actors.byUri(activity.actorUri);
    if (actor === null) return null;
    if ((await ring.neighbour(actor.id))?.state === "accepted") return "neighbour";
    return (await officialSources.ofActor(actor.id)) === null ? null : "official source";
  });
  if (announcer === "official source") return sharedBySource(object, activity.actorUri, services);
  if (announcer === null && !takesBack(object)) return leaveAlone("not a neighbour that we follow");
  const isNested = isObject(object) && isOfType(object, "Announce");
  const within = { neighbourUri: activity.actorUri, text: activity.text };
  return shared(isNested ? object.object : object, within, services);
};

/** What its owner removed from a thread is removed here, also when we follow that wijk no more. */
const takesBack = (object: unknown): boolean => isObject(object) && isOfType(object, "Delete");

/** A source shares again what it wrote itself: for who follows it only now, or by name. What others wrote is theirs. */
const sharedBySource = async (object: unknown, sourceUri: string, services: InboundServices) => {
  const uri = idOf(object);
  if (uri === null || !sameOrigin(uri, sourceUri)) return leaveAlone("not its own");
  if (await services.look(async ({ posts }) => (await posts.byUri(uri)) !== null)) return leaveAlone("known");
  const note = await services.fetchObject(uri);
  if (note === null || idOf(note) !== uri || idOf(note.attributedTo) !== sourceUri) return leaveAlone("not its own");
  return (await officialIn(note, services)) ?? leaveAlone("its rule leaves it out");
};

/** The Announce around something: who shares it, and the text of the whole as it came. */
type Within = { readonly neighbourUri: string; readonly text: string };

const shared = async (object: unknown, within: Within, services: InboundServices) => {
  const { neighbourUri } = within;
  if (isObject(object)) {
    if (isOfType(object, "Create", "Update", "Delete")) return sharedActivity(object, within, services);
    if (isOfType(object, "ChooseAnswer")) return sharedChoice(object, object, neighbourUri, services);
    if (isOfType(object, "Undo") && isObject(object.object) && isOfType(object.object, "ChooseAnswer"))
      return sharedChoice(object, object.object, neighbourUri, services);
    if (isOfType(object, "Announce", "Like", "Dislike", "EmojiReact", "Undo", "Follow", "Block", "Flag"))
      return leaveAlone("needs nothing");
  }
  const uri = idOf(object);
  return uri === null ? leaveAlone("no object") : noteAt(uri, neighbourUri, services);
};

const sharedActivity = async (inner: JsonObject, { neighbourUri, text }: Within, services: InboundServices) => {
  const uri = idOf(inner.object);
  if (uri === null) return leaveAlone("no object");
  const actorUri = idOf(inner.actor);
  const ownWord = actorUri !== null && sameOrigin(uri, neighbourUri) && sameOrigin(actorUri, neighbourUri);
  if (isOfType(inner, "Delete")) {
    const isAuthors = !ownWord && !sameOrigin(uri, services.origin) && (await services.isProven(inner, text));
    return deletionBy(uri, { neighbourUri, authorUri: isAuthors ? actorUri : null }, services);
  }
  if (sameOrigin(uri, services.origin)) return leaveAlone("written here");
  const isTheirWord = isObject(inner.object) && (ownWord || (await services.isProven(inner, text)));
  const note = isTheirWord ? (inner.object as JsonObject) : await services.fetchObject(uri);
  if (note === null || idOf(note.attributedTo) === null || !sameOrigin(idOf(note.attributedTo) ?? "", uri)) {
    return leaveAlone("object cannot be had from its author");
  }
  const isKnown = await services.look(async ({ posts }) => (await posts.byUri(uri)) !== null);
  if (isOfType(inner, "Update") && isKnown) return changeIn(note, services);
  return noteIn(note, neighbourUri, services);
};

const noteAt = async (uri: string, neighbourUri: string, services: InboundServices) => {
  if (sameOrigin(uri, services.origin)) return leaveAlone("written here");
  const known = await services.look(async ({ posts }) => (await posts.byUri(uri)) !== null);
  if (known) return leaveAlone("known");
  const note = await services.fetchObject(uri);
  return note === null ? leaveAlone("object cannot be had") : noteIn(note, neighbourUri, services);
};

const noteIn = async (note: JsonObject, neighbourUri: string, services: InboundServices) => {
  if (idOf(note.inReplyTo) !== null) return answerIn(note, services);
  if (isOfType(note, "Question")) return pollIn(note, neighbourUri, services);
  const asOther =
    (await activityIn(note, neighbourUri, services)) ??
    (await offerIn(note, neighbourUri, services)) ??
    (await announcementIn(note, neighbourUri, services));
  return asOther ?? questionIn(note, neighbourUri, services);
};

/** The choice and the activity around it, which is the choice itself or its Undo, must be of the same actor. */
const sharedChoice = async (
  inner: JsonObject,
  choice: JsonObject,
  neighbourUri: string,
  services: InboundServices,
): Promise<(transaction: SquareTransaction) => Promise<Outcome>> => {
  const actorUri = idOf(inner.actor);
  if (actorUri === null || idOf(choice.actor) !== actorUri) return leaveAlone("no choice");
  return choiceIn(choice, { actorUri, owner: neighbourUri, isUndone: inner !== choice }, services);
};

/**
 * The owner of a thread may remove whatever stands in it; elsewhere it has no say. `authorUri` proved to have deleted it, and may
 * remove what is theirs.
 */
const deletionBy = async (
  uri: string,
  { neighbourUri, authorUri }: { readonly neighbourUri: string; readonly authorUri: string | null },
  services: InboundServices,
) => {
  return async (transaction: SquareTransaction): Promise<Outcome> => {
    const post = await transaction.posts.byUri(uri);
    const owner = await transaction.actors.byUri(neighbourUri);
    const isOwners = post !== null && owner !== null && post.homeWijkId === owner.id;
    if (authorUri !== null && !isOwners)
      return deletedByAuthor(transaction, { uri, actorUri: authorUri, at: services.clock() });
    if (post === null) {
      if (sameOrigin(uri, neighbourUri)) await transaction.posts.bury(uri, services.clock());
      return "unknown here";
    }
    if (!isOwners) return "not a thread of this neighbour";
    return withdrawElsewhere(transaction, post, services.clock());
  };
};
