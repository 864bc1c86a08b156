import type { PostId } from "../kernel/ids.ts";
import { type PublicSurroundings, publicSurroundings } from "../posts/surroundings.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { Announcement } from "./announcement.ts";
import type { Reach } from "./gemeente/gemeente.ts";

/** An announcement for everyone, the voice that says it outside, and the wijk that shares it. */
export type AnnouncementSurroundings = PublicSurroundings & {
  readonly announcement: Announcement;
  /** To whom this server, as a gemeente, says it; `null` for what a wijk says. */
  readonly reach: Reach | null;
};

/** Looks around an announcement; `null` when it has nothing to do outside, or somebody else says it. */
export const announcementSurroundings = async (
  transaction: SquareTransaction,
  id: PostId,
): Promise<AnnouncementSurroundings | null> => {
  const announcement = await transaction.announcements.byId(id);
  if (announcement === null || announcement.officialKind !== null) return null;
  const around = await publicSurroundings(transaction, announcement.post);
  return around === null ? null : { ...around, announcement, reach: await transaction.gemeente.reachOf(id) };
};
