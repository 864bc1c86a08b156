import type { StoredEvent } from "../events.ts";
import type { Recipients } from "../federation/delivery/outgoing.ts";
import {
  activityContext,
  activityIdFor,
  contextAround,
  type Document,
  everyone,
} from "../federation/kit/addressing.ts";
import type { AttachSignature } from "../federation/kit/linked-data.ts";
import type { Actor } from "../posts/actor.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";

type EventOf<Kind extends StoredEvent["kind"]> = Extract<StoredEvent, { kind: Kind }>;

/**
 * Tells whoever has something of a resident's own handle that it lives elsewhere now, or came back. Nobody else hears of
 * it: no stand-in says anything, and no server that this handle never reached.
 */
export type PublishMoves = {
  /** A `Move` of the handle by itself (FEP-7628), once. */
  move(event: EventOf<"HandleMoved">): Promise<void>;
  /** An `Update` of the handle: `movedTo` is gone. */
  comingBack(event: EventOf<"HandleCameBack">): Promise<void>;
};

export const publishMoves = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly origin: string;
  readonly attachSignature: AttachSignature;
  /** The actor document as it is read now. */
  readonly documentOf: (actor: Actor) => Promise<Document | null>;
}): PublishMoves => {
  const send = async (
    transaction: SquareTransaction,
    event: StoredEvent,
    actor: Actor,
    given: { readonly type: "Move" | "Update"; readonly activity: Document; readonly recipients: Recipients },
  ) => {
    const id = await activityIdFor(event.id, given.type);
    const uri = `${dependencies.origin}/ap/v/${id}`;
    const unsigned = { "@context": activityContext, ...given.activity, id: uri, type: given.type, actor: actor.uri };
    const body = await dependencies.attachSignature({ ...unsigned, to: [everyone], cc: [] }, actor);
    await transaction.outgoing.add({
      id,
      uri,
      type: given.type,
      signerId: actor.id,
      // One order: what comes back never overtakes what went.
      objectUri: actor.uri,
      postId: null,
      body: JSON.stringify(body),
      madeAt: event.happenedAt,
      recipients: given.recipients,
    });
  };
  const { unitOfWork } = dependencies;
  const moveAndActor = async (transaction: SquareTransaction, moveId: string) => {
    const move = await transaction.moves.byId(moveId);
    const actor = move === null ? null : await transaction.actors.byId(move.actorId);
    return move === null || actor === null || actor.kind !== "resident" ? null : { move, actor };
  };
  return {
    move: (event) =>
      unitOfWork(async (transaction) => {
        const found = await moveAndActor(transaction, event.moveId);
        if (found === null || found.move.endedAt !== null) return;
        const { actor, move } = found;
        await send(transaction, event, actor, {
          type: "Move",
          activity: { object: actor.uri, target: move.target.uri },
          recipients: { whoeverKnows: actor.id },
        });
      }),
    comingBack: (event) =>
      unitOfWork(async (transaction) => {
        const found = await moveAndActor(transaction, event.moveId);
        // Who heard of no move has nothing to take back; a move that is newer says it all.
        if (found === null || (await transaction.moves.standing(found.actor.id)) !== null) return;
        const document = await dependencies.documentOf(found.actor);
        if (document === null) return;
        const { "@context": context, ...object } = document;
        await send(transaction, event, found.actor, {
          type: "Update",
          activity: { "@context": contextAround(context), object },
          recipients: { whoeverGot: found.actor.uri },
        });
      }),
  };
};
