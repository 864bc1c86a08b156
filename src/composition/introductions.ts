import { hideIntroduction } from "../introductions/hide-introduction.ts";
import { introduceRoutes } from "../introductions/introduce.http.ts";
import { introduce } from "../introductions/introduce.ts";
import type { IntroductionReportsTransaction } from "../introductions/introduction-report.ts";
import { introductionReads } from "../introductions/introductions.reads.postgres.ts";
import { peopleRoutes } from "../introductions/people.http.ts";
import type { Clock } from "../kernel/clock.ts";
import type { DecisionId } from "../kernel/ids.ts";
import type { ChooseWhoWrites } from "../messages/choose-who-writes.ts";
import { residentKey } from "../messages/seat.ts";
import type { DecisionsTransaction } from "../moderation/decision.ts";
import { hiddenLetter } from "../moderation/decisions.mail.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { Database } from "../platform/postgres.ts";
import type { QuestionReads } from "../questions/question-reads.ts";
import { stateView } from "../questions/question-views.http.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";

/** Neighbours who chose to be found, and telling them who one is. */
export const composeIntroductions = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly square: Database;
  readonly unitOfWork: UnitOfWork;
  readonly doorUnitOfWork: UnitOfWork<IntroductionReportsTransaction & DecisionsTransaction>;
  readonly linkOfDecision: (id: DecisionId) => string;
  /** The stores for single reads. */
  readonly reading: SquareTransaction;
  readonly reads: Pick<QuestionReads, "those">;
  readonly chooseWhoWrites: ChooseWhoWrites;
}) => {
  const { pages, clock, reading } = parts;
  const reads = introductionReads(parts.square.drizzle);
  const themes = () => reading.themes.all();
  const useCases = {
    introduce: introduce({ unitOfWork: parts.unitOfWork, clock }),
    hideIntroduction: hideIntroduction({
      ...{ unitOfWork: parts.doorUnitOfWork, clock },
      ...{ linkOf: parts.linkOfDecision, letter: hiddenLetter },
    }),
  };
  const routes: readonly Route[] = [
    ...introduceRoutes({ pages, introduce: useCases.introduce, themes }),
    ...peopleRoutes({
      pages,
      clock,
      reads,
      themes,
      hideIntroduction: useCases.hideIntroduction,
      blockedBy: (id) => parts.chooseWhoWrites.blockedResidents(residentKey(id)),
      statesOf: async (reader, ids) =>
        new Map((await parts.reads.those(reader, ids)).map((read) => [read.post.id, stateView(read)])),
    }),
  ];
  return { routes, useCases, reads };
};
