import type { Clock } from "../kernel/clock.ts";
import { type DecisionId, newId, type ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { type DecisionsTransaction, readRule } from "../moderation/decision.ts";
import { readReason } from "../moderation/hide.ts";
import type { HiddenLetter } from "../moderation/record-decision.ts";
import { writeLetter } from "../residents/letters.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { Introduction } from "./introduction.ts";
import type { IntroductionReportsTransaction } from "./introduction-report.ts";

/**
 * What a moderator can do with what somebody tells of themselves: take it away from neighbours with a reason, which whoever wrote it
 * reads, and show it again. Their own they leave to another. The routes are open to moderators only.
 */
export type HideIntroduction = {
  /** Keeps the decision, and writes to whoever told it: why, on which house rule, and what they can do. */
  hide(id: ResidentId, by: ResidentId, reason: string, rule: string): Promise<Result<null>>;
  show(id: ResidentId, by: ResidentId): Promise<Result<null>>;
};

/** Shows it again; the decision about it holds no more. */
export const showIntroductionIn = async (
  transaction: DecisionsTransaction,
  id: ResidentId,
  shown: { readonly by: ResidentId | null; readonly at: Date },
): Promise<void> => {
  const { decisions, introductions, log } = transaction;
  const introduction = await introductions.of(id);
  if (introduction === null || introduction.hidden === null) return;
  await introductions.save({ ...introduction, hidden: null });
  const decision = await decisions.introductionOf(id);
  if (decision !== null) await decisions.end(decision.id, shown.at, shown.by);
  await log.add({ ...shown, deed: "introduction-shown", aboutResident: id });
};

type HidingTransaction = IntroductionReportsTransaction & DecisionsTransaction;

export const hideIntroduction = (dependencies: {
  readonly unitOfWork: UnitOfWork<HidingTransaction>;
  readonly clock: Clock;
  readonly linkOf: (id: DecisionId) => string;
  readonly letter: HiddenLetter;
}): HideIntroduction => {
  const { unitOfWork, clock } = dependencies;
  const withShown = (
    id: ResidentId,
    by: ResidentId,
    work: (introduction: Introduction, transaction: HidingTransaction) => Promise<Result<null>>,
  ) =>
    unitOfWork(async (transaction): Promise<Result<null>> => {
      await transaction.residents.byIdLocked(id);
      const introduction = await transaction.introductions.of(id);
      // What somebody keeps to themselves is for no moderator either.
      if (introduction === null || !introduction.shown || id === by) return refuse({ kind: "absent" });
      return work(introduction, transaction);
    });
  return {
    hide: (id, by, given, typedRule) =>
      withShown(id, by, async (introduction, transaction) => {
        const { decisions, introductionReports, introductions, log, residents, wijk } = transaction;
        const [reason, rule] = [readReason(given), readRule(typedRule)];
        if (!rule.ok) return rule;
        if (!reason.ok) return reason;
        if (introduction.hidden !== null) return ok(null);
        const hidden = { at: clock(), by, reason: reason.value };
        await introductions.save({ ...introduction, hidden });
        await introductionReports.close(id);
        await log.add({ at: hidden.at, by, deed: "introduction-hidden", aboutResident: id, reason: reason.value });
        const decision = newId<DecisionId>();
        const lasting = { post: null, until: null, endedAt: null, roles: [] };
        await decisions.add({ id: decision, kind: "introduction", about: id, rule: rule.value, ...hidden, ...lasting });
        const words = dependencies.letter({
          ...{ wijk: (await wijk.read())?.name ?? "", name: (await residents.byId(id))?.name ?? "" },
          ...{ kind: "introduction", rule: rule.value, reason: reason.value, link: dependencies.linkOf(decision) },
        });
        await writeLetter(transaction, { words, to: id, kind: "hidden", id: decision }, hidden.at);
        return ok(null);
      }),
    show: (id, by) =>
      withShown(id, by, async (_introduction, transaction) => {
        await showIntroductionIn(transaction, id, { by, at: clock() });
        return ok(null);
      }),
  };
};
