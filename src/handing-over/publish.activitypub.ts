import type { StoredEvent } from "../events.ts";
import { activityAbout, activityIdFor, type Document, plainContext } from "../federation/kit/addressing.ts";
import type { PostId } from "../kernel/ids.ts";
import type { Actor } from "../posts/actor.ts";
import type { Question } from "../questions/question.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import type { HandOver } from "./hand-over.ts";
import { noteFromHandOver } from "./hand-overs.activitypub.ts";

/** Tells one gemeente, and nobody else, of a question that was handed over to it. Doing the same work twice sends the same once. */
export type PublishHandOver = {
  /** The question itself, when it was handed over alone. */
  handedOver(event: StoredEvent, question: PostId): Promise<void>;
  /** That it needs no answer any more, or needs one after all. */
  settling(event: StoredEvent, question: PostId): Promise<void>;
  /** That its asker took it back. */
  takenBack(event: StoredEvent, question: PostId): Promise<void>;
};

type Around = {
  readonly transaction: SquareTransaction;
  readonly handOver: HandOver;
  readonly question: Question;
  readonly speaker: Actor;
  readonly wijk: Actor;
};

const isSettled = ({ state }: Question): boolean => state === "answered" || state === "closed";

export const publishHandOver = ({
  unitOfWork,
  origin,
}: {
  readonly unitOfWork: UnitOfWork;
  readonly origin: string;
}): PublishHandOver => {
  const about = (id: PostId, work: (around: Around) => Promise<void>): Promise<void> =>
    unitOfWork(async (transaction) => {
      // Questions first, as everywhere, so that nobody waits for each other.
      const question = await transaction.questions.byId(id);
      const handOver = question === null ? null : await transaction.handOvers.ofQuestion(id);
      if (question === null || handOver === null) return;
      const speaker = await transaction.actors.byId(handOver.speakerId);
      const wijk = await transaction.actors.wijk();
      if (speaker !== null && wijk !== null) await work({ transaction, handOver, question, speaker, wijk });
    });

  const send = async (
    { transaction, handOver, speaker }: Around,
    event: StoredEvent,
    purpose: string,
    document: (uri: string) => Document,
  ): Promise<void> => {
    const id = await activityIdFor(event.id, `hand-over ${purpose}`);
    const uri = `${origin}/ap/v/${id}`;
    const body = document(uri);
    // Nothing in it is signed: whoever would show it to others has nothing to prove that it is real.
    await transaction.outgoing.add({
      id,
      uri,
      type: String(body.type),
      signerId: speaker.id,
      objectUri: handOver.uri,
      postId: null,
      body: JSON.stringify(body),
      madeAt: event.happenedAt,
      recipients: {},
      onlyTo: handOver.gemeente.id,
    });
  };

  const say = (around: Around, event: StoredEvent, type: "Create" | "Update"): Promise<void> => {
    const { handOver, question, speaker, wijk } = around;
    const changedAt = type === "Create" ? null : event.happenedAt;
    const object = noteFromHandOver(handOver, { speaker, wijk, state: question.state, changedAt });
    return send(around, event, type, (uri) =>
      activityAbout(type, { uri, actorUri: speaker.uri, at: event.happenedAt, object }),
    );
  };

  return {
    handedOver: (event, id) =>
      about(id, async (around) => {
        if (around.handOver.withdrawnAt === null) await say(around, event, "Create");
      }),
    settling: (event, id) =>
      about(id, async (around) => {
        const { transaction, handOver, question } = around;
        const toldSettled = isSettled(question);
        if (handOver.withdrawnAt !== null || handOver.toldSettled === toldSettled) return;
        await transaction.handOvers.save({ ...handOver, toldSettled });
        await say(around, event, "Update");
      }),
    takenBack: (event, id) =>
      about(id, async (around) => {
        const { handOver, speaker } = around;
        if (handOver.withdrawnAt === null) return;
        await send(around, event, "Delete", (uri) => ({
          "@context": plainContext,
          id: uri,
          type: "Delete",
          actor: speaker.uri,
          to: [handOver.gemeente.uri],
          object: { id: handOver.uri, type: "Tombstone" },
        }));
      }),
  };
};
