import type { PostId } from "../kernel/ids.ts";
import type { Actor } from "../posts/actor.ts";
import { type ObjectLink, objectLinksIn } from "../posts/object-links.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { Announcement } from "./announcement.ts";
import type { Reach } from "./gemeente/gemeente.ts";

/** An announcement for everyone, the voice that says it outside, and the wijk that shares it. */
export type AnnouncementSurroundings = {
  readonly announcement: Announcement;
  readonly author: Actor;
  readonly wijk: Actor;
  /** To whom this server, as a gemeente, says it; `null` for what a wijk says. */
  readonly reach: Reach | null;
  /** The links in its words to what everyone may read. */
  readonly objectLinks: readonly ObjectLink[];
};

/** Looks around an announcement; `null` when it has nothing to do outside, or somebody else says it. */
export const announcementSurroundings = async (
  transaction: SquareTransaction,
  id: PostId,
): Promise<AnnouncementSurroundings | null> => {
  const announcement = await transaction.announcements.byId(id);
  if (announcement === null || announcement.post.audience !== "everyone" || announcement.post.homeWijkId !== null)
    return null;
  if (announcement.officialKind !== null) return null;
  const { actorId } = announcement.post.author;
  const author = actorId === null ? null : await transaction.actors.byId(actorId);
  const wijk = await transaction.actors.wijk();
  if (author === null || wijk === null) return null;
  const { origin } = new URL(wijk.uri);
  const objectLinks = await objectLinksIn(announcement.post.body, { posts: transaction.posts, origin });
  const reach = await transaction.gemeente.reachOf(id);
  return { announcement, author, wijk, reach, objectLinks };
};
