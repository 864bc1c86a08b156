import type { StoredEvent } from "../events.ts";
import type { Software } from "../federation/delivery/outgoing.ts";
import type { Document } from "../federation/kit/addressing.ts";
import type { AttachSignature } from "../federation/kit/linked-data.ts";
import type { ActorId, PostId } from "../kernel/ids.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { type Post, stands } from "./post.ts";
import { type Publication, publicationIn } from "./publication.activitypub.ts";
import type { PublicSurroundings } from "./surroundings.ts";

/**
 * Tells the outside what happened to a post that begins a thread and is for everyone. Every activity gets an id derived from the
 * event, so that doing the same work twice sends the same thing once.
 */
export type PublishBeginning = {
  /** A new one, or one that is shown again: its Create, and the wijk's Announce of it in both forms. */
  made(event: StoredEvent, id: PostId): Promise<void>;
  /** Other words, or another state. */
  change(event: StoredEvent, id: PostId): Promise<void>;
  /** Taken back by its maker. */
  withdrawal(event: StoredEvent, id: PostId): Promise<void>;
  /** Hidden by a moderator of this wijk. */
  hiding(event: StoredEvent, id: PostId): Promise<void>;
};

export type Publishing = {
  readonly unitOfWork: UnitOfWork;
  readonly origin: string;
  readonly attachSignature: AttachSignature;
};

/** Publishes one kind of post, of which `around` finds what matters for it outside. */
export const publishBeginning = <Around extends PublicSurroundings>(
  dependencies: Publishing,
  kind: {
    readonly around: (transaction: SquareTransaction, id: PostId) => Promise<Around | null>;
    readonly post: (around: Around) => Post;
    readonly note: (around: Around, given: { readonly origin: string }) => Document;
    /** Software that can do nothing with it. */
    readonly notAt?: readonly Software[];
    /** Never sent as a Page, to those that would read it so. */
    readonly isNoPage?: true;
    /** Who hears of a change beside whoever got it. */
    readonly alsoTold?: (transaction: SquareTransaction, id: PostId) => Promise<readonly ActorId[]>;
  },
): PublishBeginning & {
  /** The publication of one event, for what only this kind tells. */
  readonly about: (
    event: StoredEvent,
    id: PostId,
    work: (publication: Publication, around: Around, transaction: SquareTransaction) => Promise<void>,
  ) => Promise<void>;
} => {
  const about = (
    event: StoredEvent,
    id: PostId,
    work: (publication: Publication, around: Around, transaction: SquareTransaction) => Promise<void>,
  ): Promise<void> =>
    dependencies.unitOfWork(async (transaction) => {
      const around = await kind.around(transaction, id);
      // What a moderator has not seen never went out, so there is nothing to tell of it either.
      if (around === null || kind.post(around).held !== null) return;
      const publication = publicationIn(transaction, {
        ...dependencies,
        author: around.author,
        wijk: around.wijk,
        event,
        post: kind.post(around),
        note: () => kind.note(around, dependencies),
        ...(kind.notAt === undefined ? {} : { notAt: kind.notAt }),
      });
      await work(publication, around, transaction);
    });
  const announce = async (publication: Publication, purpose: string, said: Document): Promise<void> => {
    if (kind.isNoPage) await publication.announce(purpose, said);
    else await publication.announceAsPage(purpose, said);
  };

  return {
    about,
    made: (event, id) =>
      about(event, id, async (publication, around) => {
        if (!stands(kind.post(around))) return;
        await publication.announceShowing();
        await announce(publication, "announce", await publication.say("Create", {}));
        await publication.announceAddress();
      }),
    change: (event, id) =>
      about(event, id, async (publication, around, transaction) => {
        const post = kind.post(around);
        if (!stands(post)) return;
        const actors = await kind.alsoTold?.(transaction, id);
        const update = await publication.say("Update", {
          whoeverGot: post.uri ?? "",
          ...(actors === undefined ? {} : { actors }),
        });
        await announce(publication, "announce-update", update);
      }),
    withdrawal: (event, id) =>
      about(event, id, async (publication) => publication.announceDeletion(await publication.delete())),
    hiding: (event, id) =>
      about(event, id, async (publication) => publication.announceDeletion(await publication.hide())),
  };
};
