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
import type { SquareTransaction } from "../unit-of-work.ts";
import type { Actor } from "./actor.ts";
import type { Post } from "./post.ts";

/** Reads an announced beginning of a thread only as a Page (Lemmy, from 1.0), or shows its title only then (Mbin). */
const readsPages: readonly Software[] = [{ name: "lemmy", from: 1 }, { name: "mbin" }];
/** Refuses an Announce of a bare address, and has no use for its Undo. */
const readsActivitiesOnly: readonly Software[] = [{ name: "lemmy" }];

/** Mastodon should see the Create before the bare object, or it fetches what it is about to get. */
const bareFormDelay = 3 * second;

/** How one Announce differs from the others. */
export type AnnounceOptions = {
  readonly notBefore?: Date;
  /** It wraps what somebody elsewhere wrote: nothing is signed over it. */
  readonly isForeign?: boolean;
  readonly only?: { readonly at: readonly Software[]; readonly variant: string };
  readonly notAt?: readonly Software[];
  /** Actors (our ids) who get it though they do not follow the wijk. */
  readonly alsoTo?: readonly string[];
  /** It is about what takes something back, which nobody else tells: whoever got the post gets it, also when they follow no more. */
  readonly takesBack?: boolean;
};

/** What a publication is about: a post for everyone, whoever speaks for its author, and the wijk that shares it. */
export type Published = {
  readonly post: Post;
  readonly author: Actor;
  readonly wijk: Actor;
  /** Its form outside, as it is now. */
  readonly note: () => Document;
  /** To whom its author says what there is to say of it, where no wijk owns the thread. */
  readonly addressing?: { readonly to: readonly string[]; readonly cc: readonly string[] };
  /** Software that can do nothing with it: the wijk shares it with none of these. */
  readonly notAt?: readonly Software[];
  /** Set for another form of a post under an id of its own: it stands in no outbox beside the post. */
  readonly form?: string;
};

/**
 * What is said in several activities of one object, since they are for many: whom this one names, and which part of the saying it
 * is when it is not the first. What follows the first stands in no outbox beside it.
 */
export type SayingPart = { readonly cc?: readonly string[]; readonly variant?: string };

/** What one event makes of one post for the outside: each method writes one activity, or one per form. */
export type Publication = ReturnType<typeof publicationIn>;

/**
 * The activities about a post, in one transaction. Every activity gets an id derived from the event, so that doing the same work
 * twice sends the same thing once.
 */
