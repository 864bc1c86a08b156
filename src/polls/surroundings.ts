import type { Actor } from "../posts/actor.ts";
import { type ObjectLink, objectLinksIn } from "../posts/object-links.ts";
import type { Post } from "../posts/post.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { Poll } from "./poll.ts";

/** A poll of ours with whoever matters for telling the outside about it. */
export type PollSurroundings = {
  readonly poll: Poll;
  readonly author: Actor;
  readonly wijk: Actor;
  /** The links in its text to what everyone may read. */
  readonly objectLinks: readonly ObjectLink[];
};

/** Looks around a poll; `null` when it has nothing to do outside, or is another wijk's. */
export const pollSurroundings = async (
  transaction: SquareTransaction,
  id: Post["id"],
): Promise<PollSurroundings | null> => {
  const poll = await transaction.polls.byId(id);
  if (poll === null || poll.post.audience !== "everyone" || poll.post.homeWijkId !== null) return null;
  const { actorId } = poll.post.author;
  const author = actorId === null ? null : await transaction.actors.byId(actorId);
  const wijk = await transaction.actors.wijk();
  if (author === null || wijk === null) return null;
  const { origin } = new URL(wijk.uri);
  return { poll, author, wijk, objectLinks: await objectLinksIn(poll.post.body, { posts: transaction.posts, origin }) };
};
