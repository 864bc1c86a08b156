import type { StoredEvent } from "../events.ts";
import type { Recipients, Software } from "../federation/delivery/outgoing.ts";
import {
  activityAbout,
  activityContext,
  activityIdFor,
  choiceContext,
  type Document,
  everyone,
} from "../federation/kit/addressing.ts";
import type { AttachSignature } from "../federation/kit/linked-data.ts";
import { idOf } from "../federation/kit/reading.ts";
import type { Actor } from "../posts/actor.ts";
import { type Post, stands } from "../posts/post.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { addressedBy, noteFromAnswer, noteFromQuestion } from "./questions.activitypub.ts";
import type { Surroundings } from "./surroundings.ts";

/** Reads an announced question only as a Page (Lemmy, from 1.0), or shows its title only then (Mbin). */
const readsPages: readonly Software[] = [{ name: "lemmy", from: 1 }, { name: "mbin" }];
/** Refuses an Announce of a bare address, and has no use for its Undo. */
const readsActivitiesOnly: readonly Software[] = [{ name: "lemmy" }];
const readsChoices: readonly Software[] = [{ name: "piefed" }];
/**
 * Shows everything that an account shares as an item of the timeline, answers too: it finds the address of the activity that is
 * announced, fetches it and shows what it made. It finds answers by itself in the `replies` of a question. Mastodon and
 * what was made from it under another name.
 */
const showsWhatIsShared: readonly Software[] = [
  { name: "mastodon" },
  { name: "hometown" },
  { name: "fedibird" },
  { name: "kmyblue" },
];

/** How one Announce differs from the others. */
export type AnnounceOptions = {
  readonly notBefore?: Date;
  /** It wraps what somebody elsewhere wrote: nothing is signed over it. */
  readonly isForeign?: boolean;
  readonly only?: { readonly at: readonly Software[]; readonly variant: string };
  readonly notAt?: readonly Software[];
};

/** What one event makes of one post for the outside: each method writes one activity, or one per form. */
export type Publication = ReturnType<typeof publicationIn>;

