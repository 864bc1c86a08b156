import type { StoredEvent } from "../events.ts";
import { activityContext, activityIdFor, type Document, ringContext } from "../federation/kit/addressing.ts";
import { relationshipDocument } from "../federation/kit/ring.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

type RingEvent = Extract<StoredEvent, { kind: "RingInvited" | "RingAnswered" | "RingWordTakenBack" }>;

type Said = { readonly type: string; readonly uri: string; readonly object: Document | string };

/**
 * Says to another wijk what ours decided about the ring: an Offer of the Relationship, an Accept or a Reject of theirs, and
 * the Undo of our own Offer or Accept. All that is said to one wijk reaches it in the order in which it was said.
 */
export const sendRingWord =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly origin: string }) =>
  (event: RingEvent): Promise<void> =>
    dependencies.unitOfWork(async (transaction) => {
      const wijk = await transaction.actors.wijk();
      const theirs = await transaction.actors.byUri(event.wijkUri);
      if (wijk === null || theirs === null) return;
      const addressOf = async (purpose: string) =>
        `${dependencies.origin}/ap/v/${await activityIdFor(event.id, purpose)}`;
      const offerOf = (id: string, actor: string, object: string): Document => ({
        id,
        type: "Offer",
        actor,
        object: relationshipDocument(actor, object),
      });

      const said = async (): Promise<Said> => {
        switch (event.kind) {
          case "RingInvited":
            return { type: "Offer", uri: event.offerUri, object: relationshipDocument(wijk.uri, theirs.uri) };
          case "RingAnswered": {
            const object = offerOf(event.offerUri, theirs.uri, wijk.uri);
            return event.acceptUri === null
              ? { type: "Reject", uri: await addressOf("Reject"), object }
              : { type: "Accept", uri: event.acceptUri, object };
          }
          case "RingWordTakenBack": {
            const object =
              event.acceptedUri === null
                ? offerOf(event.ownUri, wijk.uri, theirs.uri)
                : { id: event.ownUri, type: "Accept", actor: wijk.uri, object: event.acceptedUri };
            return { type: "Undo", uri: await addressOf("Undo"), object };
          }
        }
      };

      const { type, uri, object } = await said();
      const pair = `${wijk.uri} ${theirs.uri}`;
      await transaction.outgoing.add({
        id: await activityIdFor(event.id, type),
        uri,
        type,
        signerId: wijk.id,
        objectUri: pair,
        postId: null,
        body: JSON.stringify({
          "@context": ringContext,
          id: uri,
          type,
          actor: wijk.uri,
          to: [theirs.uri],
          cc: [],
          object,
        }),
        madeAt: event.happenedAt,
        // What takes our word back reaches who is shut out since, too.
        recipients: { actors: [theirs.id], ...(type === "Undo" ? { whoeverGot: pair } : {}) },
      });
    });

/**
 * Takes back all that a wijk got of us in the ring, now that it is in it no longer: a Delete of each, by our wijk itself, whose key
 * it knows. This is the one thing about the ring that still goes there.
 */
export const takeBackFromRing =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly origin: string }) =>
  (event: Extract<StoredEvent, { kind: "RingLeft" }>): Promise<void> =>
    dependencies.unitOfWork(async (transaction) => {
      const wijk = await transaction.actors.wijk();
      const theirs = await transaction.actors.byUri(event.wijkUri);
      if (wijk === null || theirs === null) return;
      for (const postId of await transaction.outgoing.ringPostsToldTo(theirs.id)) {
        const post = await transaction.posts.byId(postId);
        const beginning = post === null ? null : await transaction.posts.byId(post.threadId);
        if (post?.uri == null || beginning?.uri == null) continue;
        const id = await activityIdFor(event.id, `take back ${post.id}`);
        const uri = `${dependencies.origin}/ap/v/${id}`;
        const deletion: Document = {
          "@context": activityContext,
          id: uri,
          type: "Delete",
          actor: wijk.uri,
          to: [theirs.uri],
          cc: [],
          object: { id: post.uri, type: "Tombstone" },
        };
        await transaction.outgoing.add({
          id,
          uri,
          type: "Delete",
          signerId: wijk.id,
          objectUri: beginning.uri,
          postId: post.id,
          body: JSON.stringify(deletion),
          madeAt: event.happenedAt,
          recipients: {},
          ring: { told: "one", actorId: theirs.id },
        });
      }
    });
