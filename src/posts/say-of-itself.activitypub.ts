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
import type { SquareTransaction } from "../unit-of-work.ts";
import type { Actor } from "./actor.ts";

/** Adds to the way out what an actor of ours says of itself because of an event, once. */
export type SayOfItself = (
  transaction: SquareTransaction,
  event: StoredEvent,
  actor: Actor,
  given: {
    readonly type: "Move" | "Update" | "Delete";
    /** Tells apart what several actors say because of one event. */
    readonly purpose: string;
    readonly activity: Document;
    readonly recipients: Recipients;
  },
) => Promise<void>;

export const sayOfItself =
  (dependencies: { readonly origin: string; readonly attachSignature: AttachSignature }): SayOfItself =>
  async (transaction, event, actor, given) => {
    const id = await activityIdFor(event.id, given.purpose);
    const uri = `${dependencies.origin}/ap/v/${id}`;
    const unsigned = { "@context": activityContext, ...given.activity, id: uri, type: given.type, actor: actor.uri };
    const body = await dependencies.attachSignature({ ...unsigned, to: [everyone], cc: [] }, actor);
    await transaction.outgoing.add({
      id,
      uri,
      type: given.type,
      signerId: actor.id,
      // One order: what is newer is never overtaken by what is older.
      objectUri: actor.uri,
      postId: null,
      body: JSON.stringify(body),
      madeAt: event.happenedAt,
      recipients: given.recipients,
    });
  };

/** The actor document inside an `Update` of the actor by itself (ActivityPub, section 6.3). */
export const aboutItself = ({ "@context": context, ...object }: Document): Document => ({
  "@context": contextAround(context),
  object,
});
