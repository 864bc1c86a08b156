import { type Clock, later } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { stands } from "../posts/post.ts";
import { type Question, release, take } from "../questions/question.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { nextWithin } from "./hours.ts";
import { recordSteps } from "./record-steps.ts";
import { offerQuestion } from "./route-question.ts";
import { latelyIs } from "./routing.ts";
import { begin, released, taken, type Way } from "./way.ts";

/**
 * What a wijkwijzer does with questions on their themes. To who is no wijkwijzer, and about questions that are not for
 * this wijk, everything is `absent`.
 */
export type Desk = {
  /** Looks into it. `conflict` when another one does; `invalid` when they have enough in hand. */
  take(question: PostId, by: ResidentId): Promise<Result<null>>;
  /** Looks into it no longer: others are asked. */
  giveBack(question: PostId, by: ResidentId): Promise<Result<null>>;
  /** Gives it to another wijkwijzer. Also from a question that they were offered and did not take. */
  passOn(question: PostId, by: ResidentId, to: ResidentId): Promise<Result<null>>;
};

/** Whoever has a question in hand looks into it no longer, and others are asked. */
const giveBack = async (
  transaction: SquareTransaction,
  question: Question,
  { way, by }: { readonly way: Way; readonly by: ResidentId },
  at: Date,
): Promise<void> => {
  const waits = await transaction.ways.waits();
  await transaction.questions.save(release(question));
  const offered = await offerQuestion(transaction, question, { patience: waits.wijkwijzers, without: [by] }, at);
  await recordSteps(
    transaction,
    released(way, offered, waits, at),
    [
      { kind: "given-back", residentId: by },
      offered > 0 ? { kind: "offered", count: offered } : { kind: "nobody-free" },
    ],
    at,
  );
  await transaction.happened({ kind: "QuestionTaken", threadId: question.post.id });
};

/** The way of a question as it is; one that has none is about to begin it. */
const wayOf = async ({ ways }: SquareTransaction, id: PostId, at: Date): Promise<Way> =>
  (await ways.byQuestion(id)) ?? begin(id, 0, await ways.waits(), at).way;

/** A wijkwijzer leaves: a question that they have in hand goes back to the desks of the others. */
export const leaveDesk = async (
  transaction: SquareTransaction,
  question: Question,
  by: ResidentId,
  at: Date,
): Promise<void> => {
  if (stands(question.post) && question.state === "taken" && question.taken?.by === by)
    await giveBack(transaction, question, { way: await wayOf(transaction, question.post.id, at), by }, at);
};

export const createDesk = ({ unitOfWork, clock }: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }): Desk => {
  const atDesk = (
    id: PostId,
    by: ResidentId,
    work: (transaction: SquareTransaction, question: Question, way: Way, at: Date) => Promise<Result<null>>,
  ): Promise<Result<null>> =>
    unitOfWork(async (transaction) => {
      const question = await transaction.questions.byId(id);
      const resident = await transaction.residents.byId(by);
      const here = question !== null && stands(question.post) && question.post.homeWijkId === null;
      if (!here || resident === null || !resident.roles.includes("wijkwijzer")) return refuse({ kind: "absent" });
      const at = clock();
      return work(transaction, question, await wayOf(transaction, id, at), at);
    });

  return {
    take: (id, by) =>
      atDesk(id, by, async (transaction, question, way, at) => {
        const { wijkwijzers } = transaction;
        const mine = await wijkwijzers.byResident(by);
        await wijkwijzers.all({ locked: true });
        const load = (await wijkwijzers.loads(later(at, -latelyIs))).get(by);
        if (mine !== null && question.taken?.by !== by && (load?.inHand ?? 0) >= mine.capacity) {
          return refuse({ kind: "conflict", reason: "desk-full" });
        }
        const done = take(question, by, at);
        if (!done.ok) return done;
        if (done.value === question) return ok(null);
        await transaction.questions.save(done.value);
        await wijkwijzers.endOffers(id, by, "taken", at);
        await wijkwijzers.endOffers(id, "all", "over", at);
        await recordSteps(
          transaction,
          taken(way, await transaction.ways.waits(), at),
          [{ kind: "taken", residentId: by }],
          at,
        );
        await transaction.happened({ kind: "QuestionTaken", threadId: id });
        return ok(null);
      }),

    giveBack: (id, by) =>
      atDesk(id, by, async (transaction, question, way, at) => {
        if (question.taken?.by !== by) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        await giveBack(transaction, question, { way, by }, at);
        return ok(null);
      }),

    passOn: (id, by, to) =>
      atDesk(id, by, async (transaction, question, way, at) => {
        const { wijkwijzers } = transaction;
        const other = (await wijkwijzers.all({ locked: true })).find(({ residentId }) => residentId === to);
        const { author } = question.post;
        const isAsker = author.kind === "resident" && author.residentId === to;
        if (other === undefined || to === by || isAsker) return refuse(invalid("to", "wijkwijzer-missing"));
        if (question.taken !== null && question.taken.by !== by) {
          return refuse({ kind: "conflict", reason: "taken-meanwhile" });
        }
        const startsAt = nextWithin(other.hours, other.awayUntil, at);
        if (startsAt === null) return refuse(invalid("to", "wijkwijzer-away"));
        const waits = await transaction.ways.waits();
        await transaction.questions.save(release(question));
        await wijkwijzers.endOffers(id, by, "passed-on", at);
        await wijkwijzers.endOffers(id, to, "over", at);
        await wijkwijzers.offer([
          {
            id: crypto.randomUUID(),
            questionId: id,
            residentId: to,
            offeredAt: at,
            startsAt,
            toldAt: null,
            endedAt: null,
            how: null,
          },
        ]);
        await recordSteps(
          transaction,
          released(way, 1, waits, startsAt),
          [{ kind: "passed-on", residentId: to, count: 1 }],
          at,
        );
        await transaction.happened({ kind: "QuestionTaken", threadId: id });
        return ok(null);
      }),
  };
};
