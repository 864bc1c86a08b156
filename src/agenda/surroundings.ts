import type { PostId } from "../kernel/ids.ts";
import type { Actor } from "../posts/actor.ts";
import { type ObjectLink, objectLinksIn } from "../posts/object-links.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { AgendaItem } from "./agenda-item.ts";

/** An activity of ours with whoever matters for telling the outside about it. */
export type ActivitySurroundings = {
  readonly item: AgendaItem;
  readonly author: Actor;
  readonly wijk: Actor;
  /** The links in its text to what everyone may read. */
  readonly objectLinks: readonly ObjectLink[];
};

/** Looks around an activity; `null` when it has nothing to do outside, or is another wijk's. */
export const activitySurroundings = async (
  transaction: SquareTransaction,
  id: PostId,
): Promise<ActivitySurroundings | null> => {
  const item = await transaction.agenda.byId(id);
  if (item === null || item.post.audience !== "everyone" || item.post.homeWijkId !== null) return null;
  const { actorId } = item.post.author;
  const author = actorId === null ? null : await transaction.actors.byId(actorId);
  const wijk = await transaction.actors.wijk();
  if (author === null || wijk === null) return null;
  const { origin } = new URL(wijk.uri);
  return { item, author, wijk, objectLinks: await objectLinksIn(item.post.body, { posts: transaction.posts, origin }) };
};
