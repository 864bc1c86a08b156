import type { Actor } from "../../posts/actor.ts";
import { endMembership } from "../../ring/end-membership.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { idOf } from "../kit/reading.ts";
import { type InboxHandler, leaveAlone } from "./handler.ts";

/**
 * Somebody elsewhere wants nothing of an actor of ours: follows and the ring end both ways, and nothing that it signs goes to them. It
 * is not answered, not shown and not passed on (federation.md, 2.6).
 */
export const onBlock: InboxHandler = async (activity, services) => {
  const blockedUri = idOf(activity.json.object);
  const blocker = await services.findRemoteActor(activity.actorUri);
  if (blockedUri === null || blocker === null) return leaveAlone("who blocks cannot be read");
  return async (transaction) => {
    if (await transaction.posts.isBuried(activity.id)) return "undone before";
    const blocked = await transaction.actors.byUri(blockedUri);
    if (blocked === null || blocked.kind === "remote") return "not an actor of ours";
    const stored = await transaction.actors.saveRemote(blocker);
    await transaction.serverPolicies.blockedBy({
      blockerId: stored.id,
      blockedId: blocked.id,
      activityUri: activity.id,
    });
    await endFollows(transaction, blocked, stored);
    const membership = blocked.kind === "wijk" ? await transaction.memberships.of(stored.id) : null;
    if (membership !== null) await endMembership(transaction, membership, services.clock());
    return "blocked by somebody elsewhere";
  };
};

const endFollows = async ({ ring, officialSources }: SquareTransaction, ours: Actor, theirs: Actor): Promise<void> => {
  await ring.removeFollower(ours.id, theirs.id);
  const source = ours.kind === "wijk" ? await officialSources.ofActor(theirs.id) : null;
  if (source !== null) await officialSources.save({ ...source, state: "rejected" });
  const neighbour = ours.kind === "wijk" ? await ring.neighbour(theirs.id) : null;
  if (neighbour === null) return;
  const { actor, ...rest } = neighbour;
  await ring.saveNeighbour({ ...rest, actorId: actor.id, state: "rejected" });
};
