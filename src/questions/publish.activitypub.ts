import type { StoredEvent } from "../events.ts";
import type { Recipients } from "../federation/delivery/outgoing.ts";
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
import type { Post } from "../posts/post.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { addressedBy, noteFromAnswer, noteFromQuestion } from "./questions.activitypub.ts";
import { type Surroundings, surroundingsOf } from "./surroundings.ts";

/**
 * Tells the outside what happened to questions and answers that are for everyone. Every activity gets an id derived
 * from the event, so that doing the same work twice sends the same thing once.
 */
export type Publish = {
  /** A new or shown-again post of our own: its Create, and the wijk's Announce of it. */
  post(event: StoredEvent, id: PostId): Promise<void>;
  /** Other words or another state. */
  change(event: StoredEvent, id: PostId): Promise<void>;
  /** Taken back by its author. */
  withdrawal(event: StoredEvent, id: PostId): Promise<void>;
  /** Hidden by a moderator of this wijk. */
  hiding(event: StoredEvent, id: PostId): Promise<void>;
};

/** Mastodon should see the Create before the bare object, or it fetches what it is about to get. */
const bareFormDelay = 3 * second;

export const publish = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly origin: string;
  readonly attachSignature: AttachSignature;
}): Publish => {
  const { origin, unitOfWork, attachSignature } = dependencies;

  const about = (
    event: StoredEvent,
    id: PostId,
    work: (publication: Publication, around: Surroundings, post: Post, transaction: SquareTransaction) => Promise<void>,
  ) =>
    unitOfWork(async (transaction) => {
      const post = await transaction.posts.byId(id);
      const around = post === null ? null : await surroundingsOf(transaction, post);
      if (post === null || around === null) return;
      // What a moderator has not seen never went out, so there is nothing to tell of it either.
      if (post.held !== null || around.question.post.held !== null) return;
      await work(
        publicationIn(transaction, { event, origin, attachSignature, post, around }),
        around,
        post,
        transaction,
      );
    });

  return {
    post: (event, id) =>
      about(event, id, async (publication, around, post) => {
        if (post.withdrawnAt !== null || post.hidden !== null || around.question.post.hidden !== null) return;
        const create =
          around.author.kind === "remote" ? await publication.received("Create") : await publication.create();
        if (create === null || !around.ownThread) return;
        await publication.announce("announce", create, {});
        if (post.kind === "question") {
          await publication.announce("announce-bare", post.uri, { notBefore: later(event.happenedAt, bareFormDelay) });
        }
      }),
    change: (event, id) =>
      about(event, id, async (publication, around, post) => {
        if (post.withdrawnAt !== null || post.hidden !== null || around.question.post.hidden !== null) return;
        const update =
          around.author.kind === "remote" ? await publication.received("Update") : await publication.update();
        if (update !== null && around.ownThread) await publication.announce("announce-update", update, {});
      }),
    withdrawal: (event, id) =>
      about(event, id, async (publication, around, post, transaction) => {
        const deletion =
          around.author.kind === "remote"
            ? await publication.received("Delete")
            : await publication.delete(around.author, await whoHasIt(transaction, post));
        if (!around.ownThread) return;
        await publication.undoAnnouncements();
        if (deletion !== null) await publication.announce("announce-delete", deletion, {});
      }),
    hiding: (event, id) =>
      about(event, id, async (publication, around) => {
        if (!around.ownThread) return;
        await publication.undoAnnouncements();
        await publication.announce("announce-delete", await publication.delete(around.wijk, {}), {});
      }),
  };
};

/** Every inbox that got it, and whoever answered to it from elsewhere: their server has fetched it. */
const whoHasIt = async (transaction: SquareTransaction, post: Post): Promise<Recipients> => {
  const answers = await transaction.posts.answersOf(post.threadId);
  const actors = answers.flatMap(({ author, inReplyTo }) =>
    author.kind === "elsewhere" && (post.kind === "question" || inReplyTo === post.id) ? [author.actorId] : [],
  );
  return { whoeverGot: post.uri ?? "", actors };
};

type Publication = ReturnType<typeof publicationIn>;

