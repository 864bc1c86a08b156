import type { IntroductionReportsTransaction } from "../introductions/introduction-report.ts";
import type { ReportsTransaction } from "../moderation/post-report.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";

/** Counts what waits for a moderator or an administrator, newcomers apart. */
export const countWaiting =
  (parts: {
    readonly reading: Pick<SquareTransaction, "heldPosts" | "memberships">;
    readonly doorUnitOfWork: UnitOfWork<ReportsTransaction & IntroductionReportsTransaction>;
  }) =>
  async () => {
    const [posts, reports, people, memberships] = await Promise.all([
      parts.reading.heldPosts.count(),
      parts.doorUnitOfWork(({ postReports }) => postReports.allWaiting()),
      parts.doorUnitOfWork(({ introductionReports }) => introductionReports.allWaiting()),
      parts.reading.memberships.all(),
    ]);
    return {
      posts,
      reported: new Set([...reports.map(({ postId }) => postId), ...people.map(({ about }) => about)]).size,
      wijken: memberships.filter(({ state }) => state === "asked").length,
    };
  };