export const publicationIn = (
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
  const addressed = addressedBy(around.asker, around.repliedTo, around.author, around.nowAt);

  const send = async (
    purpose: string,
    signer: Actor,
    document: (uri: string) => Document,
    recipients: Recipients,
    options: Pick<AnnounceOptions, "notBefore" | "isForeign"> & { readonly variant?: string } = {},
  ) => {
    const id = await activityIdFor(event.id, purpose);
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
      ...(options.notBefore === undefined ? {} : { notBefore: options.notBefore }),
      ...(options.variant === undefined ? {} : { variant: options.variant }),
    });
    return body;
  };

  const note = (): Document =>
    post.kind === "question"
      ? noteFromQuestion(around.question, { ...around, addressed: [], origin })
      : noteFromAnswer(post, { ...around, addressed });

  const toWijk = { to: [everyone], cc: [around.wijk.followers ?? `${around.wijk.uri}/followers`] };
  const aboutThread = { to: [everyone], cc: [around.wijk.uri], audience: around.wijk.uri };

  const announce = (purpose: string, object: unknown, options: AnnounceOptions = {}) =>
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
      {
        followersOf: around.wijk.id,
        ...(options.only === undefined ? {} : { onlyAt: options.only.at }),
        notAt: [...(options.notAt ?? []), ...(post.kind === "answer" ? showsWhatIsShared : [])],
      },
      {
        isForeign: options.isForeign ?? (around.author.kind === "remote" && typeof object !== "string"),
        ...(options.notBefore === undefined ? {} : { notBefore: options.notBefore }),
        ...(options.only === undefined ? {} : { variant: options.only.variant }),
      },
    );

  const deletion = (signer: Actor, recipients: Recipients, summary: string | null) =>
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

  const ownActivity = (type: "Create" | "Update", recipients: Recipients) =>
    send(
      type.toLowerCase(),
      around.author,
      (uri) => activityAbout(type, { uri, actorUri: around.author.uri, at: event.happenedAt, object: note() }),
      recipients,
    );

  const inThread = [...addressed, around.wijk].map((actor) => actor.id);

  return {
    create: () => ownActivity("Create", { actors: inThread }),
    update: () => ownActivity("Update", { whoeverGot: objectUri, actors: inThread }),
    /** Taken back by its author. */
    delete: async () => deletion(around.author, await whoHasIt(transaction, post), null),
    /** Hidden by a moderator. The reason stays here: it was written for the author. */
    hide: async () => deletion(await moderation(), {}, `Verborgen door de moderatie van ${around.wijk.name}`),
    /** Shown again by a moderator; `null` when nobody outside heard that it was hidden. */
    unhide: async (): Promise<Document | null> => {
      const actor = await moderation();
      const hidings = (await transaction.outgoing.sentAbout("Delete", objectUri)).map(
        ({ body }) => JSON.parse(body) as Document,
      );
      const hiding = hidings.findLast((each) => each.actor === actor.uri);
      if (hiding === undefined) return null;
      const { "@context": _context, ...object } = unsigned(hiding);
      return byModeration("undo-delete", { "@context": activityContext, type: "Undo", object });
    },
    /** What the author's own server sent, unchanged; `null` when there is nothing, or nothing new: it was shared before. */
    received: async (type: string): Promise<Document | null> => {
      const body = await transaction.received.latest(type, objectUri);
      if (body === null) return null;
      const activity = JSON.parse(body) as Document;
      const shared = await transaction.outgoing.sentAbout("Announce", objectUri);
      const innerIds = shared.map((announced) => idOf((JSON.parse(announced.body) as Document).object));
      return type === "Update" && innerIds.includes(idOf(activity)) ? null : activity;
    },
    /** What somebody sent about the post, unchanged. */
    said: async (activityUri: string): Promise<Document | null> => {
      const body = await transaction.received.text(activityUri);
      return body === null ? null : (JSON.parse(body) as Document);
    },
    announce,
    /** A Create or Update of a question: as a Note, and as a Page to those that want it so. */
    announceWords: async (purpose: string, activity: Document): Promise<void> => {
      const asPage = post.kind === "question" && around.author.kind !== "remote";
      await announce(purpose, activity, asPage ? { notAt: readsPages } : {});
      if (!asPage) return;
      const said = unsigned(activity);
      const page = { ...said, object: { ...(said.object as Document), type: "Page" } };
      await announce(`${purpose}-page`, page, { only: { at: readsPages, variant: "page" } });
    },
    announceAddress: (notBefore: Date) =>
      announce("announce-bare", objectUri, { notBefore, notAt: readsActivitiesOnly }),
    /** Says in PieFed's way which answer helped, and takes back what was said so before. */
    announceChoice: async (): Promise<void> => {
      const { helpful } = around;
      const standing = await standingChoice(transaction, objectUri);
      const chosen = helpful !== null && stands(helpful) ? helpful.uri : null;
      if (idIn(standing) === chosen) return;
      const only = { at: readsChoices, variant: "piefed" };
      if (standing !== null) {
        const { "@context": _context, ...object } = unsigned(standing);
        const undo = await byModeration("undo-choice", { "@context": choiceContext, type: "Undo", object });
        await announce("announce-undo-choice", undo, { only });
      }
      if (chosen === null) return;
      const choice = { "@context": choiceContext, type: "ChooseAnswer", object: chosen };
      await announce("announce-choice", await byModeration("choice", choice), { only });
    },
    /** Takes back every Announce of the object, in both forms: peers remember the first that they saw. */
    undoAnnouncements: async () => {
      for (const announced of await transaction.outgoing.sentAbout("Announce", objectUri)) {
        const { object: inner } = JSON.parse(announced.body) as Document;
        const wrapsOther = typeof inner === "object" && inner !== null && (inner as Document).type !== "Create";
        if (wrapsOther || announced.variant !== null) continue;
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
          { whoeverGot: objectUri, notAt: readsActivitiesOnly },
        );
      }
    },
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

/** An activity to be said within another one, or in another form: what was signed over it holds no more. */
const unsigned = ({ signature: _signature, proof: _proof, ...activity }: Document): Document => activity;

const idIn = (choice: Document | null): unknown => choice?.object ?? null;

/** The choice about a question that was said last and not taken back. */
const standingChoice = async (transaction: SquareTransaction, objectUri: string): Promise<Document | null> => {
  const parsed = async (type: string) =>
    (await transaction.outgoing.sentAbout(type, objectUri)).map(({ body }) => JSON.parse(body) as Document);
  const undone = (await parsed("Undo")).map(({ object }) => (object as Document).id);
  const last = (await parsed("ChooseAnswer")).at(-1) ?? null;
  return last === null || undone.includes(last.id) ? null : last;
};
