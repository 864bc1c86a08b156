import { newsView } from "../../web/parts/news.ts";
import type { IntroductionReportsTransaction } from "../introductions/introduction-report.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { countUnread } from "../messages/messages.postgres.ts";
import { residentKey } from "../messages/seat.ts";
import type { ReportsTransaction } from "../moderation/post-report.ts";
import type { NoticeReader } from "../notices/notice.ts";
import { countNewNotices } from "../notices/own-notices.postgres.ts";
import type { LivePart } from "../platform/http/live.ts";
import type { WijkContext } from "../platform/http/route.ts";
import type { Database } from "../platform/postgres.ts";
import type { Sealing } from "../platform/sealing.ts";
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

/** Counts what waits for whoever reads, for the frame of every page: messages, and what happened since they looked. */
export const countForReaders = (parts: {
  readonly door: Pick<Database, "drizzle">;
  readonly sealing: Sealing;
  readonly clock: Clock;
}) => {
  const unreadBy = countUnread(parts.door.drizzle, parts.sealing);
  return {
    unread: (residentId: ResidentId) => unreadBy(residentKey(residentId)),
    newNotices: countNewNotices(parts.door.drizzle, parts.clock),
  };
};

/** The number beside the notices as every stream tells it. */
export const newsOnStream =
  (counts: ReturnType<typeof countForReaders>) =>
  (context: WijkContext, reader: NoticeReader): LivePart => ({
    event: "seintjes",
    tell: async () => {
      const [unread, notices] = await Promise.all([counts.unread(reader.id), counts.newNotices(reader)]);
      return JSON.stringify(newsView(context.get("lang"), unread + notices));
    },
  });
