import type { StoredEvent } from "../events.ts";
import type { Software } from "../federation/delivery/outgoing.ts";
import { activityContext } from "../federation/kit/addressing.ts";
import type { PostId } from "../kernel/ids.ts";
import { stands } from "../posts/post.ts";
import { type PublishBeginning, type Publishing, publishBeginning } from "../posts/publish-beginning.activitypub.ts";
import { noteFromAnnouncement } from "./announcements.activitypub.ts";
import { announcementSurroundings } from "./surroundings.ts";

/** Puts posts on top of a community when a moderator of it says so (`Add` to and `Remove` from its `featured`). */
const readsPinning: readonly Software[] = [{ name: "lemmy" }];

/** Tells the outside what happened to announcements of a wijk that are for everyone. */
export type PublishAnnouncement = PublishBeginning & {
  /** It came to stand above the others, or no longer does: `featured` of the wijk. */
  pinning(event: StoredEvent, id: PostId): Promise<void>;
};

export const publishAnnouncement = (dependencies: Publishing): PublishAnnouncement => {
  const { about, ...publish } = publishBeginning(dependencies, {
    // What a gemeente says, it says to wijken, in a way of its own.
    around: async (transaction, id) => {
      const around = await announcementSurroundings(transaction, id);
      return around?.reach === null ? around : null;
    },
    post: ({ announcement }) => announcement.post,
    note: noteFromAnnouncement,
  });
  return {
    ...publish,
    pinning: (event, id) =>
      about(event, id, async (publication, { announcement: { post }, wijk }) => {
        if (!stands(post)) return;
        const type = event.kind === "AnnouncementPinned" ? "Add" : "Remove";
        const said = await publication.byModeration(type.toLowerCase(), {
          "@context": activityContext,
          type,
          object: post.uri,
          target: `${wijk.uri}/featured`,
        });
        const only = { at: readsPinning, variant: "pinning" };
        await publication.announce(`announce-${type.toLowerCase()}`, said, { only });
      }),
  };
};
