import type { Clock } from "../kernel/clock.ts";
import type { DecisionId, ResidentId } from "../kernel/ids.ts";
import { handleAppeals, readDecision } from "../moderation/appeal.ts";
import { appealRoutes } from "../moderation/appeals.http.ts";
import { decisionRoutes } from "../moderation/decision.http.ts";
import { decisionKeys } from "../moderation/decision-keys.mail.ts";
import { appealLetters, removedLetter, suspensionLetters } from "../moderation/decisions.mail.ts";
import { endSuspension } from "../moderation/end-suspension.ts";
import { removeMemberRoutes } from "../moderation/remove-member.http.ts";
import { removeMember } from "../moderation/remove-member.ts";
import { suspend } from "../moderation/suspend.ts";
import { suspensionRoutes } from "../moderation/suspensions.http.ts";
import { undoDecision } from "../moderation/undo-decision.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { Sealing } from "../platform/sealing.ts";
import { giveBackQuestions, type Leave } from "../privacy/leave.ts";
import type { LeavingTransaction } from "../privacy/leaving.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** Where somebody who is suspended reads why, for whoever signs in; `null` when it is over. */
export const pathOfSuspension =
  (parts: { readonly sealing: Sealing; readonly doorUnitOfWork: UnitOfWork<LeavingTransaction> }) =>
  async (residentId: ResidentId): Promise<string | null> => {
    const decision = await parts.doorUnitOfWork(({ decisions }) => decisions.suspensionOf(residentId));
    return decision === null ? null : `/besluit/${decisionKeys(parts.sealing).keyFor(decision.id)}`;
  };

/** What moderators and administrators decide about members, and where those read it. */
export const composeDecisions = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly origin: string;
  readonly sealing: Sealing;
  readonly doorUnitOfWork: UnitOfWork<LeavingTransaction>;
  readonly leave: Leave;
}) => {
  const { pages, clock, origin } = parts;
  const unitOfWork = parts.doorUnitOfWork;
  const { keyFor, openKey } = decisionKeys(parts.sealing);
  const linkOf = (id: DecisionId): string => `${origin}/besluit/${keyFor(id)}`;
  const ending = endSuspension({ letters: suspensionLetters, origin });
  const undo = undoDecision({ endSuspension: ending });
  const useCases = {
    handleAppeals: handleAppeals({ unitOfWork, clock, origin, linkOf, undo, letters: appealLetters }),
    suspend: suspend({
      unitOfWork,
      clock,
      linkOf,
      endSuspension: ending,
      letters: suspensionLetters,
      giveBack: giveBackQuestions,
    }),
    removeMember: removeMember({ unitOfWork, clock, letter: removedLetter, depart: parts.leave.depart }),
  };
  const routes: readonly Route[] = [
    ...suspensionRoutes({ pages, clock, suspend: useCases.suspend }),
    ...removeMemberRoutes({ pages, removeMember: useCases.removeMember }),
    ...decisionRoutes({
      ...{ pages, clock, openKey, handleAppeals: useCases.handleAppeals },
      read: readDecision({ unitOfWork, clock }),
    }),
    ...appealRoutes({ pages, clock, handleAppeals: useCases.handleAppeals }),
  ];
  return { routes, useCases };
};
