import type { Question } from "../../questions/question.ts";
import { questionFromNote } from "../../questions/questions.activitypub.ts";
import { questionFromMention } from "../../questions/questions-from-mentions.activitypub.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { idOf, isObject, isOfType, type JsonObject } from "../kit/reading.ts";
import { type InboundServices, type InboxHandler, leaveAlone, type Outcome } from "./handler.ts";
import { keepConsent } from "./keep-consent.ts";
import { asItStandsHere, letOtherWordsThrough, refusalOfNews } from "./post-from-elsewhere.ts";
import { answerChanged, answerIn, isPublic, keepPolicy } from "./take-in.ts";
import { activityChangeIn } from "./take-in-activity.ts";
import { announcementChangeIn } from "./take-in-announcement.ts";
import { handedIn, handOverReplyIn } from "./take-in-hand-over.ts";
import { mentionChanged, mentionIn } from "./take-in-mention.ts";
import { offerChangeIn } from "./take-in-offer.ts";
import { officialChangeIn, officialIn } from "./take-in-official.ts";
import { pollChangeIn } from "./take-in-poll.ts";
import { newsOfQuestion, refreshed } from "./take-in-question.ts";
import { ringReplyIn } from "./take-in-ring.ts";

const actorTypes = ["Person", "Group", "Service", "Application", "Organization"] as const;

/** Other words for something from elsewhere, or an actor's new particulars. */
export const onUpdate: InboxHandler = async (activity, services) => {
  const { object } = activity.json;
  const uri = idOf(object);
  if (uri === null) return leaveAlone("no object");
  if (uri === activity.actorUri || (isObject(object) && isOfType(object, ...actorTypes))) {
    return refreshActor(uri, activity.actorUri, services);
  }
  const note = isObject(object) ? object : await services.fetchObject(uri);
  if (note === null || idOf(note.attributedTo) !== activity.actorUri)
    return leaveAlone("object cannot be had from its author");
  const handedOver = (await handOverReplyIn(note, services)) ?? (await handedIn(note, services));
  if (handedOver !== null) return handedOver;
  // News of what we have not seen yet is the thing itself: its Create may come later, or never.
  const isKnown = await services.look(async ({ posts }) => (await posts.byUri(uri)) !== null);
  if (isKnown) return changeIn(note, services);
  if (idOf(note.inReplyTo) !== null) return isPublic(note) ? answerIn(note, services) : ringReplyIn(note, services);
  return (await officialIn(note, services)) ?? mentionIn(note, services);
};

const refreshActor = async (uri: string, actorUri: string, services: InboundServices) => {
  if (uri !== actorUri) return leaveAlone("not its own actor");
  const known = await services.look(({ actors }) => actors.byUri(uri));
  const actor = known === null ? null : await services.findRemoteActor(uri, { fresh: true });
  if (actor === null) return leaveAlone("actor unknown here");
  return async (transaction: SquareTransaction) => {
    await transaction.actors.saveRemote(actor);
    return "actor refreshed";
  };
};

/** Applies a changed note, from its author's own server, to the post that we have of it; only newer news counts. */
export const changeIn = async (
  note: JsonObject,
  services: InboundServices,
): Promise<(transaction: SquareTransaction) => Promise<Outcome>> => {
  const asOther =
    (await officialChangeIn(note, services)) ??
    pollChangeIn(note, services) ??
    activityChangeIn(note, services) ??
    offerChangeIn(note, services) ??
    announcementChangeIn(note, services);
  if (asOther !== null) return asOther;
  const uri = idOf(note);
  if (uri === null) return leaveAlone("no object");
  if (!isPublic(note)) return ringReplyIn(note, services);
  return async (transaction) => {
    const post = await transaction.posts.byUri(uri);
    if (post === null || post.withdrawnAt !== null) return "unknown here";
    // What was for the ring stays there, whatever its author says of it afterwards.
    if (post.audience !== "everyone" && post.kind === "answer") return "for the ring";
    const refusal = await refusalOfNews(transaction, post, idOf(note.attributedTo), services);
    const question = post.kind === "question" ? await transaction.questions.byId(post.id) : null;
    if (question !== null && (refusal === null || refusal === letOtherWordsThrough)) {
      await keepConsent(transaction, question, note);
    }
    if (refusal !== null) return refusal;
    return post.kind === "question"
      ? questionChanged(transaction, question, note, services)
      : answerChanged(transaction, post, note, services);
  };
};

const questionChanged = async (
  transaction: SquareTransaction,
  question: Question | null,
  note: JsonObject,
  services: InboundServices,
): Promise<Outcome> => {
  if (question === null) return "unknown here";
  const { post } = question;
  if (post.homeWijkId !== null) {
    const read = questionFromNote(note);
    if (read === null) return "unknown here";
    const outcome = await refreshed(transaction, question, await asItStandsHere(read, note, transaction, services));
    if (outcome === newsOfQuestion) await keepPolicy(transaction, post.id, note);
    return outcome;
  }
  const wijk = await transaction.actors.wijk();
  const read = wijk === null ? null : questionFromMention(note, wijk.uri);
  if (read === null) return "no question to the wijk any more";
  const outcome = await mentionChanged(transaction, question, await asItStandsHere(read, note, transaction, services));
  if (outcome !== "nothing new") await keepPolicy(transaction, post.id, note);
  return outcome;
};
