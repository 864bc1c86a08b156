import type { ActorId, PostId } from "../../kernel/ids.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { idOf, isObject, isOfType, type JsonObject, sameOrigin } from "../kit/reading.ts";
import type { InboxHandler } from "./handler.ts";
import { choiceIn } from "./on-choose-answer.ts";
import { passOn } from "./on-like.ts";
import { ringUndone } from "./on-offer.ts";

/**
 * Takes a Follow, a Like, a Block, a word about the ring, what a wijk shares of a gemeente, or the choice of an answer back, given as
 * the whole activity or by its id alone. Only its own actor can. The id is remembered: what was undone stays undone when it comes
 * afterwards, and what has replaced it stands.
 */
export const onUndo: InboxHandler = async (activity, services) => {
  const { object } = activity.json;
  if (isObject(object) && isOfType(object, "ChooseAnswer")) {
    return choiceIn(object, { actorUri: activity.actorUri, owner: null, isUndone: true }, services);
  }
  return async (transaction) => {
    const undoneUri = idOf(object);
    const isIts = undoneUri !== null && sameOrigin(undoneUri, activity.actorUri);
    const came = isIts && (await transaction.received.came(undoneUri));
    if (isIts) await transaction.posts.bury(undoneUri, services.clock());
    const actor = await transaction.actors.byUri(activity.actorUri);
    if (actor === null) return "nothing to undo";
    const aboutRing = await ringUndone(transaction, activity, services);
    if (aboutRing !== null) return aboutRing;
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
    if (undoneUri !== null && (await transaction.gemeente.markNotShown(actor.id, undoneUri))) return "shown no more";
    if (isObject(object) && isOfType(object, "Follow")) {
      if (came) return "replaced before";
      // Some make a new id for the Follow that they take back (Lemmy): then the pair of actors says which.
      const followed = await transaction.actors.byUri(idOf(object.object) ?? "");
      if (followed === null) return "nothing to undo";
      await transaction.ring.removeFollower(followed.id, actor.id);
      return "follower removed";
    }
    const liked = await likeTakenBack(transaction, actor.id, object);
    if (liked === null) return "nothing to undo";
    const post = await transaction.posts.byId(liked);
    if (post !== null && post.withdrawnAt === null) await passOn(transaction, post, activity.id, activity.json);
    return "undone";
  };
};

/** Lemmy makes a new id for the Like that it takes back too: then what it was about says which. */
const likeTakenBack = async (
  transaction: SquareTransaction,
  actor: ActorId,
  object: unknown,
): Promise<PostId | null> => {
  const undoneUri = idOf(object);
  const byId = undoneUri === null ? null : await transaction.posts.unlike(actor, { activityUri: undoneUri });
  if (byId !== null || !isObject(object) || !isLike(object)) return byId;
  if (undoneUri !== null && (await transaction.received.came(undoneUri))) return null;
  const post = await transaction.posts.byUri(idOf(object.object) ?? "");
  return post === null ? null : transaction.posts.unlike(actor, { post: post.id });
};

const isLike = (object: JsonObject): boolean => isOfType(object, "Like", "EmojiReact");
