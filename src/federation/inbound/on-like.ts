import { idOf } from "../kit/reading.ts";
import { type InboxHandler, leaveAlone } from "./handler.ts";

/** A like: kept, so that it can be undone; never shown as a score. */
export const onLike: InboxHandler = async (activity, services) => {
  const objectUri = idOf(activity.json.object);
  const actor = objectUri === null ? null : await services.findRemoteActor(activity.actorUri);
  if (objectUri === null || actor === null) return leaveAlone("nothing to like");
  return async (transaction) => {
    if (await transaction.posts.isBuried(activity.id)) return "undone before";
    const post = await transaction.posts.byUri(objectUri);
    if (post === null || post.withdrawnAt !== null || post.held !== null || post.author.kind === "elsewhere")
      return "not a post of ours";
    const stored = await transaction.actors.saveRemote(actor);
    await transaction.posts.like(post.id, stored.id, activity.id);
    return "like kept";
  };
};
