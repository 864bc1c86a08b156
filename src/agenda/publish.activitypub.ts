import type { StoredEvent } from "../events.ts";
import type { Software } from "../federation/delivery/outgoing.ts";
import type { AttachSignature } from "../federation/kit/linked-data.ts";
import type { PostId } from "../kernel/ids.ts";
import { stands } from "../posts/post.ts";
import { type Publication, publicationIn } from "../posts/publication.activitypub.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { eventFromActivity, eventUriOf, noteFromActivity } from "./agenda.activitypub.ts";
import { type ActivitySurroundings, activitySurroundings } from "./surroundings.ts";

/**
 * Tells the outside what happened to activities that are for everyone. Every activity gets an id derived from the event, so
 * that doing the same work twice sends the same thing once.
 */
export type PublishActivity = {
  /** A new one, or one that is shown again: its Create, and the wijk's Announce of it in both forms. */
  made(event: StoredEvent, id: PostId): Promise<void>;
  /** Other words, another time, or that it does not go on. */
  change(event: StoredEvent, id: PostId): Promise<void>;
  withdrawal(event: StoredEvent, id: PostId): Promise<void>;
  /** Hidden by a moderator of this wijk. */
  hiding(event: StoredEvent, id: PostId): Promise<void>;
};

/** Reads an Event as what it is, and a Note as something else. */
const readsEvents: readonly Software[] = [{ name: "mobilizon" }];

export const publishActivity = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly origin: string;
  readonly attachSignature: AttachSignature;
}): PublishActivity => {
  const publicationsIn = (transaction: SquareTransaction, event: StoredEvent, around: ActivitySurroundings) => {
    const { item } = around;
    const given = { ...dependencies, ...around, event };
    return {
      note: publicationIn(transaction, {
        ...given,
        post: item.post,
        note: () => noteFromActivity(around, dependencies),
        notAt: readsEvents,
      }),
      event: publicationIn(transaction, {
        ...given,
        post: { ...item.post, uri: eventUriOf(item) },
        note: () => eventFromActivity(around, dependencies),
        form: "event",
      }),
    };
  };

  const about = (
    event: StoredEvent,
    id: PostId,
    work: (
      publications: { readonly note: Publication; readonly event: Publication },
      around: ActivitySurroundings,
    ) => Promise<void>,
  ) =>
    dependencies.unitOfWork(async (transaction) => {
      const around = await activitySurroundings(transaction, id);
      // What a moderator has not seen never went out, so there is nothing to tell of it either.
      if (around === null || around.item.post.held !== null) return;
      await work(publicationsIn(transaction, event, around), around);
    });

  /** The Event is no second post of the wijk but another form of one: its author tells of it, and no outbox has it. */
  const toReadersOfEvents = (wijkId: string) => ({ followersOf: wijkId, onlyAt: readsEvents });

  return {
    made: (event, id) =>
      about(event, id, async ({ note, event: asEvent }, { item, wijk }) => {
        if (!stands(item.post)) return;
        await note.announceShowing();
        await note.announceAsPage("announce", await note.say("Create", {}));
        await note.announceAddress();
        await asEvent.say("Create", toReadersOfEvents(wijk.id));
        await asEvent.announceAddress({ software: readsEvents });
      }),
    change: (event, id) =>
      about(event, id, async ({ note, event: asEvent }, { item, wijk }) => {
        if (!stands(item.post)) return;
        await note.announceAsPage("announce-update", await note.say("Update", { whoeverGot: item.post.uri ?? "" }));
        await asEvent.say("Update", { ...toReadersOfEvents(wijk.id), whoeverGot: eventUriOf(item) });
      }),
    withdrawal: (event, id) =>
      about(event, id, async ({ note, event: asEvent }) => {
        await note.announceDeletion(await note.delete());
        await asEvent.delete();
      }),
    hiding: (event, id) =>
      about(event, id, async ({ note, event: asEvent }) => {
        await note.announceDeletion(await note.hide());
        await asEvent.delete();
      }),
  };
};
