import type { StoredEvent } from "../events.ts";
import type { Recipients, Software } from "../federation/delivery/outgoing.ts";
import {
  activityAbout,
  activityContext,
  activityIdFor,
  type Document,
  everyone,
} from "../federation/kit/addressing.ts";
import type { AttachSignature } from "../federation/kit/linked-data.ts";
import { later, second } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import type { Actor } from "../posts/actor.ts";
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

/** Mastodon should see the Create before the bare object, or it fetches what it is about to get. */
const bareFormDelay = 3 * second;

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
      await work(publicationIn(transaction, { ...dependencies, event, around }), around, transaction);
    });
  const stands = ({ poll: { post } }: PollSurroundings) => post.withdrawnAt === null && post.hidden === null;

  return {
    made: (event, id) =>
      about(event, id, async (publication, around) => {
        if (!stands(around)) return;
        await publication.announce("announce", await publication.say("Create", {}), {});
        const notBefore = later(event.happenedAt, bareFormDelay);
        await publication.announce("announce-bare", around.poll.post.uri, { notBefore });
      }),
    change: (event, id) =>
      about(event, id, async (publication, around, transaction) => {
        if (!stands(around)) return;
        const update = await publication.say("Update", {
          whoeverGot: around.poll.post.uri ?? "",
          actors: await transaction.polls.votersElsewhere(id),
        });
        await publication.announce("announce-update", update, {});
      }),
    withdrawal: (event, id) =>
      about(event, id, async (publication) => {
        const deletion = await publication.delete();
        await publication.undoAnnouncements();
        await publication.announce("announce-delete", deletion, {});
      }),
    hiding: (event, id) =>
      about(event, id, async (publication, around, transaction) => {
        const moderation = await transaction.actors.moderation();
        if (moderation === null) throw new Error("The voice of the moderators is missing: set-up is not done.");
        await publication.undoAnnouncements();
        const summary = `Verborgen door de moderatie van ${around.wijk.name}`;
        await publication.announce("announce-delete", await publication.delete(moderation, {}, { summary }), {});
      }),
  };
};

type Publication = ReturnType<typeof publicationIn>;

const publicationIn = (
  transaction: SquareTransaction,
  given: {
    readonly event: StoredEvent;
    readonly origin: string;
    readonly attachSignature: AttachSignature;
    readonly around: PollSurroundings;
  },
) => {
  const { event, origin, around } = given;
  const { author, wijk, poll } = around;
  const objectUri = poll.post.uri ?? "";
  const toFollowers = { to: [everyone], cc: [wijk.followers ?? `${wijk.uri}/followers`] };

  const send = async (
    purpose: string,
    signer: Actor,
    document: (uri: string) => Document,
    recipients: Recipients,
    options: { readonly notBefore?: Date } = {},
  ): Promise<Document> => {
    const id = await activityIdFor(event.id, purpose);
    const uri = `${origin}/ap/v/${id}`;
    const body = await given.attachSignature(document(uri), signer);
    await transaction.outgoing.add({
      id,
      uri,
      type: String(body.type),
      signerId: signer.id,
      objectUri,
      postId: poll.post.id,
      body: JSON.stringify(body),
      madeAt: event.happenedAt,
      recipients,
      ...options,
    });
    return body;
  };

  return {
    say: (type: "Create" | "Update", recipients: Recipients) =>
      send(
        type.toLowerCase(),
        author,
        (uri) =>
          activityAbout(type, {
            uri,
            actorUri: author.uri,
            at: event.happenedAt,
            object: noteFromPoll(around, { origin }),
          }),
        recipients,
      ),
    delete: (signer: Actor = author, recipients: Recipients = { whoeverGot: objectUri }, why: Document = {}) =>
      send(
        "delete",
        signer,
        (uri) => ({
          "@context": activityContext,
          id: uri,
          type: "Delete",
          actor: signer.uri,
          to: [everyone],
          cc: [wijk.uri],
          audience: wijk.uri,
          ...why,
          object: { id: objectUri, type: "Tombstone" },
        }),
        recipients,
      ),
    announce: (purpose: string, object: unknown, options: { readonly notBefore?: Date }) =>
      send(
        purpose,
        wijk,
        (uri) => ({
          "@context": activityContext,
          id: uri,
          type: "Announce",
          actor: wijk.uri,
          published: event.happenedAt.toISOString(),
          ...toFollowers,
          cc: [...toFollowers.cc, ...(typeof object === "string" ? [author.uri] : [])],
          object,
        }),
        { followersOf: wijk.id, notAt: readsNoPolls },
        options,
      ),
    /** Takes back every Announce of the poll, in both forms: peers remember the first that they saw. */
    undoAnnouncements: async () => {
      for (const announced of await transaction.outgoing.sentAbout("Announce", objectUri)) {
        const inner = (JSON.parse(announced.body) as Document).object;
        const isOfThePoll = typeof inner === "string" || (inner as Document).type === "Create";
        if (!isOfThePoll) continue;
        await send(
          `undo ${announced.uri}`,
          wijk,
          (uri) => ({
            "@context": activityContext,
            id: uri,
            type: "Undo",
            actor: wijk.uri,
            ...toFollowers,
            object: { id: announced.uri, type: "Announce", actor: wijk.uri, object: objectUri, ...toFollowers },
          }),
          { whoeverGot: objectUri, notAt: readsNoPolls },
        );
      }
    },
  };
};
