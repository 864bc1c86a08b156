import type { StoredEvent } from "../events.ts";
import type { Software } from "../federation/delivery/outgoing.ts";
import type { AttachSignature } from "../federation/kit/linked-data.ts";
import type { PostId } from "../kernel/ids.ts";
import { stands } from "../posts/post.ts";
import { type Publication, publicationIn } from "../posts/publication.activitypub.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { noteFromPoll } from "./polls.activitypub.ts";
import { type PollSurroundings, pollSurroundings } from "./surroundings.ts";

/**
 * Tells the outside what happened to polls that are for everyone. Every activity gets an id derived from the event, so
 * that doing the same work twice sends the same thing once.
 */
export type PublishPoll = {
  /** A new poll, or one that is shown again: its Create, and the wijk's Announce of it in both forms. */
  made(event: StoredEvent, id: PostId): Promise<void>;
  /** Other words, another count, or its end. Whoever voted from elsewhere hears of it too. */
  change(event: StoredEvent, id: PostId): Promise<void>;
  /** Taken back by its maker. */
  withdrawal(event: StoredEvent, id: PostId): Promise<void>;
  /** Hidden by a moderator of this wijk. */
  hiding(event: StoredEvent, id: PostId): Promise<void>;
};

/** Refuses a Question, and keeps what follows waiting behind it. */
const readsNoPolls: readonly Software[] = [{ name: "lemmy" }];

export const publishPoll = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly origin: string;
  readonly attachSignature: AttachSignature;
}): PublishPoll => {
  const about = (
    event: StoredEvent,
    id: PostId,
    work: (publication: Publication, around: PollSurroundings, transaction: SquareTransaction) => Promise<void>,
  ) =>
    dependencies.unitOfWork(async (transaction) => {
      const around = await pollSurroundings(transaction, id);
      // What a moderator has not seen never went out, so there is nothing to tell of it either.
      if (around === null || around.poll.post.held !== null) return;
      const publication = publicationIn(transaction, {
        ...dependencies,
        ...around,
        event,
        post: around.poll.post,
        note: () => noteFromPoll(around, dependencies),
        notAt: readsNoPolls,
      });
      await work(publication, around, transaction);
    });

  return {
    made: (event, id) =>
      about(event, id, async (publication, around) => {
        if (!stands(around.poll.post)) return;
        await publication.announceShowing();
        await publication.announce("announce", await publication.say("Create", {}));
        await publication.announceAddress();
      }),
    change: (event, id) =>
      about(event, id, async (publication, around, transaction) => {
        if (!stands(around.poll.post)) return;
        const update = await publication.say("Update", {
          whoeverGot: around.poll.post.uri ?? "",
          actors: await transaction.polls.votersElsewhere(id),
        });
        await publication.announce("announce-update", update);
      }),
    withdrawal: (event, id) =>
      about(event, id, async (publication) => publication.announceDeletion(await publication.delete())),
    hiding: (event, id) =>
      about(event, id, async (publication) => publication.announceDeletion(await publication.hide())),
  };
};
