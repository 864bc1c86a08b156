import type { IntroductionReportsTransaction } from "../introductions/introduction-report.ts";
import { reportedPeople, reportIntroductionRoutes } from "../introductions/report-introduction.http.ts";
import { reportIntroduction } from "../introductions/report-introduction.ts";
import type { Clock } from "../kernel/clock.ts";
import type { MessagesTransaction } from "../messages/message.ts";
import { decideReports } from "../messages/report-message.ts";
import { followReportsRoute, reportRoutes, showReports } from "../messages/reports.http.ts";
import { decidePostReports } from "../moderation/decide-post-reports.ts";
import { sendFlag } from "../moderation/flag.activitypub.ts";
import { receivedLetter } from "../moderation/moderation.mail.ts";
import type { ReportsTransaction } from "../moderation/post-report.ts";
import { postReportRoutes, reportedPosts } from "../moderation/post-reports.http.ts";
import { reportPost } from "../moderation/report-post.ts";
import type { Live } from "../platform/http/live.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { RateLimit } from "../residents/rate-limit.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** What neighbours and other servers find not right, messages, posts and introductions, on one page for moderators. */
export const composeReports = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly origin: string;
  readonly live: Live;
  readonly rateLimit: RateLimit;
  readonly doorUnitOfWork: UnitOfWork<MessagesTransaction & ReportsTransaction & IntroductionReportsTransaction>;
}) => {
  const { pages, clock, live } = parts;
  const atTheDoor = { unitOfWork: parts.doorUnitOfWork, clock };
  const useCases = {
    decideReports: decideReports(atTheDoor),
    reportPost: reportPost({ ...atTheDoor, rateLimit: parts.rateLimit, letter: receivedLetter }),
    decidePostReports: decidePostReports({ ...atTheDoor, sendFlag: sendFlag(parts.origin) }),
    reportIntroduction: reportIntroduction(atTheDoor),
  };
  const [posts, people] = [reportedPosts({ ...useCases, clock }), reportedPeople({ ...useCases, clock })];
  const show = showReports({ ...useCases, pages, clock, posts, people });
  const given = { ...useCases, pages, clock, show };
  const routes: readonly Route[] = [
    ...reportRoutes(given),
    followReportsRoute({ ...useCases, pages, live, posts, people }),
    ...postReportRoutes(given),
    ...reportIntroductionRoutes(given),
  ];
  return { routes, useCases };
};
