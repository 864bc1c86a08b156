import { offersAppeal } from "../../moderation/second-opinions/second-opinions.activitypub.ts";
import { hearAboutRing } from "../../ring/hear-membership.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { idOf, isObject, isOfType } from "../kit/reading.ts";
import { isRingRelationship } from "../kit/ring.ts";
import { type InboundActivity, type InboundServices, type InboxHandler, leaveAlone, type Outcome } from "./handler.ts";
import { appealBrought } from "./take-in-second-opinion.ts";

/**
 * Another wijk asks ours into its ring: an Offer of that Relationship between the two, by the wijk itself; an administrator answers. Or one
 * of the ring asks ours to look at an appeal.
 */
export const onOffer: InboxHandler = async (activity, services) => {
  const { object } = activity.json;
  if (offersAppeal(object)) return appealBrought(object, activity, services);
  if (!isObject(object) || !isOfType(object, "Relationship")) return leaveAlone("no offer that we know");
  const actor = await services.findRemoteActor(activity.actorUri);
  if (actor === null || actor.type !== "Group") return leaveAlone("not a wijk");
  return async (transaction) => {
    const wijk = await transaction.actors.wijk();
    if (wijk === null || !isRingRelationship(object, actor.uri, wijk.uri)) return "not about our ring";
    if (await transaction.posts.isBuried(activity.id)) return "undone before";
    if ((await transaction.serverPolicies.standing(actor.uri)) === "barred") return "shut out";
    const stored = await transaction.actors.saveRemote(actor);
    const heard = await hearAboutRing(transaction, stored, { kind: "offer", uri: activity.id }, services.clock());
    return heard ? "asks us into its ring" : "asked before";
  };
};

/** A wijk that ours invited says yes or no; `null` when it answers no invitation. */
export const ringAnswered = async (
  transaction: SquareTransaction,
  activity: InboundActivity,
  answer: "accept" | "reject",
  at: Date,
): Promise<Outcome | null> => {
  const offer = idOf(activity.json.object);
  const theirs = await transaction.actors.byUri(activity.actorUri);
  if (offer === null || theirs === null || (await transaction.memberships.of(theirs.id)) === null) return null;
  const isUndone = answer === "accept" && (await transaction.posts.isBuried(activity.id));
  if (isUndone) return null;
  const word =
    answer === "accept" ? ({ kind: "accept", uri: activity.id, offer } as const) : ({ kind: "reject", offer } as const);
  return (await hearAboutRing(transaction, theirs, word, at)) ? `ring: ${answer}ed` : null;
};

/** A wijk takes its word about the ring back: its Offer, or its Accept of ours; `null` when it is about something else. */
export const ringUndone = async (
  transaction: SquareTransaction,
  activity: InboundActivity,
  { clock }: Pick<InboundServices, "clock">,
): Promise<Outcome | null> => {
  const { object } = activity.json;
  const theirs = await transaction.actors.byUri(activity.actorUri);
  if (theirs === null || (await transaction.memberships.of(theirs.id)) === null) return null;
  const accepts = isObject(object) && isOfType(object, "Accept") ? idOf(object.object) : null;
  const word = { kind: "undo", undone: idOf(object), accepts } as const;
  return (await hearAboutRing(transaction, theirs, word, clock())) ? "left the ring" : null;
};
