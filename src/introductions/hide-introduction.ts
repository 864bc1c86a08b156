import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { readReason } from "../moderation/hide.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { Introduction } from "./introduction.ts";
import type { IntroductionReportsTransaction } from "./introduction-report.ts";

/**
 * What a moderator can do with what somebody tells of themselves: take it away from neighbours with a reason, which whoever wrote it
 * reads, and show it again. Their own they leave to another. The routes are open to moderators only.
 */
export type HideIntroduction = {
  hide(id: ResidentId, by: ResidentId, reason: string): Promise<Result<null>>;
  show(id: ResidentId, by: ResidentId): Promise<Result<null>>;
};

export const hideIntroduction = (dependencies: {
  readonly unitOfWork: UnitOfWork<IntroductionReportsTransaction>;
  readonly clock: Clock;
}): HideIntroduction => {
  const { unitOfWork, clock } = dependencies;
  const withShown = (
    id: ResidentId,
    by: ResidentId,
    work: (introduction: Introduction, transaction: IntroductionReportsTransaction) => Promise<Result<null>>,
  ) =>
    unitOfWork(async (transaction): Promise<Result<null>> => {
      await transaction.residents.byIdLocked(id);
      const introduction = await transaction.introductions.of(id);
      // What somebody keeps to themselves is for no moderator either.
      if (introduction === null || !introduction.shown || id === by) return refuse({ kind: "absent" });
      return work(introduction, transaction);
    });
  return {
    hide: (id, by, given) =>
      withShown(id, by, async (introduction, { introductionReports, introductions, log }) => {
        const reason = readReason(given);
        if (!reason.ok) return reason;
        if (introduction.hidden !== null) return ok(null);
        const hidden = { at: clock(), by, reason: reason.value };
        await introductions.save({ ...introduction, hidden });
        await introductionReports.close(id);
        await log.add({ at: hidden.at, by, deed: "introduction-hidden", aboutResident: id, reason: reason.value });
        return ok(null);
      }),
    show: (id, by) =>
      withShown(id, by, async (introduction, { introductions, log }) => {
        if (introduction.hidden === null) return ok(null);
        await introductions.save({ ...introduction, hidden: null });
        await log.add({ at: clock(), by, deed: "introduction-shown", aboutResident: id });
        return ok(null);
      }),
  };
};
