import type { StoredEvent } from "../events.ts";
import type { Software } from "../federation/delivery/outgoing.ts";
import { activityContext } from "../federation/kit/addressing.ts";
import type { AttachSignature } from "../federation/kit/linked-data.ts";
import type { PostId } from "../kernel/ids.ts";
import { stands } from "../posts/post.ts";
import { type Publication, publicationIn } from "../posts/publication.activitypub.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { noteFromAnnouncement } from "./announcements.activitypub.ts";
import { type AnnouncementSurroundings, announcementSurroundings } from "./surroundings.ts";

/** Puts posts on top of a community when a moderator of it says so (`Add` to and `Remove` from its `featured`). */
const readsPinning: readonly Software[] = [{ name: "lemmy" }];

/** Tells the outside what happened to announcements of a wijk that are for everyone. */
export type PublishAnnouncement = {
  /** A new one, or one that is shown again: its Create, and the wijk's Announce of it in both forms. */
  made(event: StoredEvent, id: PostId): Promise<void>;
  /** Other words. */
  change(event: StoredEvent, id: PostId): Promise<void>;
  withdrawal(event: StoredEvent, id: PostId): Promise<void>;
  /** Hidden by a moderator. */
  hiding(event: StoredEvent, id: PostId): Promise<void>;
  /** It came to stand above the others, or no longer does: `featured` of the wijk. */
  pinning(event: StoredEvent, id: PostId): Promise<void>;
};

export const publishAnnouncement = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly origin: string;
  readonly attachSignature: AttachSignature;
}): PublishAnnouncement => {
  const about = (
    event: StoredEvent,
    id: PostId,
    work: (publication: Publication, around: AnnouncementSurroundings) => Promise<void>,
  ) =>
    dependencies.unitOfWork(async (transaction) => {
      const around = await announcementSurroundings(transaction, id);
      if (around === null || around.reach !== null) return;
      const publication = publicationIn(transaction, {
        ...dependencies,
        ...around,
        event,
        post: around.announcement.post,
        note: () => noteFromAnnouncement(around, dependencies),
      });
      await work(publication, around);
    });

  return {
    made: (event, id) =>
      about(event, id, async (publication, { announcement }) => {
        if (!stands(announcement.post)) return;
        await publication.announceShowing();
        await publication.announceAsPage("announce", await publication.say("Create", {}));
        await publication.announceAddress();
      }),
    change: (event, id) =>
      about(event, id, async (publication, { announcement: { post } }) => {
        if (!stands(post)) return;
        await publication.announceAsPage(
          "announce-update",
          await publication.say("Update", { whoeverGot: post.uri ?? "" }),
        );
      }),
    withdrawal: (event, id) =>
      about(event, id, async (publication) => publication.announceDeletion(await publication.delete())),
    hiding: (event, id) =>
      about(event, id, async (publication) => publication.announceDeletion(await publication.hide())),
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
