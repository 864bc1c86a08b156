import type { SquareTransaction } from "../../unit-of-work.ts";
import { idOf, isObject } from "../kit/reading.ts";
import type { InboundActivity, InboxHandler } from "./handler.ts";
import { ringAnswered } from "./on-offer.ts";
import { promised } from "./take-in-hand-over.ts";
import { opinionAnswered } from "./take-in-second-opinion.ts";

/** Our Follow that is meant: by its id, or by the pair of actors embedded in the answer. */
const neighbourMeant = async (transaction: SquareTransaction, activity: InboundActivity) => {
  const { object } = activity.json;
  const followUri = idOf(object);
  const byId = followUri === null ? null : await transaction.ring.neighbourByFollow(followUri);
  if (byId !== null) return byId.actor.uri === activity.actorUri ? byId : null;
  if (!isObject(object) || idOf(object.object) !== activity.actorUri) return null;
  const actor = await transaction.actors.byUri(activity.actorUri);
  return actor === null ? null : transaction.ring.neighbour(actor.id);
};

/** The official source that answers our Follow of it. */
const sourceMeant = async ({ officialSources, actors }: SquareTransaction, activity: InboundActivity) => {
  const { object } = activity.json;
  const followUri = idOf(object);
  const byId = followUri === null ? null : await officialSources.byFollow(followUri);
  if (byId !== null) return byId.actor.uri === activity.actorUri ? byId : null;
  if (!isObject(object) || idOf(object.object) !== activity.actorUri) return null;
  const actor = await actors.byUri(activity.actorUri);
  const source = actor === null ? null : await officialSources.ofActor(actor.id);
  return source?.endedAt === null ? source : null;
};

const answered =
  (state: "accepted" | "rejected"): InboxHandler =>
  async (activity, { clock }) =>
  async (transaction) => {
    const answer = state === "accepted" ? "accept" : "reject";
    const aboutRing = await ringAnswered(transaction, activity, answer, clock());
    if (aboutRing !== null) return aboutRing;
    const opinion = await opinionAnswered(transaction, activity, answer, clock());
    if (opinion !== null) return opinion;
    const promise = state === "accepted" ? await promised(transaction, activity, { clock }) : null;
    if (promise !== null) return promise;
    const source = await sourceMeant(transaction, activity);
    if (source !== null) {
      await transaction.officialSources.save({ ...source, state });
      return `official source ${state}`;
    }
    const neighbour = await neighbourMeant(transaction, activity);
    if (neighbour === null) return "no follow of ours";
    const { actor, ...rest } = neighbour;
    await transaction.ring.saveNeighbour({ ...rest, actorId: actor.id, state });
    return `neighbour ${state}`;
  };

/** A neighbouring wijk, or an official source, lets ours follow it; or a wijk comes into our ring. */
export const onAccept = answered("accepted");

/** It does not, or no longer. */
export const onReject = answered("rejected");
