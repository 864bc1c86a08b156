import type { SquareTransaction } from "../unit-of-work.ts";
import type { Actor } from "./actor.ts";
import { type ObjectLink, objectLinksIn } from "./object-links.ts";
import type { Post } from "./post.ts";

/** Whoever matters for telling the outside about a post of ours that begins a thread. */
export type PublicSurroundings = {
  readonly author: Actor;
  readonly wijk: Actor;
  /** The links in its text to what everyone may read. */
  readonly objectLinks: readonly ObjectLink[];
};

/** Looks around a post; `null` when it has nothing to do outside, or is another wijk's. */
export const publicSurroundings = async (
  { actors, posts }: Pick<SquareTransaction, "actors" | "posts">,
  post: Post | undefined,
): Promise<PublicSurroundings | null> => {
  if (post === undefined || post.audience !== "everyone" || post.homeWijkId !== null) return null;
  const { actorId } = post.author;
  const author = actorId === null ? null : await actors.byId(actorId);
  const wijk = await actors.wijk();
  if (author === null || wijk === null) return null;
  const { origin } = new URL(wijk.uri);
  return { author, wijk, objectLinks: await objectLinksIn(post.body, { posts, origin }) };
};
