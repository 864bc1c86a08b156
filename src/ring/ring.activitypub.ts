import type { StoredEvent } from "../events.ts";
import { activityIdFor, type Document, plainContext } from "../federation/kit/addressing.ts";
import type { Actor } from "../posts/actor.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";

type EventOf<Kind extends StoredEvent["kind"]> = Extract<StoredEvent, { kind: Kind }>;

/** What our wijk says to other servers about following. */
export type PublishRing = {
  /** The wijk welcomes every follower; residents and stand-ins are not followed but through the wijk. */
  answerFollow(event: EventOf<"FollowReceived">): Promise<void>;
  /** A neighbouring wijk or an official source. */
  follow(event: EventOf<"NeighbourChosen" | "OfficialSourceChosen">): Promise<void>;
  unfollow(event: EventOf<"NeighbourLeft" | "OfficialSourceLeft">): Promise<void>;
};

/** The full Follow is embedded in every answer to it: peers match on its id or on its actor and object. */
const followDocument = (id: string, actor: string, object: string): Document => ({ id, type: "Follow", actor, object });

/** The id of our Follow that an event speaks of; `null` when it does not stand any more. */
const followOf = async (
  { ring, officialSources }: SquareTransaction,
  event: EventOf<"NeighbourChosen" | "OfficialSourceChosen">,
  followed: Actor,
): Promise<string | null> => {
  if (event.kind === "NeighbourChosen") return (await ring.neighbour(followed.id))?.followUri ?? null;
  return (await officialSources.byFollow(event.followUri)) === null ? null : event.followUri;
};

export const publishRing = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly origin: string;
}): PublishRing => {
  const send = async (
    transaction: SquareTransaction,
    event: StoredEvent,
    given: {
      readonly type: string;
      readonly signer: Actor;
      readonly to: Actor;
      readonly uri?: string;
      readonly object: Document | string;
    },
  ) => {
    const id = await activityIdFor(event.id, given.type);
    const uri = given.uri ?? `${dependencies.origin}/ap/v/${id}`;
    const body = {
      "@context": plainContext,
      id: uri,
      type: given.type,
      actor: given.signer.uri,
      to: [given.to.uri],
      cc: [],
      object: given.object,
    };
    await transaction.outgoing.add({
      id,
      uri,
      type: given.type,
      signerId: given.signer.id,
      // One order per pair of actors: an Undo never overtakes its Follow.
      objectUri: `${given.signer.uri} ${given.to.uri}`,
      postId: null,
      body: JSON.stringify(body),
      madeAt: event.happenedAt,
      recipients: { actors: [given.to.id] },
    });
  };
  const { unitOfWork } = dependencies;
  return {
    answerFollow: (event) =>
      unitOfWork(async (transaction) => {
        const followed = await transaction.actors.byUri(event.actorUri);
        const follower = await transaction.actors.byUri(event.followerUri);
        if (followed === null || follower === null) return;
        const object = followDocument(event.followUri, event.followerUri, event.actorUri);
        await send(transaction, event, {
          type: followed.kind === "wijk" ? "Accept" : "Reject",
          signer: followed,
          to: follower,
          object,
        });
      }),
    follow: (event) =>
      unitOfWork(async (transaction) => {
        const wijk = await transaction.actors.wijk();
        const uri = event.kind === "NeighbourChosen" ? event.neighbourUri : event.actorUri;
        const followed = await transaction.actors.byUri(uri);
        const followUri = followed === null ? null : await followOf(transaction, event, followed);
        if (wijk === null || followed === null || followUri === null) return;
        await send(transaction, event, {
          type: "Follow",
          signer: wijk,
          to: followed,
          uri: followUri,
          object: followed.uri,
        });
      }),
    unfollow: (event) =>
      unitOfWork(async (transaction) => {
        const wijk = await transaction.actors.wijk();
        const uri = event.kind === "NeighbourLeft" ? event.neighbourUri : event.actorUri;
        const followed = await transaction.actors.byUri(uri);
        if (wijk === null || followed === null) return;
        const object = followDocument(event.followUri, wijk.uri, followed.uri);
        await send(transaction, event, { type: "Undo", signer: wijk, to: followed, object });
      }),
  };
};
