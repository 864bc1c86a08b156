import type { SquareTransaction } from "../../unit-of-work.ts";
import { idOf } from "../kit/reading.ts";
import { type InboxHandler, leaveAlone } from "./handler.ts";

/** Someone follows an actor of ours. A repeated Follow is answered again; its newest id counts. */
export const onFollow: InboxHandler = async (activity, services) => {
  const followedUri = idOf(activity.json.object);
  const follower = await services.findRemoteActor(activity.actorUri);
  if (followedUri === null || follower === null) return leaveAlone("follower cannot be read");
  return async (transaction) => {
    if (await transaction.posts.isBuried(activity.id)) {
      // The Undo that came first took the pair's other follow away, and was not about that.
      await followAgain(transaction, activity.actorUri, followedUri, services.clock());
      return "undone before";
    }
    const followed = await transaction.actors.byUri(followedUri);
    if (followed === null || followed.kind === "remote") return "not an actor of ours";
    const stored = await transaction.actors.saveRemote(follower);
    if (followed.kind === "wijk") {
      await transaction.ring.addFollower({
        actorId: followed.id,
        followerId: stored.id,
        followUri: activity.id,
        since: services.clock(),
      });
    }
    await transaction.happened({
      kind: "FollowReceived",
      actorUri: followedUri,
      followerUri: follower.uri,
      followUri: activity.id,
    });
    return followed.kind === "wijk" ? "follower added" : "follow refused";
  };
};

/** Lets the newest Follow of this pair stand that was not undone, if there is one. */
const followAgain = async (
  transaction: SquareTransaction,
  followerUri: string,
  followedUri: string,
  since: Date,
): Promise<void> => {
  const followUri = await transaction.received.standing("Follow", followerUri, followedUri);
  const followed = await transaction.actors.byUri(followedUri);
  const follower = await transaction.actors.byUri(followerUri);
  if (followUri === null || followed?.kind !== "wijk" || follower === null) return;
  await transaction.ring.addFollower({ actorId: followed.id, followerId: follower.id, followUri, since });
};
