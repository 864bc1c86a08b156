import { deadLetterRoutes } from "../federation/admission/dead-letters.http.ts";
import { deadLetters } from "../federation/admission/dead-letters.postgres.ts";
import { deliveryRoutes } from "../federation/delivery/delivery.http.ts";
import { deliveryReport } from "../federation/delivery/delivery-report.postgres.ts";
import { givenUpDeliveries } from "../federation/delivery/given-up.postgres.ts";
import { failedJobRoutes } from "../health/failed-jobs.http.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { Jobs } from "../platform/jobs.ts";
import type { Database } from "../platform/postgres.ts";

/** The pages about what goes to other places and what came from them: what waits, what went wrong, and trying it again. */
export const composeDeliveryPages = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly square: Pick<Database, "sql">;
  readonly jobs: Pick<Jobs, "failed" | "retry">;
  readonly stuckWork: Parameters<typeof deliveryRoutes>[0]["stuckWork"];
}): readonly Route[] => {
  const { pages, clock, square, jobs, stuckWork } = parts;
  const laidAside = deadLetters(square.sql);
  return [
    ...deliveryRoutes({
      pages,
      clock,
      report: deliveryReport(square.sql),
      givenUp: givenUpDeliveries(square.sql),
      deadLetters: laidAside.all,
      failedJobs: jobs.failed,
      stuckWork,
    }),
    ...deadLetterRoutes({ pages, clock, deadLetters: laidAside }),
    ...failedJobRoutes({ pages, retry: jobs.retry }),
  ];
};
