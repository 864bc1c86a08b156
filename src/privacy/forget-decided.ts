import { type Clock, day, later } from "../kernel/clock.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { LeavingTransaction } from "./leaving.ts";

/** What was reported and decided stays so long: for whoever decided to come back on it. */
const decidedStaysFor = 30 * day;

/** Erases reports of posts and of messages that were decided a while ago. For the hourly work. */
export const forgetDecided =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<LeavingTransaction>;
    readonly clock: Clock;
  }): (() => Promise<void>) =>
  () =>
    dependencies.unitOfWork(async ({ postReports, messageReports }) => {
      const before = later(dependencies.clock(), -decidedStaysFor);
      await postReports.forgetDecided(before);
      await messageReports.forgetDecided(before);
    });
