import { agendaLetters } from "../agenda/agenda.mail.ts";
import { registrationKeys } from "../agenda/registration-keys.mail.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { Log } from "../platform/logging.ts";
import type { Sealing } from "../platform/sealing.ts";
import { eraseTheRest } from "../privacy/erase-the-rest.ts";
import { forgetDecided } from "../privacy/forget-decided.ts";
import { leaveRoutes } from "../privacy/leave.http.ts";
import { leavingLetters } from "../privacy/leave.mail.ts";
import { leave } from "../privacy/leave.ts";
import type { LeavingTransaction } from "../privacy/leaving.ts";
import { myDataRoutes } from "../privacy/my-data.http.ts";
import { gatherOwnData } from "../privacy/own-data.ts";
import { readLooks } from "../privacy/read-looks.ts";
import { letLeaveAgain, noteWhoLeft, type WhoLeftJournal } from "../privacy/who-left.ts";
import { drawAtRandom } from "../questions/nameless/batches.ts";
import { readOwnSignIn } from "../residents/own-sign-in.ts";
import { residentOf } from "../residents/profile.http.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { composeDecisions } from "./decisions.ts";
import { leftBehind } from "./nameless.ts";

/** What the wijk knows about whoever asks, leaving it, and what is decided about members. */
export const composePrivacy = (parts: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly clock: Clock;
  readonly origin: string;
  readonly sealing: Sealing;
  readonly doorUnitOfWork: UnitOfWork<LeavingTransaction>;
  readonly nameOfWijk: () => Promise<string>;
  readonly whoLeft: WhoLeftJournal;
  readonly log: Log;
}) => {
  const { clock, cookies, origin } = parts;
  const atTheDoor = { unitOfWork: parts.doorUnitOfWork, clock, origin };
  const ownSignIn = readOwnSignIn(atTheDoor);
  const isFresh = async (context: WijkContext): Promise<boolean> => {
    const token = cookies.read(context, "wijk_sessie");
    return token !== null && (await ownSignIn(residentOf(context), token))?.fresh === true;
  };
  const leaving = leave({
    ...atTheDoor,
    draw: drawAtRandom,
    letters: leavingLetters,
    leftBehind,
    toRegistrants: { letters: agendaLetters(clock), keys: registrationKeys(parts.sealing), origin },
  });
  const decisions = composeDecisions({ ...parts, leave: leaving });
  const routes: readonly Route[] = [
    ...decisions.routes,
    ...myDataRoutes({
      ...parts,
      residentOf,
      isFresh,
      readLooks: readLooks(atTheDoor),
      readAgreements: (residentId) =>
        parts.doorUnitOfWork(async ({ agreements }) => ({
          agreements: await agreements.of(residentId),
          aboutQuestions: await agreements.aboutQuestions(residentId),
        })),
      gather: gatherOwnData(atTheDoor),
    }),
    ...leaveRoutes({
      ...parts,
      residentOf,
      isFresh,
      hasHandle: (residentId) =>
        parts.doorUnitOfWork(async ({ actors }) => (await actors.ofResident(residentId)) !== null),
      leave: leaving,
    }),
  ];
  const steps = [
    { name: "leaving", timed: true, run: leaving.due },
    { name: "who-left", timed: true, run: noteWhoLeft({ ...atTheDoor, journal: parts.whoLeft }) },
    { name: "suspensions", timed: true, run: decisions.useCases.suspend.due },
  ];
  const eraseWhoLeft = async () => {
    await eraseTheRest(atTheDoor)();
    await forgetDecided(atTheDoor)();
    await decisions.hourly();
  };
  const useCases = { leave: leaving, ...decisions.useCases };
  const againFrom = letLeaveAgain({ ...atTheDoor, journal: parts.whoLeft, leaveAgain: leaving.again });
  /** For the start, before anybody is let in. */
  const leaveAgain = async (): Promise<void> => {
    const { left, stayed } = await againFrom();
    if (left > 0) parts.log.warn("A backup brought back people who had left. They left again.", { left });
    if (stayed > 0)
      parts.log.error("Somebody who left is the only administrator in this backup, and has to stay.", {
        stayed,
        remedy: "Make somebody else an administrator, and start the wijk again.",
      });
  };
  return { routes, steps, useCases, eraseWhoLeft, leaveAgain, opinions: decisions.opinions };
};
