import type { StoredEvent } from "../events.ts";
import type { Document } from "../federation/kit/addressing.ts";
import type { AttachSignature } from "../federation/kit/linked-data.ts";
import { idOf } from "../federation/kit/reading.ts";
import type { PostId } from "../kernel/ids.ts";
import type { Actor } from "../posts/actor.ts";
import { stands } from "../posts/post.ts";
import { type Publication, publicationIn } from "../posts/publication.activitypub.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";

/**
 * The wijk shares what official sources say with its followers: the address of the source's own object, never its words. Each
 * does nothing for an announcement of anybody else.
 */
export type ShareSource = {
  /** It hangs on the board now. Shared once, however often this is said. */
  made(event: StoredEvent, id: PostId): Promise<void>;
  /** It hangs there no more: its author took it back, or a moderator hid it. Nothing is said of the source's own object. */
  gone(event: StoredEvent, id: PostId): Promise<void>;
};

export const shareSource = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly origin: string;
  readonly attachSignature: AttachSignature;
}): ShareSource => {
  const about = (
    event: StoredEvent,
    id: PostId,
    work: (
      publication: Publication,
      given: { readonly isThere: boolean; readonly isShared: boolean; readonly author: Actor },
    ) => Promise<unknown>,
  ) =>
    dependencies.unitOfWork(async (transaction) => {
      const announcement = await transaction.announcements.byId(id);
      const wijk = await transaction.actors.wijk();
      if (announcement === null || announcement.officialKind === null || wijk === null) return;
      const { post } = announcement;
      const author = post.author.actorId === null ? null : await transaction.actors.byId(post.author.actorId);
      if (author === null || post.held !== null) return;
      const note = (): Document => {
        throw new Error(`What ${author.uri} wrote has no form of ours.`);
      };
      const mayShare = (await transaction.interactionPolicies.of(id)).announce;
      const publication = publicationIn(transaction, { ...dependencies, event, post, author, wijk, note });
      await work(publication, {
        author,
        isThere: stands(post) && mayShare,
        isShared: await isShared(transaction, post.uri ?? ""),
      });
    });
  return {
    made: (event, id) =>
      about(event, id, async (publication, { isThere, isShared, author }) => {
        // The source hears that it is shown here, as an account hears that somebody shares what it wrote.
        if (isThere && !isShared) await publication.announceAddress({ alsoTo: [author.id] });
      }),
    gone: (event, id) =>
      about(event, id, async (publication, { isShared }) => {
        if (isShared) await publication.undoAnnouncements();
      }),
  };
};

/** Whether an Announce of it stands: one was sent, and not taken back. */
const isShared = async ({ outgoing }: SquareTransaction, uri: string): Promise<boolean> => {
  const sent = await outgoing.sentAbout("Announce", uri);
  const undone = (await outgoing.sentAbout("Undo", uri)).map(({ body }) => idOf((JSON.parse(body) as Document).object));
  return sent.some((announced) => !undone.includes(announced.uri));
};
