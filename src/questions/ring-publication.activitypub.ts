import type { StoredEvent } from "../events.ts";
import type { RingRecipients } from "../federation/delivery/outgoing.ts";
import { activityAbout, activityContext, activityIdFor, type Document } from "../federation/kit/addressing.ts";
import { ringOf } from "../federation/kit/ring.ts";
import type { Actor } from "../posts/actor.ts";
import { actorCard } from "../posts/actors.activitypub.ts";
import type { Post } from "../posts/post.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { addressedBy, noteFromAnswer, noteFromQuestion } from "./questions.activitypub.ts";
import type { Surroundings } from "./surroundings.ts";

/** What one event makes of one post for the ring. */
export type RingPublication = ReturnType<typeof ringPublicationIn>;

/**
 * The activities about a post for the ring, in one transaction. In a thread of ours the wijk itself tells its ring: a whole activity with
 * its author in it, so that nobody there has to ask for anything; what somebody in another wijk of the ring answered is
 * passed on in the same way. In a thread of another wijk our residents' words go to that wijk alone. Nothing in it is
 * signed: whoever would show it to others has nothing to prove that it is real.
 */
export const ringPublicationIn = (
  transaction: SquareTransaction,
  given: {
    readonly event: StoredEvent;
    readonly origin: string;
    readonly post: Post;
    readonly around: Surroundings;
  },
) => {
  const { event, origin, post, around } = given;
  const { author, beginning, ownThread, wijk } = around;
  const objectUri = post.uri ?? "";
  const toRing = { to: [ringOf(wijk.uri)], cc: [], audience: wijk.uri };
  const thread: RingRecipients = { told: "thread", threadId: beginning.id };
  /** The author's own activity is there to be read; what goes out is the wijk's, or goes home. */
  const byAuthor: RingRecipients = ownThread ? { told: "nobody" } : { told: "one", actorId: wijk.id };

  const send = async (
    purpose: string,
    signer: Actor,
    document: (uri: string) => Document,
    ring: RingRecipients,
  ): Promise<Document> => {
    const id = await activityIdFor(event.id, purpose);
    const uri = `${origin}/ap/v/${id}`;
    const body = document(uri);
    await transaction.outgoing.add({
      id,
      uri,
      type: String(body.type),
      signerId: signer.id,
      // One order for the whole thread: no answer comes before its question, and nothing after what takes it back.
      objectUri: beginning.uri ?? objectUri,
      postId: post.id,
      body: JSON.stringify(body),
      madeAt: event.happenedAt,
      recipients: {},
      ring,
    });
    return body;
  };

  const note = (): Document =>
    around.question !== null && post.kind === "question"
      ? noteFromQuestion(around.question, { ...around, addressed: [], origin })
      : noteFromAnswer(post, {
          ...around,
          addressed: addressedBy(around.asker, around.repliedTo, author, around.nowAt),
        });

  /** What others wrote has no activity of ours around it: it is said as what they did. */
  const said = (type: string, object: Document): Document => ({ type, actor: author.uri, ...toRing, object });

  const share = (purpose: string, object: Document, ring: RingRecipients): Promise<Document> =>
    send(
      purpose,
      wijk,
      (uri) => ({
        "@context": activityContext,
        id: uri,
        type: "Announce",
        actor: wijk.uri,
        published: event.happenedAt.toISOString(),
        ...toRing,
        object,
      }),
      ring,
    );

  const words = async (type: "Create" | "Update"): Promise<Document> => {
    const about = note();
    if (author.kind === "remote") return said(type, about);
    return send(
      type.toLowerCase(),
      author,
      (uri) => activityAbout(type, { uri, actorUri: author.uri, at: event.happenedAt, object: about }),
      byAuthor,
    );
  };

  const withAuthor = (activity: Document): Document => ({
    ...activity,
    object: { ...(activity.object as Document), attributedTo: actorCard(author) },
  });

  const tell = async (type: "Create" | "Update", ring: RingRecipients): Promise<void> => {
    if (!ownThread && author.kind === "remote") return;
    const activity = await words(type);
    if (ownThread) await share(`ring-${type.toLowerCase()}`, withAuthor(activity), ring);
  };

  const gone = { id: objectUri, type: "Tombstone" };

  return {
    /** A question goes to the whole ring, an answer to the wijken that have the question. */
    post: () => tell("Create", post.kind === "question" ? { told: "all", threadId: beginning.id } : thread),
    change: () => tell("Update", thread),
    /** Taken back by its author. */
    withdrawal: async (): Promise<void> => {
      if (!ownThread && author.kind === "remote") return;
      const deletion =
        author.kind === "remote"
          ? said("Delete", gone)
          : await send(
              "delete",
              author,
              (uri) => ({
                "@context": activityContext,
                id: uri,
                type: "Delete",
                actor: author.uri,
                ...toRing,
                object: gone,
              }),
              byAuthor,
            );
      if (ownThread) await share("ring-delete", deletion, thread);
    },
    /** Hidden by a moderator of this wijk. The reason stays here: it was written for the author. */
    hiding: async (): Promise<void> => {
      const moderation = await transaction.actors.moderation();
      if (!ownThread || moderation === null) return;
      await share("ring-hide", { type: "Delete", actor: moderation.uri, ...toRing, object: gone }, thread);
    },
  };
};
