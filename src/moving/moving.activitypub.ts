import type { StoredEvent } from "../events.ts";
import type { Document } from "../federation/kit/addressing.ts";
import type { AttachSignature } from "../federation/kit/linked-data.ts";
import type { Actor } from "../posts/actor.ts";
import { aboutItself, sayOfItself } from "../posts/say-of-itself.activitypub.ts";
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
  /** A `Delete` of the handle by itself: whoever had it left. */
  goodbye(event: EventOf<"ResidentLeft">): Promise<void>;
};

export const publishMoves = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly origin: string;
  readonly attachSignature: AttachSignature;
  /** The actor document as it is read now. */
  readonly documentOf: (actor: Actor) => Promise<Document | null>;
}): PublishMoves => {
  const send = sayOfItself(dependencies);
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
          purpose: "Move",
          activity: { object: actor.uri, target: move.target.uri },
          recipients: { whoeverKnows: actor.id },
        });
      }),
    goodbye: (event) =>
      unitOfWork(async (transaction) => {
        const actor = await transaction.actors.byId(event.actorId);
        if (actor === null || actor.kind !== "resident") return;
        await send(transaction, event, actor, {
          type: "Delete",
          purpose: "Delete",
          activity: { object: actor.uri },
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
        await send(transaction, event, found.actor, {
          type: "Update",
          purpose: "Update",
          activity: aboutItself(document),
          recipients: { whoeverGot: found.actor.uri },
        });
      }),
  };
};
