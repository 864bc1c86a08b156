import type { StoredEvent } from "../../events.ts";
import { activityIdFor, type Document, plainContext } from "../../federation/kit/addressing.ts";
import type { ActorId, BroughtAppealId, SecondOpinionId } from "../../kernel/ids.ts";
import type { Actor } from "../../posts/actor.ts";
import type { SquareTransaction, UnitOfWork } from "../../unit-of-work.ts";
import { answerToAppeal, offerOfAppeal } from "./second-opinions.activitypub.ts";

/** Says to one wijk of the ring what is for it alone. Doing the same work twice sends the same once. */
export const publishOpinions = ({
  unitOfWork,
  origin,
}: {
  readonly unitOfWork: UnitOfWork;
  readonly origin: string;
}) => {
  const send = async (
    transaction: SquareTransaction,
    event: StoredEvent,
    given: {
      readonly objectUri: string;
      readonly onlyTo: ActorId;
      readonly purpose: string;
      readonly document: (around: { readonly id: string; readonly wijk: Actor; readonly at: Date }) => Document;
    },
  ): Promise<void> => {
    const wijk = await transaction.actors.wijk();
    if (wijk === null) return;
    const id = await activityIdFor(event.id, `second opinion ${given.purpose}`);
    const uri = `${origin}/ap/v/${id}`;
    const body = given.document({ id: uri, wijk, at: event.happenedAt });
    // Nothing in it is signed: whoever would show it to others has nothing to prove that it is real.
    await transaction.outgoing.add({
      ...{ id, uri, type: String(body.type), signerId: wijk.id, postId: null, body: JSON.stringify(body) },
      ...{ madeAt: event.happenedAt, recipients: {}, objectUri: given.objectUri, onlyTo: given.onlyTo },
    });
  };

  return {
    /** What somebody agreed to send, to the wijk that they chose. */
    asked: (event: StoredEvent, id: SecondOpinionId): Promise<void> =>
      unitOfWork(async (transaction) => {
        const opinion = await transaction.secondOpinions.byId(id);
        if (opinion === null || opinion.state !== "asked") return;
        const document = (around: Parameters<typeof offerOfAppeal>[1]) => offerOfAppeal(opinion, around);
        const { uri: objectUri, wijk } = opinion;
        await send(transaction, event, { objectUri, onlyTo: wijk.id, purpose: "offer", document });
      }),
    /** That it need not be looked at any more. */
    stopped: (event: StoredEvent, id: SecondOpinionId): Promise<void> =>
      unitOfWork(async (transaction) => {
        const opinion = await transaction.secondOpinions.byId(id);
        if (opinion === null || opinion.state === "asked") return;
        const { uri: objectUri, wijk: theirs } = opinion;
        await send(transaction, event, {
          ...{ objectUri, onlyTo: theirs.id, purpose: "delete" },
          document: ({ id: uri, wijk }) => ({
            "@context": plainContext,
            id: uri,
            type: "Delete",
            actor: wijk.uri,
            to: [theirs.uri],
            object: { id: objectUri, type: "Tombstone" },
          }),
        });
      }),
    /** What we found of an appeal that was brought to us. */
    judged: (event: StoredEvent, id: BroughtAppealId): Promise<void> =>
      unitOfWork(async (transaction) => {
        const appeal = await transaction.broughtAppeals.byId(id);
        if (appeal === null || (appeal.state !== "answered" && appeal.state !== "declined")) return;
        const document = (around: Parameters<typeof answerToAppeal>[1]) => answerToAppeal(appeal, around);
        await send(transaction, event, { objectUri: appeal.uri, onlyTo: appeal.wijk.id, purpose: "answer", document });
      }),
  };
};
