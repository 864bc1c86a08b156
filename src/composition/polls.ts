import type { OutsideView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Result } from "../kernel/result.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { Database } from "../platform/postgres.ts";
import type { Sealing } from "../platform/sealing.ts";
import type { BallotTransaction } from "../polls/ballot.ts";
import { ballotStore } from "../polls/ballots.postgres.ts";
import { countPolls } from "../polls/count-polls.ts";
import { makePollRoutes } from "../polls/make-poll.http.ts";
import { makePoll } from "../polls/make-poll.ts";
import { openPolls } from "../polls/poll-views.http.ts";
import { votesFor } from "../polls/polls.activitypub.ts";
import { pollRoutes } from "../polls/polls.http.ts";
import { pollReads } from "../polls/polls.reads.postgres.ts";
import { steerPoll } from "../polls/steer-poll.ts";
import { vote } from "../polls/vote.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** Polls: making them, voting, counting, and a few of them for the front page. */
export const composePolls = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly origin: string;
  readonly square: Database;
  readonly door: Database;
  readonly sealing: Sealing;
  readonly unitOfWork: UnitOfWork;
  readonly doorUnitOfWork: UnitOfWork<BallotTransaction>;
  readonly memberCount: () => Promise<number>;
  readonly outside: (reader: Reader) => Promise<OutsideView>;
  readonly chooseHandle: (resident: ResidentId, handle: string) => Promise<Result<unknown>>;
}) => {
  const { pages, clock, origin, unitOfWork } = parts;
  const inTheSquare = { unitOfWork, clock, origin };
  const atTheDoor = { unitOfWork: parts.doorUnitOfWork, clock, origin };
  const reads = pollReads(parts.square.drizzle);
  const useCases = {
    makePoll: makePoll(inTheSquare),
    steerPoll: steerPoll(inTheSquare),
    vote: vote({ ...atTheDoor, votesFor }),
  };
  const { memberCount } = parts;
  const routes: readonly Route[] = [
    ...makePollRoutes({
      pages,
      make: useCases.makePoll,
      chooseHandle: parts.chooseHandle,
      memberCount,
      outside: parts.outside,
      reads,
    }),
    ...pollRoutes({
      origin,
      pages,
      clock,
      reads,
      ballotOf: ballotStore(parts.door.drizzle, parts.sealing).of,
      vote: useCases.vote,
      steer: useCases.steerPoll,
      memberCount,
    }),
  ];
  return {
    routes,
    useCases,
    openPolls: openPolls(reads),
    /** A step of the background. */
    countPolls: countPolls(atTheDoor),
  };
};
