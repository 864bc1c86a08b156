import { idOf } from "../kit/reading.ts";
import { type InboxHandler, leaveAlone } from "./handler.ts";

/** Someone follows an actor of ours. A repeated Follow is answered again; its newest id counts. */
export const onFollow: InboxHandler = async (activity, services) => {
  const followedUri = idOf(activity.json.object);
  const follower = await services.findRemoteActor(activity.actorUri);
  if (followedUri === null || follower === null) return leaveAlone("follower cannot be read");
  return async (transaction) => {
    if (await transaction.posts.isBuried(activity.id)) return "undone before";
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
