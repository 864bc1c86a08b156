import type { PostId } from "../kernel/ids.ts";
import type { Actor } from "../posts/actor.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { Announcement } from "./announcement.ts";

/** An announcement for everyone, the voice that says it outside, and the wijk that shares it. */
export type AnnouncementSurroundings = {
  readonly announcement: Announcement;
  readonly author: Actor;
  readonly wijk: Actor;
};

/** Looks around an announcement; `null` when it has nothing to do outside. */
export const announcementSurroundings = async (
  transaction: SquareTransaction,
  id: PostId,
): Promise<AnnouncementSurroundings | null> => {
  const announcement = await transaction.announcements.byId(id);
  if (announcement === null || announcement.post.audience !== "everyone") return null;
  const { actorId } = announcement.post.author;
  const author = actorId === null ? null : await transaction.actors.byId(actorId);
  const wijk = await transaction.actors.wijk();
  return author === null || wijk === null ? null : { announcement, author, wijk };
};
