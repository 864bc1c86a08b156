import { idOf, isObject, isOfType, sameOrigin } from "../kit/reading.ts";
import type { InboxHandler } from "./handler.ts";

/**
 * Takes a Follow, a Like or a Block back, given as the whole activity or by its id alone. Only its own actor can. The id is
 * remembered: what was undone stays undone when it comes afterwards, and what has replaced it stands.
 */
export const onUndo: InboxHandler = async (activity, services) => async (transaction) => {
  const { object } = activity.json;
  const undoneUri = idOf(object);
  const isIts = undoneUri !== null && sameOrigin(undoneUri, activity.actorUri);
  const came = isIts && (await transaction.received.came(undoneUri));
  if (isIts) await transaction.posts.bury(undoneUri, services.clock());
  const actor = await transaction.actors.byUri(activity.actorUri);
  if (actor === null) return "nothing to undo";
  const isBlock = isObject(object) && isOfType(object, "Block");
  if (undoneUri !== null || isBlock) {
    const blocked = isBlock && !came ? await transaction.actors.byUri(idOf(object.object) ?? "") : null;
    const lifted = await transaction.serverPolicies.unblockedBy({
      blockerId: actor.id,
      blockedId: blocked?.id ?? null,
      activityUri: undoneUri,
    });
    if (lifted) return "block lifted";
    if (isBlock) return "nothing to undo";
  }
  const follow = undoneUri === null ? null : await transaction.ring.followerByFollow(undoneUri);
  if (follow !== null) {
    if (follow.followerId !== actor.id) return "not the follower";
    await transaction.ring.removeFollower(follow.actorId, follow.followerId);
    return "follower removed";
  }
  if (isObject(object) && isOfType(object, "Follow")) {
    if (came) return "replaced before";
    // Some make a new id for the Follow that they take back (Lemmy): then the pair of actors says which.
    const followed = await transaction.actors.byUri(idOf(object.object) ?? "");
    if (followed === null) return "nothing to undo";
    await transaction.ring.removeFollower(followed.id, actor.id);
    return "follower removed";
  }
  if (undoneUri === null) return "nothing to undo";
  await transaction.posts.unlike(actor.id, undoneUri);
  return "undone";
};
