import type { ReportsTransaction } from "../moderation/post-report.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";

/** Counts what waits for a moderator or an administrator, newcomers apart. */
export const countWaiting =
  (parts: {
    readonly reading: Pick<SquareTransaction, "heldPosts" | "memberships">;
    readonly doorUnitOfWork: UnitOfWork<ReportsTransaction>;
  }) =>
  async () => {
    const [posts, reports, memberships] = await Promise.all([
      parts.reading.heldPosts.count(),
      parts.doorUnitOfWork(({ postReports }) => postReports.allWaiting()),
      parts.reading.memberships.all(),
    ]);
    return {
      posts,
      reported: new Set(reports.map(({ postId }) => postId)).size,
      wijken: memberships.filter(({ state }) => state === "asked").length,
    };
  };
