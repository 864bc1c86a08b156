import type { Post } from "../../posts/post.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { everyone } from "../kit/addressing.ts";
import { idOf, idsOf, type JsonObject, objectsOf } from "../kit/reading.ts";
import { type InboxHandler, leaveAlone } from "./handler.ts";

/**
 * A like: kept, so that it can be undone; never shown as a score. One about a thread of ours that is said to the wijk is
 * passed on to its followers, unchanged (FEP-1b12).
 */
export const onLike: InboxHandler = async (activity, services) => {
  const objectUri = idOf(activity.json.object);
  const actor = objectUri === null ? null : await services.findRemoteActor(activity.actorUri);
  if (objectUri === null || actor === null) return leaveAlone("nothing to like");
  return async (transaction) => {
    const wasUndone = await transaction.posts.isBuried(activity.id);
    // The Undo that came first may have taken the pair's other like away, and was not about that.
    const uri = wasUndone ? await transaction.received.standing("Like", activity.actorUri, objectUri) : activity.id;
    if (uri === null) return "undone before";
    const post = await transaction.posts.byUri(objectUri);
    const isOurs = post !== null && (post.homeWijkId === null || post.author.kind !== "elsewhere");
    if (post === null || !isOurs || post.withdrawnAt !== null || post.held !== null || post.audience !== "everyone")
      return "not a post of ours";
    const stored = await transaction.actors.saveRemote(actor);
    await transaction.posts.like(post.id, stored.id, uri);
    if (wasUndone) return "undone before";
    await passOn(transaction, post, activity.id, activity.json);
    return "like kept";
  };
};

/**
 * A dislike takes an earlier like of the same actor away. It is neither kept nor passed on: a wijk carries no marks
 * against what neighbours write.
 */
export const onDislike: InboxHandler = async (activity) => async (transaction) => {
  const post = await transaction.posts.byUri(idOf(activity.json.object) ?? "");
  const actor = await transaction.actors.byUri(activity.actorUri);
  const lost = post === null || actor === null ? null : await transaction.posts.unlike(actor.id, { post: post.id });
  return lost === null ? "dislike left alone" : "like taken away by a dislike";
};

/** What is said about a post of a thread of ours, to the wijk and to nobody in particular, goes to its followers. */
export const passOn = async (
  transaction: SquareTransaction,
  post: Post,
  activityUri: string,
  json: JsonObject,
): Promise<void> => {
  const wijk = await transaction.actors.wijk();
  if (wijk === null || post.homeWijkId !== null || !isSaidTo(json, wijk.uri)) return;
  await transaction.happened({ kind: "LikeReceived", threadId: post.threadId, postId: post.id, activityUri });
};

/**
 * Whether it names the wijk. Lemmy and its kin do that in `audience` and leave `to` and `cc` out, in an Undo sometimes only
 * in what is undone; whoever does address somebody must address everyone.
 */
const isSaidTo = (json: JsonObject, wijkUri: string): boolean => {
  const said = [json, ...objectsOf(json.object).filter(({ actor }) => actor !== undefined)];
  const addressed = said.flatMap(({ to, cc }) => [...idsOf(to), ...idsOf(cc)]);
  const named = [...addressed, ...said.flatMap(({ audience }) => idsOf(audience))];
  return named.includes(wijkUri) && (addressed.length === 0 || addressed.includes(everyone));
};
