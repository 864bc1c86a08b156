import { type Post, stands } from "../../posts/post.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import { hostOf, idsOf } from "../kit/reading.ts";
import { type InboxHandler, leaveAlone } from "./handler.ts";

/** Whether a server elsewhere may read what it says something about: everyone may, or it is that of a wijk of the ring that has it. */
const mayFlag = async (
  { memberships }: SquareTransaction,
  post: Pick<Post, "audience" | "threadId" | "homeWijkId">,
  actorUri: string,
): Promise<boolean> => {
  if (post.audience !== "kring") return post.audience === "everyone";
  for (const { actor } of await memberships.membersAt(hostOf(actorUri) ?? ""))
    if (await memberships.reads(actor.id, post.threadId)) return true;
  return false;
};

/** So many ids are looked at; what names more says nothing that one of these does not. */
const mostIds = 50;

/**
 * A server elsewhere says that something here is not right (federation.md, 2.6): `object` names an account and posts, as
 * ids or embedded, in any order. What we have of it and everyone may read becomes a report for the moderators; ids that
 * name nothing here are passed over. An account alone is taken for the question that it speaks in, if it speaks in one.
 * Its words are read behind the door, where reports stand.
 */
export const onFlag: InboxHandler = async (activity) => {
  const uris = [...new Set(idsOf(activity.json.object))].slice(0, mostIds);
  if (uris.length === 0) return leaveAlone("no object");
  return async (transaction) => {
    const named = [];
    for (const uri of uris) {
      const post = await transaction.posts.byUri(uri);
      if (post !== null && stands(post) && (await mayFlag(transaction, post, activity.actorUri))) named.push(post.id);
    }
    if (named.length === 0) {
      for (const uri of uris) {
        const actor = await transaction.actors.byUri(uri);
        const thread = actor?.kind === "stand_in" ? actor.threadId : null;
        const post = thread === null || thread === undefined ? null : await transaction.posts.byId(thread);
        if (post !== null && stands(post) && (await mayFlag(transaction, post, activity.actorUri))) named.push(post.id);
      }
    }
    if (named.length === 0) return "names nothing of ours";
    await transaction.happened({ kind: "FlagReceived", activityUri: activity.id, postIds: [...new Set(named)] });
    return "reported to the moderators";
  };
};
