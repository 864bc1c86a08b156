import type { StoredEvent } from "../events.ts";
import type { Clock } from "../kernel/clock.ts";
import type { PostReportId } from "../kernel/ids.ts";
import { stands } from "../posts/post.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { ReportsTransaction } from "./post-report.ts";

/** What a Flag says: from which server, and in which words. `null` when it cannot be read. */
export type ReadFlag = (body: string) => { readonly host: string; readonly words: string } | null;

/**
 * Makes what a server elsewhere finds not right into reports, one for each post that still stands. As long as one of this
 * server waits about a post, more are counted and change nothing; so is the same Flag that comes twice.
 */
export const fileFlag =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<ReportsTransaction>;
    readonly clock: Clock;
    readonly readFlag: ReadFlag;
    readonly idFor: (eventId: string, purpose: string) => Promise<string>;
  }) =>
  (event: Extract<StoredEvent, { kind: "FlagReceived" }>): Promise<void> =>
    dependencies.unitOfWork(async (transaction) => {
      const body = await transaction.received.text(event.activityUri);
      const flag = body === null ? null : dependencies.readFlag(body);
      if (flag === null) return;
      for (const postId of event.postIds) {
        const post = await transaction.posts.byId(postId);
        if (post === null || !stands(post)) continue;
        await transaction.postReports.add({
          id: (await dependencies.idFor(event.id, postId)) as PostReportId,
          postId,
          reporter: { kind: "server", host: flag.host },
          reason: null,
          words: flag.words,
          askedToSendOn: false,
          reportedAt: dependencies.clock(),
        });
      }
    });
