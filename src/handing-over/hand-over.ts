import type { Clock } from "../kernel/clock.ts";
import type { ActorId, HandOverId, PostId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Actor } from "../posts/actor.ts";
import { type AskerProof, isAsker } from "../questions/asker.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";

/** What the gemeente said when it took a question in, last: under which reference, and before which day it answers. */
export type Promised = {
  readonly reference: string;
  /** A date, such as `2026-12-01`. */
  readonly answerBefore: string;
  /** Why that day moved; empty when it did not. */
  readonly why: string;
  readonly saidAt: Date;
};

/**
 * A question as one gemeente got it and nobody else: in words of its own, under an id of its own, so that nothing of it leads to the
 * question in the wijk.
 */
export type HandOver = {
  readonly id: HandOverId;
  readonly questionId: PostId;
  readonly gemeente: Actor;
  /** Who speaks for the asker towards the gemeente. */
  readonly speakerId: ActorId;
  readonly uri: string;
  readonly title: string;
  readonly text: string;
  readonly place: string | null;
  readonly at: Date;
  /** Taken back by the asker: what it said is erased here too. */
  readonly withdrawnAt: Date | null;
  /** Whether the gemeente was told that the question is settled in the wijk. */
  readonly toldSettled: boolean;
  readonly promised: Promised | null;
};

export type HandOverStore = {
  add(handOver: HandOver): Promise<void>;
  save(handOver: HandOver): Promise<void>;
  byId(id: HandOverId): Promise<HandOver | null>;
  byUri(uri: string): Promise<HandOver | null>;
  ofQuestion(question: PostId): Promise<HandOver | null>;
  /** The same to show it: nobody waits for whoever only looks. */
  seenOf(question: PostId): Promise<HandOver | null>;
  /** The gemeenten on a server to whom something was ever handed over. */
  gemeentenAt(host: string): Promise<readonly Actor[]>;
};

/** Takes a hand-over back: what it said is erased here at once, and its gemeente is told. */
export const takeBack = async (transaction: SquareTransaction, handOver: HandOver, at: Date): Promise<void> => {
  await transaction.handOvers.save({ ...handOver, title: "", text: "", place: null, withdrawnAt: at });
  await transaction.outgoing.forgetTexts(handOver.uri);
  await transaction.happened({ kind: "HandOverTakenBack", threadId: handOver.questionId });
};

/** Takes a question back from the gemeente and leaves it in the wijk. For its asker; everybody else gets `absent`. */
export type TakeBackHandOver = (question: PostId, by: AskerProof) => Promise<Result<null>>;

export const takeBackHandOver =
  ({ unitOfWork, clock }: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }): TakeBackHandOver =>
  (questionId, by) =>
    unitOfWork(async (transaction) => {
      const question = await transaction.questions.byId(questionId);
      const handOver = question === null ? null : await transaction.handOvers.ofQuestion(questionId);
      if (question === null || handOver === null || !isAsker(question, by)) return refuse({ kind: "absent" });
      if (handOver.withdrawnAt !== null) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
      await takeBack(transaction, handOver, clock());
      return ok(null);
    });

/** Keeps what the gemeente promised, when it is newer than what we know. */
export const keepPromise = async (
  { handOvers }: Pick<SquareTransaction, "handOvers">,
  handOver: HandOver,
  promised: Promised,
): Promise<"kept" | "nothing new"> => {
  if (handOver.promised !== null && handOver.promised.saidAt >= promised.saidAt) return "nothing new";
  await handOvers.save({ ...handOver, promised });
  return "kept";
};
