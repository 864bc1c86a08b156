import type { Clock } from "../kernel/clock.ts";
import { type PostId, parseId, type ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { stands } from "../posts/post.ts";
import { type AskerProof, isAsker } from "../questions/asker.ts";
import { close, markHelpful, type Question } from "../questions/question.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { recordSteps } from "./record-steps.ts";
import type { SpokenTransaction } from "./spoken-question.ts";
import { over, proposeClosing, taken, type Way } from "./way.ts";
import { closingProposed, type WriteDecision } from "./write-decision.ts";

/** What the asker says to the proposal. `helped` is the id of the answer that helped; empty when they leave it open. */
export type ClosingAnswer = { readonly closes: boolean; readonly helped: string };

/** Rounding off a question together: the wijkwijzer who took it proposes it, the asker decides. */
export type CloseTogether = {
  /**
   * `absent` to who is no wijkwijzer; `conflict` when they have not taken it, proposed it already, or heard a no today, and
   * while an answer waits to be brought to whoever asked: they have not heard it yet.
   */
  propose(question: PostId, by: ResidentId): Promise<Result<null>>;
  /** `absent` to everybody but the asker; `conflict` when nothing is proposed, or the answer that helped is gone. */
  answer(question: PostId, by: AskerProof, answer: ClosingAnswer): Promise<Result<null>>;
};

const changedMeanwhile = { kind: "conflict", reason: "changed-meanwhile" } as const;

/** What the asker says, within a transaction that somebody else opened. */
export const answeringClosing = (transaction: SquareTransaction, clock: Clock): Pick<CloseTogether, "answer"> => {
  /** With the answer that helped, when the asker names one. */
  const marked = async (question: Question, helped: string, at: Date): Promise<Result<Question>> => {
    if (helped === "") return ok(question);
    const id = parseId<PostId>(helped);
    const answer = id === null ? null : await transaction.posts.byId(id);
    const done = answer === null ? null : markHelpful(question, answer, at);
    return done?.ok ? done : refuse(changedMeanwhile);
  };

  return {
    answer: async (id, by, { closes, helped }) => {
      const question = await transaction.questions.byId(id);
      const gone = question === null || question.post.withdrawnAt !== null;
      if (gone || !isAsker(question, by)) return refuse({ kind: "absent" });
      const way = await transaction.ways.byQuestion(id);
      if (!waitsForAsker(question, way)) return refuse(changedMeanwhile);
      const at = clock();
      const step = { residentId: question.taken?.by ?? null };
      if (!closes) {
        const next = taken(way, await transaction.ways.waits(), at);
        await recordSteps(transaction, next, [{ ...step, kind: "closing-no" }], at);
        return ok(null);
      }
      const known = await marked(question, helped, at);
      if (!known.ok) return known;
      const closed = close(known.value, at);
      if (!closed.ok) return closed;
      await transaction.questions.save(closed.value);
      await recordSteps(transaction, over(way), [{ ...step, kind: "closing-yes" }], at);
      await transaction.happened({ kind: "QuestionChanged", threadId: id });
      return ok(null);
    },
  };
};

/** Whether somebody proposed to round the question off, and its asker has not said anything about it. */
export const waitsForAsker = (question: Question, way: Way | null): way is Way =>
  way?.waitingFor === "closing" && question.state === "taken";

export const closeTogether = <Transaction extends SpokenTransaction>(dependencies: {
  readonly unitOfWork: UnitOfWork<Transaction>;
  readonly clock: Clock;
  readonly origin: string;
  readonly writeDecision: WriteDecision<Transaction>;
}): CloseTogether => {
  const { clock, origin, unitOfWork } = dependencies;
  return {
    propose: (id, by) =>
      unitOfWork(async (transaction): Promise<Result<null>> => {
        const question = await transaction.questions.byId(id);
        const resident = await transaction.residents.byId(by);
        const here = question !== null && stands(question.post) && question.post.homeWijkId === null;
        if (!here || resident === null || !resident.roles.includes("wijkwijzer")) return refuse({ kind: "absent" });
        const toBring = (await transaction.spokenQuestions.ofQuestion(id))?.waitsSince ?? null;
        const way = await transaction.ways.byQuestion(id);
        const theirs = question.state === "taken" && question.taken?.by === by;
        if (!theirs || way === null || toBring !== null) return refuse(changedMeanwhile);
        const at = clock();
        const waits = await transaction.ways.waits();
        const proposed = proposeClosing(way, await transaction.ways.stepsOf(id), waits, at);
        if (proposed === null) return refuse({ kind: "conflict", reason: "proposed-lately" });
        await recordSteps(transaction, proposed, [{ kind: "closing-proposed", residentId: by }], at);
        const decision = closingProposed(resident.name, `${origin}/vragen/${id}`);
        await dependencies.writeDecision(transaction, question, decision, at);
        return ok(null);
      }),

    answer: (...said) => unitOfWork((transaction) => answeringClosing(transaction, clock).answer(...said)),
  };
};
