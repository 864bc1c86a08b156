import { type Clock, later } from "../../kernel/clock.ts";
import { type ActorId, type BroughtAppealId, newId, type ResidentId } from "../../kernel/ids.ts";
import { invalid } from "../../kernel/refusal.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { tidy } from "../../kernel/text.ts";
import type { Actor } from "../../posts/actor.ts";
import type { SquareTransaction, UnitOfWork } from "../../unit-of-work.ts";
import { type AppealOutcome, appealOutcomes } from "../appeal.ts";
import { keptFor, lookWithin, type RedactedAppeal } from "./second-opinion.ts";

/** `late`: nobody here looked in time. */
export type BroughtState = "waits" | "answered" | "declined" | "taken-back" | "late" | "left";

/** What a wijk of the ring asks ours to look at again. Whom it is about stands nowhere in it. */
export type BroughtAppeal = RedactedAppeal & {
  readonly id: BroughtAppealId;
  readonly uri: string;
  readonly wijk: Actor;
  readonly cameAt: Date;
  readonly answerBefore: Date;
  readonly state: BroughtState;
  readonly outcome: AppealOutcome | null;
  readonly answer: string;
  readonly decidedBy: ResidentId | null;
  readonly endedAt: Date | null;
};

export type BroughtAppealStore = {
  add(appeal: BroughtAppeal): Promise<void>;
  save(appeal: BroughtAppeal): Promise<void>;
  /** Held until the end of the transaction. */
  byId(id: BroughtAppealId): Promise<BroughtAppeal | null>;
  byUri(uri: string): Promise<BroughtAppeal | null>;
  /** Those that wait, the oldest first. */
  waiting(): Promise<readonly BroughtAppeal[]>;
  waitingOf(wijk: ActorId): Promise<readonly BroughtAppeal[]>;
  /** Takes out what ended before a time. */
  forget(endedBefore: Date): Promise<void>;
};

/** So many of one wijk wait here at most: who has more to ask, asks another. */
export const mostOfOneWijk = 20;

/** The end of one: its words go at once, also from what was received. */
export const endBrought = async (
  { broughtAppeals, received }: SquareTransaction,
  appeal: BroughtAppeal,
  ended: { readonly state: Exclude<BroughtState, "waits">; readonly at: Date } & Partial<
    Pick<BroughtAppeal, "outcome" | "answer" | "decidedBy">
  >,
): Promise<void> => {
  const { state, at, outcome = null, answer = "", decidedBy = null } = ended;
  const none = { reason: "", text: "", words: "" };
  await broughtAppeals.save({ ...appeal, ...none, state, outcome, answer, decidedBy, endedAt: at });
  await received.forgetTexts(appeal.uri);
};

/** Takes one in, once. It waits as long as the wijk that asks says, and no longer than two weeks. */
export const bringIn = async (
  transaction: SquareTransaction,
  given: RedactedAppeal & { readonly uri: string; readonly wijk: Actor; readonly answerBefore: Date | null },
  at: Date,
): Promise<"taken in" | "came before" | "too many wait"> => {
  if ((await transaction.broughtAppeals.byUri(given.uri)) !== null) return "came before";
  if ((await transaction.broughtAppeals.waitingOf(given.wijk.id)).length >= mostOfOneWijk) return "too many wait";
  const latest = later(at, lookWithin);
  const { answerBefore } = given;
  const id = newId<BroughtAppealId>();
  const open = { state: "waits", outcome: null, answer: "", decidedBy: null, endedAt: null } as const;
  const before = answerBefore === null || answerBefore > latest ? latest : answerBefore;
  await transaction.broughtAppeals.add({ ...given, ...open, id, cameAt: at, answerBefore: before });
  await transaction.happened({ kind: "AppealBrought", broughtId: id });
  return "taken in";
};

/** What moderators do with what wijken of the ring ask. The routes are open to moderators only. */
export type JudgeBroughtAppeals = {
  waiting(): Promise<readonly BroughtAppeal[]>;
  /** `cannot` tells that wijk that we do not look at it; otherwise a reason is needed. */
  decide(
    by: ResidentId,
    id: BroughtAppealId,
    form: { readonly outcome: string; readonly answer: string },
  ): Promise<Result<null>>;
};

const longestAnswer = 200;

export const judgeBroughtAppeals = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}): JudgeBroughtAppeals => {
  const { unitOfWork, clock } = dependencies;
  return {
    waiting: () =>
      unitOfWork(async ({ broughtAppeals }) => {
        const now = clock();
        return (await broughtAppeals.waiting()).filter(({ answerBefore }) => answerBefore > now);
      }),
    decide: (by, id, form) =>
      unitOfWork(async (transaction) => {
        const appeal = await transaction.broughtAppeals.byId(id);
        if (appeal === null) return refuse({ kind: "absent" });
        const at = clock();
        if (appeal.state !== "waits" || appeal.answerBefore <= at)
          return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        const outcome = appealOutcomes.find((each) => each === form.outcome) ?? null;
        const answer = tidy(form.answer);
        if (outcome === null && form.outcome !== "cannot") return refuse(invalid("answer", "appeal-outcome-missing"));
        if (answer === "" && outcome !== null) return refuse(invalid("answer", "reason-missing"));
        if (answer.length > longestAnswer) return refuse(invalid("answer", "reason-too-long"));
        const state = outcome === null ? "declined" : "answered";
        await endBrought(transaction, appeal, { state, at, outcome, answer, decidedBy: by });
        await transaction.log.add({ at, by, deed: outcome === null ? "opinion-declined" : "opinion-given" });
        await transaction.happened({ kind: "BroughtAppealJudged", broughtId: id });
        return ok(null);
      }),
  };
};

/** What was not looked at in time waits no more, and what is long over goes. For the hourly work. */
export const endLateBrought =
  (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }): (() => Promise<void>) =>
  () =>
    dependencies.unitOfWork(async (transaction) => {
      const at = dependencies.clock();
      for (const appeal of await transaction.broughtAppeals.waiting())
        if (appeal.answerBefore <= at) await endBrought(transaction, appeal, { state: "late", at });
      await transaction.broughtAppeals.forget(later(at, -keptFor));
    });
