import type { Clock } from "../kernel/clock.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import { allowList } from "../ring/allow-list.ts";
import { blockPerson } from "../ring/block-person.ts";
import { blockServer } from "../ring/block-server.ts";
import { changeMembership } from "../ring/change-membership.ts";
import type { FindActor } from "../ring/find-wijk.ts";
import { followWijk } from "../ring/follow-wijk.ts";
import { membershipRoutes } from "../ring/memberships.http.ts";
import { peopleElsewhereRoutes } from "../ring/people-elsewhere.http.ts";
import { ringRoutes } from "../ring/ring.http.ts";
import { serverRoutes } from "../ring/servers.http.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";

/** Neighbouring wijken, and what the wijk decides about servers and people elsewhere. */
export const composeRing = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly origin: string;
  readonly unitOfWork: UnitOfWork;
  readonly reading: SquareTransaction;
  readonly findActor: FindActor;
}) => {
  const { pages, clock, origin, unitOfWork, reading } = parts;
  const ownHost = new URL(origin).host;
  const inTheSquare = { unitOfWork, clock, origin, ownHost };
  const useCases = {
    followWijk: followWijk({ ...inTheSquare, findActor: parts.findActor }),
    changeMembership: changeMembership({ ...inTheSquare, findActor: parts.findActor }),
    blockServer: blockServer(inTheSquare),
    allowList: allowList(inTheSquare),
    blockPerson: blockPerson(inTheSquare),
  };
  const given = { ...useCases, pages, clock };
  const routes: readonly Route[] = [
    ...ringRoutes({ ...given, neighbours: reading.ring.neighbours, moves: reading.moves }),
    ...membershipRoutes({
      ...given,
      memberships: reading.memberships,
      moves: reading.moves,
      serverPolicies: reading.serverPolicies,
    }),
    ...serverRoutes({ ...given, servers: reading.serverPolicies.servers }),
    ...peopleElsewhereRoutes(given),
  ];
  return { routes, useCases };
};
