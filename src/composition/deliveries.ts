import { deadLetterRoutes } from "../federation/admission/dead-letters.http.ts";
import { deadLetters } from "../federation/admission/dead-letters.postgres.ts";
import { deliveryRoutes } from "../federation/delivery/delivery.http.ts";
import { deliveryReport } from "../federation/delivery/delivery-report.postgres.ts";
import { givenUpDeliveries } from "../federation/delivery/given-up.postgres.ts";
import { failedJobRoutes } from "../health/failed-jobs.http.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { Sql } from "../platform/sql.ts";

/** What an administrator sees, and does, of what came in, went out and has to be done. */
export const composeDeliveries = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly sql: Sql;
  readonly jobs: {
    readonly failed: Parameters<typeof deliveryRoutes>[0]["failedJobs"];
    readonly retry: Parameters<typeof failedJobRoutes>[0]["retry"];
  };
  readonly stuckWork: Parameters<typeof deliveryRoutes>[0]["stuckWork"];
}): readonly Route[] => {
  const { pages, clock, sql, jobs, stuckWork } = parts;
  const laidAside = deadLetters(sql);
  return [
    ...deliveryRoutes({
      pages,
      clock,
      report: deliveryReport(sql),
      givenUp: givenUpDeliveries(sql),
      deadLetters: laidAside.all,
      failedJobs: jobs.failed,
      stuckWork,
    }),
    ...deadLetterRoutes({ pages, clock, deadLetters: laidAside }),
    ...failedJobRoutes({ pages, retry: jobs.retry }),
  ];
};