const publicationIn = (
  transaction: SquareTransaction,
  given: {
    readonly event: StoredEvent;
    readonly origin: string;
    readonly attachSignature: AttachSignature;
    readonly post: Post;
    readonly around: Surroundings;
  },
) => {
  const { event, origin, attachSignature, post, around } = given;
  const objectUri = post.uri ?? "";
  const addressed = addressedBy(around.asker, around.repliedTo, around.author);

  const send = async (
    purpose: string,
    signer: Actor,
    document: (uri: string) => Document,
    recipients: Recipients,
    options: { readonly notBefore?: Date; readonly wrapsForeign?: boolean } = {},
  ) => {
    const id = await activityIdFor(event.id, purpose);
    const uri = `${origin}/ap/v/${id}`;
    // What others wrote is passed on as it came: its own signature is what counts, and its contexts may be any.
    const body = options.wrapsForeign ? document(uri) : await attachSignature(document(uri), signer);
    await transaction.outgoing.add({
      id,
      uri,
      type: String(body.type),
      signerId: signer.id,
      objectUri,
      postId: post.id,
      body: JSON.stringify(body),
      madeAt: event.happenedAt,
      recipients,
      ...(options.notBefore === undefined ? {} : { notBefore: options.notBefore }),
    });
    return body;
  };

  const note = (): Document =>
    post.kind === "question"
      ? noteFromQuestion(around.question, { ...around, addressed: [], origin })
      : noteFromAnswer(post, { ...around, addressed });

  const toWijk = { to: [everyone], cc: [around.wijk.followers ?? `${around.wijk.uri}/followers`] };

  return {
    create: () =>
      send(
        "create",
        around.author,
        (uri) => activityAbout("Create", { uri, actorUri: around.author.uri, at: event.happenedAt, object: note() }),
        { actors: [...addressed, around.wijk].map((actor) => actor.id) },
      ),
    update: () =>
      send(
        "update",
        around.author,
        (uri) => activityAbout("Update", { uri, actorUri: around.author.uri, at: event.happenedAt, object: note() }),
        { whoeverGot: objectUri, actors: [...addressed, around.wijk].map((actor) => actor.id) },
      ),
    delete: (signer: Actor, recipients: Recipients) =>
      send(
        "delete",
        signer,
        (uri) => ({
          "@context": activityContext,
          id: uri,
          type: "Delete",
          actor: signer.uri,
          to: [everyone],
          cc: [around.wijk.uri],
          audience: around.wijk.uri,
          object: { id: objectUri, type: "Tombstone" },
        }),
        recipients,
      ),
    /** What the author's own server sent, unchanged. */
    received: async (type: string): Promise<Document | null> => {
      const body = await transaction.received.latest(type, objectUri);
      return body === null ? null : (JSON.parse(body) as Document);
    },
    announce: (purpose: string, object: unknown, options: { readonly notBefore?: Date }) =>
      send(
        purpose,
        around.wijk,
        (uri) => ({
          "@context": activityContext,
          id: uri,
          type: "Announce",
          actor: around.wijk.uri,
          published: event.happenedAt.toISOString(),
          ...toWijk,
          cc: [...toWijk.cc, ...(typeof object === "string" ? [around.author.uri] : [])],
          object,
        }),
        { followersOf: around.wijk.id },
        { ...options, wrapsForeign: around.author.kind === "remote" && typeof object !== "string" },
      ),
    /** Takes back every Announce of the object, in both forms: peers remember the first that they saw. */
    undoAnnouncements: async () => {
      for (const announced of await transaction.outgoing.sentAbout("Announce", objectUri)) {
        const object = JSON.parse(announced.body) as Document;
        const inner = object.object;
        const wrapsOther = typeof inner === "object" && inner !== null && (inner as Document).type !== "Create";
        if (wrapsOther) continue;
        await send(
          `undo ${announced.uri}`,
          around.wijk,
          (uri) => ({
            "@context": activityContext,
            id: uri,
            type: "Undo",
            actor: around.wijk.uri,
            ...toWijk,
            object: { id: announced.uri, type: "Announce", actor: around.wijk.uri, object: objectUri, ...toWijk },
          }),
          { whoeverGot: objectUri },
        );
      }
    },
  };
};
