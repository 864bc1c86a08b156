import { t } from "../../web/texts/text.ts";
import { activityIdFor } from "../federation/kit/addressing.ts";
import { showIntroductionIn } from "../introductions/hide-introduction.ts";
import { type Clock, day, later } from "../kernel/clock.ts";
import type { DecisionId, ResidentId } from "../kernel/ids.ts";
import { languageOfWijk } from "../kernel/language.ts";
import { appealWithin, handleAppeals, readDecision } from "../moderation/appeal.ts";
import { appealRoutes } from "../moderation/appeals.http.ts";
import { decisionRoutes } from "../moderation/decision.http.ts";
import { decisionKeys } from "../moderation/decision-keys.mail.ts";
import { appealLetters, opinionLetters, removedLetter, suspensionLetters } from "../moderation/decisions.mail.ts";
import { endSuspension } from "../moderation/end-suspension.ts";
import { removeMemberRoutes } from "../moderation/remove-member.http.ts";
import { removeMember } from "../moderation/remove-member.ts";
import { askRingRoutes } from "../moderation/second-opinions/ask-ring.http.ts";
import { askRing, stopOpinionsOf } from "../moderation/second-opinions/ask-ring.ts";
import { endLateBrought, judgeBroughtAppeals } from "../moderation/second-opinions/brought-appeal.ts";
import { hearOpinions } from "../moderation/second-opinions/hear-opinion.ts";
import type { Marks } from "../moderation/second-opinions/redact.ts";
import { suspend } from "../moderation/suspend.ts";
import { suspensionRoutes } from "../moderation/suspensions.http.ts";
import { undoDecision } from "../moderation/undo-decision.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { Sealing } from "../platform/sealing.ts";
import { giveBackQuestions, type Leave } from "../privacy/leave.ts";
import type { LeavingTransaction } from "../privacy/leaving.ts";
import { drawAtRandom } from "../questions/nameless/batches.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** Where somebody who is suspended reads why, for whoever signs in; `null` when it is over. */
export const pathOfSuspension =
  (parts: { readonly sealing: Sealing; readonly doorUnitOfWork: UnitOfWork<LeavingTransaction> }) =>
  async (residentId: ResidentId): Promise<string | null> => {
    const decision = await parts.doorUnitOfWork(({ decisions }) => decisions.suspensionOf(residentId));
    return decision === null ? null : `/besluit/${decisionKeys(parts.sealing).keyFor(decision.id)}`;
  };

/** As long as an appeal can be made, and looked at. Nobody who leaves takes these along. */
const unnamedStaysFor = appealWithin + 60 * day;

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
  const undo = undoDecision({ endSuspension: ending, showIntroduction: showIntroductionIn });
  const letters = { ...appealLetters, ...opinionLetters };
  const mark = (of: keyof Marks | "photo") => t(languageOfWijk, `ask-ring.mark.${of}`);
  const marks = {
    ...{ name: mark("name"), email: mark("email"), phone: mark("phone"), iban: mark("iban"), bsn: mark("bsn") },
    ...{ address: mark("address"), link: mark("link"), other: mark("other"), photo: mark("photo") },
  };
  const opinions = hearOpinions({ unitOfWork, clock, origin, linkOf, undo, letters, idFor: activityIdFor });
  const useCases = {
    handleAppeals: handleAppeals({
      ...{ unitOfWork, clock, origin, linkOf, undo, letters, draw: drawAtRandom },
      stopOpinions: stopOpinionsOf,
    }),
    askRing: askRing({ unitOfWork, clock, origin, marks }),
    judgeBrought: judgeBroughtAppeals({ unitOfWork, clock }),
    suspend: suspend({
      unitOfWork,
      clock,
      linkOf,
      endSuspension: ending,
      letters: suspensionLetters,
      giveBack: giveBackQuestions,
    }),
    removeMember: removeMember({ unitOfWork, clock, linkOf, letter: removedLetter, depart: parts.leave.depart }),
  };
  const routes: readonly Route[] = [
    ...suspensionRoutes({ pages, clock, suspend: useCases.suspend }),
    ...removeMemberRoutes({ pages, removeMember: useCases.removeMember }),
    ...decisionRoutes({
      ...{ pages, clock, openKey, handleAppeals: useCases.handleAppeals, askRing: useCases.askRing },
      read: readDecision({ unitOfWork, clock }),
    }),
    ...askRingRoutes({ pages, openKey, askRing: useCases.askRing }),
    ...appealRoutes({ pages, clock, handleAppeals: useCases.handleAppeals, judgeBrought: useCases.judgeBrought }),
  ];
  const late = endLateBrought({ unitOfWork, clock });
  /** What waited too long between wijken of the ring, and what was decided about whoever has no name here. */
  const hourly = async (): Promise<void> => {
    await opinions.endSilent();
    await late();
    await unitOfWork(({ decisions }) => decisions.forgetUnnamed(later(clock(), -unnamedStaysFor)));
  };
  return { routes, useCases, opinions, hourly };
};
