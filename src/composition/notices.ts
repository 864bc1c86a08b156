import { type Clock, day, later } from "../kernel/clock.ts";
import type { ReadThreads } from "../messages/read-threads.ts";
import { digestLetter } from "../notices/digest.mail.ts";
import { noticeRoutes } from "../notices/notices.http.ts";
import { type NoticeTransaction, readNotices } from "../notices/read-notices.ts";
import { type DigestTransaction, sendDigests } from "../notices/send-digests.ts";
import type { Live } from "../platform/http/live.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** Far longer than a question counts as new, so that none comes back. */
const rememberedFor = 60 * day;

/** What happened for people, on a page; and digests of the day and of the week: the step that writes them, and their upkeep. */
export const composeNotices = (parts: {
  readonly pages: Pages;
  readonly unitOfWork: UnitOfWork<DigestTransaction & NoticeTransaction>;
  readonly clock: Clock;
  readonly origin: string;
  readonly threads: Pick<ReadThreads, "list">;
  readonly live: Live;
}) => {
  const { pages, unitOfWork, clock, origin, threads, live } = parts;
  return {
    routes: noticeRoutes({ pages, clock, threads, live, notices: readNotices({ unitOfWork, clock }) }),
    sendDigests: sendDigests({ unitOfWork, clock, origin, letter: digestLetter }),
    forgetDigests: () => unitOfWork(({ digests }) => digests.forget(later(clock(), -rememberedFor))),
  };
};
