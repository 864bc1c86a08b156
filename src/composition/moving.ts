import type { Clock } from "../kernel/clock.ts";
import { earlierAccounts } from "../moving/earlier-accounts.ts";
import { type LookUp, moveOut } from "../moving/move-out.ts";
import { movingRoutes } from "../moving/moving.http.ts";
import { readMoving } from "../moving/read-moving.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { RateLimit } from "../residents/rate-limit.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** A resident's own handle moves away or comes back, and accounts that went before it. */
export const composeMoving = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly origin: string;
  readonly unitOfWork: UnitOfWork;
  readonly rateLimit: RateLimit;
  readonly lookUp: LookUp;
}) => {
  const { pages, clock } = parts;
  return {
    routes: movingRoutes({
      pages,
      clock,
      readMoving: readMoving(parts),
      moveOut: moveOut(parts),
      earlierAccounts: earlierAccounts(parts),
    }),
  };
};