export const publicationIn = (
  transaction: SquareTransaction,
  given: Published & {
    readonly event: StoredEvent;
    readonly origin: string;
    readonly attachSignature: AttachSignature;
  },
) => {
  const { event, origin, attachSignature, post, author, wijk } = given;
  const objectUri = post.uri ?? "";

  const send = async (
    purpose: string,
    signer: Actor,
    document: (uri: string) => Document,
    recipients: Recipients,
    options: Pick<AnnounceOptions, "notBefore" | "isForeign" | "takesBack"> & { readonly variant?: string } = {},
  ): Promise<Document> => {
    const id = await activityIdFor(event.id, given.form === undefined ? purpose : `${given.form} ${purpose}`);
    const variant = options.variant ?? given.form;
    const uri = `${origin}/ap/v/${id}`;
    // What others wrote is passed on as it came: its own signature is what counts, and its contexts may be any.
    const body = options.isForeign ? document(uri) : await attachSignature(document(uri), signer);
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
      ...(options.takesBack === undefined ? {} : { takesBack: options.takesBack }),
      ...(options.notBefore === undefined ? {} : { notBefore: options.notBefore }),
      ...(variant === undefined ? {} : { variant }),
    });
    return body;
  };

  const toFollowers = { to: [everyone], cc: [wijk.followers ?? `${wijk.uri}/followers`] };
  const aboutThread = given.addressing ?? { to: [everyone], cc: [wijk.uri], audience: wijk.uri };

  const announce = (purpose: string, object: unknown, options: AnnounceOptions = {}): Promise<Document> =>
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
      {
        followersOf: wijk.id,
        ...(options.takesBack ? { whoeverGot: objectUri } : {}),
        ...(options.alsoTo === undefined ? {} : { actors: options.alsoTo }),
        ...(options.only === undefined ? {} : { onlyAt: options.only.at }),
        notAt: [...(options.notAt ?? []), ...(given.notAt ?? [])],
      },
      {
        isForeign: options.isForeign ?? (author.kind === "remote" && typeof object !== "string"),
        ...(options.notBefore === undefined ? {} : { notBefore: options.notBefore }),
        ...(options.takesBack === undefined ? {} : { takesBack: options.takesBack }),
        ...(options.only === undefined ? {} : { variant: options.only.variant }),
      },
    );

  const deletion = (signer: Actor, recipients: Recipients, summary: string | null): Promise<Document> =>
    send(
      "delete",
      signer,
      (uri) => ({
        "@context": activityContext,
        id: uri,
        type: "Delete",
        actor: signer.uri,
        ...aboutThread,
        ...(summary === null ? {} : { summary }),
        object: { id: objectUri, type: "Tombstone" },
      }),
      recipients,
    );

  const moderation = async (): Promise<Actor> => {
    const actor = await transaction.actors.moderation();
    if (actor === null) throw new Error("The voice of the moderators is missing: set-up is not done.");
    return actor;
  };

  /** What moderators did, in their one voice: it reaches nobody by itself, the wijk announces it. */
  const byModeration = async (purpose: string, document: Document): Promise<Document> => {
    const actor = await moderation();
    return send(purpose, actor, (uri) => ({ ...document, id: uri, actor: actor.uri, ...aboutThread }), {});
  };

  /** Shown again by a moderator; `null` when nobody outside heard that it was hidden. */
  const unhide = async (): Promise<Document | null> => {
    const actor = await moderation();
    const hidings = (await transaction.outgoing.sentAbout("Delete", objectUri)).map(
      ({ body }) => JSON.parse(body) as Document,
    );
    const hiding = hidings.findLast((each) => each.actor === actor.uri);
    if (hiding === undefined) return null;
    const { "@context": _context, ...object } = unsigned(hiding);
    return byModeration("undo-delete", { "@context": activityContext, type: "Undo", object });
  };

  /** Takes back every Announce of the object, in both forms: peers remember the first that they saw. */
  const undoAnnouncements = async (): Promise<void> => {
    for (const announced of await transaction.outgoing.sentAbout("Announce", objectUri)) {
      const { object: inner } = JSON.parse(announced.body) as Document;
      const wrapsOther = typeof inner === "object" && inner !== null && (inner as Document).type !== "Create";
      if (wrapsOther || announced.variant !== null) continue;
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
        { whoeverGot: objectUri, notAt: readsActivitiesOnly },
      );
    }
  };

  return {
    announce,
    byModeration,
    undoAnnouncements,
    /** What its author says about it. With a `variant` it says the same as another activity, and stands in no outbox beside it. */
    say: (type: "Create" | "Update", recipients: Recipients, part: SayingPart = {}): Promise<Document> =>
      send(
        `${type.toLowerCase()}${part.variant === undefined ? "" : ` ${part.variant}`}`,
        author,
        (uri) => ({
          ...activityAbout(type, { uri, actorUri: author.uri, at: event.happenedAt, object: given.note() }),
          ...given.addressing,
          ...(part.cc === undefined ? {} : { cc: part.cc }),
        }),
        recipients,
        part.variant === undefined ? {} : { variant: part.variant },
      ),
    /** Taken back by its author, with a line to whoever read it. */
    delete: (recipients: Recipients = { whoeverGot: objectUri }, summary: string | null = null): Promise<Document> =>
      deletion(author, recipients, summary),
    /** Hidden by a moderator. The reason stays here: it was written for the author. */
    hide: async (): Promise<Document> =>
      deletion(await moderation(), {}, `Verborgen door de moderatie van ${wijk.name}`),
    /**
     * Tells the followers of the wijk that it is gone, taken back or hidden, as `deletion` says; and all others who got it, where
     * they do not hear so from our author.
     */
    announceDeletion: async (deletion: Document): Promise<void> => {
      await undoAnnouncements();
      const toldByAuthor = author.kind !== "remote" && deletion.actor === author.uri;
      await announce("announce-delete", deletion, toldByAuthor ? {} : { takesBack: true });
    },
    /** Tells them that it is there again, where they heard that a moderator hid it. */
    announceShowing: async (): Promise<void> => {
      const undone = await unhide();
      if (undone !== null) await announce("announce-undo-delete", undone);
    },
    /** A Create or Update of what begins a thread: as it is, and as a Page to those that want it so. */
    announceAsPage: async (purpose: string, activity: Document): Promise<void> => {
      await announce(purpose, activity, { notAt: readsPages });
      const said = unsigned(activity);
      const page = { ...said, object: { ...(said.object as Document), type: "Page" } };
      await announce(`${purpose}-page`, page, { only: { at: readsPages, variant: "page" } });
    },
    /** The second form: the bare address, a moment later; only to what runs `software`, where that is given. */
    announceAddress: ({
      software,
      ...options
    }: Pick<AnnounceOptions, "alsoTo"> & { readonly software?: readonly Software[] } = {}): Promise<Document> =>
      announce("announce-bare", objectUri, {
        ...options,
        notBefore: later(event.happenedAt, bareFormDelay),
        notAt: readsActivitiesOnly,
        ...(software === undefined ? {} : { only: { at: software, variant: "event" } }),
      }),
  };
};

/** An activity to be said within another one, or in another form: what was signed over it holds no more. */
export const unsigned = ({ signature: _signature, proof: _proof, ...activity }: Document): Document => activity;
