import type { StoredEvent } from "../events.ts";
import type { AttachSignature } from "../federation/kit/linked-data.ts";
import type { PostId } from "../kernel/ids.ts";
import { type Post, stands } from "../posts/post.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type ThreadPublication, threadPublicationIn } from "./publication.activitypub.ts";
import { type RingPublication, ringPublicationIn } from "./ring-publication.activitypub.ts";
import { type Surroundings, surroundingsOf } from "./surroundings.ts";

/**
 * Tells the outside what happened to questions and answers that are for everyone, and the ring of those that are for the ring.
 * Every activity gets an id derived from the event, so that doing the same work twice sends the same thing once.
 */
export type Publish = {
  /** A new or shown-again post of our own: its Create, and the wijk's Announce of it. */
  post(event: StoredEvent, id: PostId): Promise<void>;
  /** The gemeente is asked too. */
  handingOn(event: StoredEvent, id: PostId): Promise<void>;
  /** Other words or another state. */
  change(event: StoredEvent, id: PostId): Promise<void>;
  /** Taken back by its author. */
  withdrawal(event: StoredEvent, id: PostId): Promise<void>;
  /** Hidden by a moderator of this wijk. */
  hiding(event: StoredEvent, id: PostId): Promise<void>;
  /** Shown again by a moderator of this wijk. */
  showing(event: StoredEvent, id: PostId): Promise<void>;
  /** Which answer helped, for software that wants to hear that by itself. */
  choice(event: StoredEvent, id: PostId): Promise<void>;
  /** What somebody elsewhere said about it, to the followers of the wijk. */
  passOn(event: StoredEvent, id: PostId, activityUri: string): Promise<void>;
};

/** Whether the wijk shares it: it owns the thread, and the author did not say that nobody may (GoToSocial). */
type Sharing = { readonly shares: boolean };

export const publish = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly origin: string;
  readonly attachSignature: AttachSignature;
}): Publish => {
  const { origin, unitOfWork, attachSignature } = dependencies;

  const about = (
    event: StoredEvent,
    id: PostId,
    work: (publication: ThreadPublication, around: Surroundings & Sharing, post: Post) => Promise<void>,
    inRing?: (publication: RingPublication, isReadable: boolean) => Promise<void>,
  ) =>
    unitOfWork(async (transaction) => {
      const post = await transaction.posts.byId(id);
      const around = post === null ? null : await surroundingsOf(transaction, post);
      if (post === null || around === null) return;
      // What a moderator has not seen never went out, so there is nothing to tell of it either.
      if (post.held !== null || around.beginning.held !== null) return;
      if (post.audience === "kring") {
        const isReadable = stands(post) && stands(around.beginning);
        await inRing?.(ringPublicationIn(transaction, { event, origin, post, around }), isReadable);
        return;
      }
      const shares = around.ownThread && (await transaction.interactionPolicies.of(id)).announce;
      const publication = threadPublicationIn(transaction, { event, origin, attachSignature, post, around });
      await work(publication, { ...around, shares }, post);
    });

  return {
    post: (event, id) =>
      about(
        event,
        id,
        async (publication, around, post) => {
          if (post.withdrawnAt !== null || post.hidden !== null || around.beginning.hidden !== null) return;
          const create =
            around.author.kind === "remote" ? await publication.received("Create") : await publication.create();
          if (!around.shares) return;
          if (create !== null) await publication.announceWords("announce", create);
          if (post.kind === "question") await publication.announceAddress();
        },
        async (ring, isReadable) => {
          if (isReadable) await ring.post();
        },
      ),
    change: (event, id) =>
      about(
        event,
        id,
        async (publication, around, post) => {
          if (post.withdrawnAt !== null || post.hidden !== null || around.beginning.hidden !== null) return;
          const update =
            around.author.kind === "remote" ? await publication.received("Update") : await publication.update();
          if (update !== null && around.shares) await publication.announceWords("announce-update", update);
          if (around.ownThread && !around.shares) await publication.undoAnnouncements();
        },
        async (ring, isReadable) => {
          if (isReadable) await ring.change();
        },
      ),
    handingOn: (event, id) =>
      about(
        event,
        id,
        async (publication, around, post) => {
          if (!stands(post)) return;
          const update = await publication.handOn();
          if (around.shares) await publication.announceWords("announce-update", update);
        },
        async (ring, isReadable) => {
          if (isReadable) await ring.change();
        },
      ),
    withdrawal: (event, id) =>
      about(
        event,
        id,
        async (publication, around) => {
          const deletion =
            around.author.kind === "remote" ? await publication.received("Delete") : await publication.delete();
          if (deletion !== null && around.shares) await publication.announceDeletion(deletion);
          else if (around.ownThread) await publication.undoAnnouncements();
        },
        (ring) => ring.withdrawal(),
      ),
    hiding: (event, id) =>
      about(
        event,
        id,
        async (publication, around) => {
          if (around.shares) await publication.announceDeletion(await publication.hide());
          else if (around.ownThread) await publication.undoAnnouncements();
        },
        (ring) => ring.hiding(),
      ),
    showing: (event, id) =>
      about(event, id, async (publication, around, post) => {
        if (around.shares && stands(post)) await publication.announceShowing();
      }),
    choice: (event, id) =>
      about(event, id, async (publication, around, post) => {
        if (around.ownThread && stands(post)) await publication.announceChoice();
      }),
    passOn: (event, id, activityUri) =>
      about(event, id, async (publication, around, post) => {
        const said = around.shares && stands(post) ? await publication.said(activityUri) : null;
        if (said !== null) await publication.announce("announce-said", said, { isForeign: true });
      }),
  };
};
