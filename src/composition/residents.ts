import type { WaitingView } from "../../web/pages/admin.ts";
import type { StuckView } from "../../web/views.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import { askAround } from "../residents/ask-around.ts";
import { askToJoinRoutes } from "../residents/ask-to-join.http.ts";
import { askToJoin } from "../residents/ask-to-join.ts";
import { changeJoining } from "../residents/change-joining.ts";
import { changeName } from "../residents/change-name.ts";
import { changeRoles } from "../residents/change-roles.ts";
import { chooseLanguage } from "../residents/choose-language.ts";
import { chooseOutsideHandle, type OutsideTransaction } from "../residents/choose-outside-handle.ts";
import { decideRequest, expireRequests, readRequests } from "../residents/decide-request.ts";
import { invite, invitedBy, makeCode, withdrawCode } from "../residents/invitations.ts";
import { joinRoutes } from "../residents/join.http.ts";
import { join } from "../residents/join.ts";
import { joinRequestRoutes } from "../residents/join-requests.http.ts";
import { joiningLetters, roleEndsLetter, teamLetter } from "../residents/joining.mail.ts";
import { languageRoutes } from "../residents/language.http.ts";
import { letterChoiceRoutes } from "../residents/letter-choices.http.ts";
import { chooseLetters, lettersByKey, type OpenLetterKey, readLetterChoices } from "../residents/letter-choices.ts";
import { letterCodeRoutes } from "../residents/letter-codes.http.ts";
import { makeLetters, readBatches, withdrawLetters } from "../residents/letter-codes.ts";
import { keepLetterFrames } from "../residents/letter-frame.ts";
import { letterFrameRoutes } from "../residents/letter-frames.http.ts";
import { letterRoutes } from "../residents/letters.http.ts";
import { readLetterBox, sendTestLetter } from "../residents/letters.ts";
import { readMembers } from "../residents/members.ts";
import { nameOrganisation } from "../residents/name-organisation.ts";
import { organisationRoutes } from "../residents/organisations.http.ts";
import { peopleRoutes } from "../residents/people.http.ts";
import { profileRoutes } from "../residents/profile.http.ts";
import { readProfile } from "../residents/profile.ts";
import type { RateLimit } from "../residents/rate-limit.ts";
import { residentLetters } from "../residents/residents.mail.ts";
import { rotateRoles } from "../residents/rotate-roles.ts";
import { createSignInLink } from "../residents/sign-in.ts";
import { teamRoutes } from "../residents/team.http.ts";
import { keepTeam } from "../residents/team.ts";
import { readVouch, vouch } from "../residents/vouch.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { aboutRoutes } from "../wijk/about.http.ts";
import { changeWijk } from "../wijk/change-wijk.ts";
import { setUpRoutes } from "../wijk/set-up.http.ts";
import { type SetUpTransaction, setUp } from "../wijk/set-up.ts";
import { settingsRoutes } from "../wijk/settings.http.ts";
import type { JoiningSettings, Wijk } from "../wijk/wijk.ts";
import { sampleLetter } from "./letters.ts";
import { composeSigningIn } from "./signing-in.ts";

/** Setting up, joining, signing in, one's own page, the members and their letters. */
export const composeResidents = (parts: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly clock: Clock;
  readonly origin: string;
  readonly unitOfWork: UnitOfWork;
  readonly doorUnitOfWork: UnitOfWork<SetUpTransaction & OutsideTransaction>;
  readonly rateLimit: RateLimit;
  /** Opens the keys that stand under letters. */
  readonly openKey: OpenLetterKey;
  /** Whether letters are read on this machine instead of sent. */
  readonly lettersStayHere: boolean;
  readonly mayBeAsked: (residentId: ResidentId) => Promise<boolean>;
  readonly joiningSettings: () => Promise<JoiningSettings>;
  readonly nameOfWijk: () => Promise<string>;
  readonly pathOfSuspension: (residentId: ResidentId) => Promise<string | null>;
  readonly readWijk: () => Promise<Wijk | null>;
  /** What waits for a person, newcomers apart. */
  readonly countWaiting: () => Promise<Omit<WaitingView, "requests">>;
  readonly stuckWork: () => Promise<readonly { readonly queue: StuckView["queue"]; readonly since: Date }[]>;
}) => {
  const { pages, cookies, clock, origin, lettersStayHere, stuckWork, rateLimit } = parts;
  const atTheDoor = { unitOfWork: parts.doorUnitOfWork, rateLimit, letters: residentLetters, clock, origin };
  const inTheSquare = { unitOfWork: parts.unitOfWork, clock, origin };
  const joining = { ...atTheDoor, letters: joiningLetters };
  const requests = readRequests(joining);
  const letterBox = readLetterBox({ unitOfWork: parts.doorUnitOfWork });
  const useCases = {
    setUp: setUp(atTheDoor),
    join: join(atTheDoor),
    askToJoin: askToJoin(atTheDoor),
    vouch: vouch(joining),
    decideRequest: decideRequest(joining),
    requests,
    changeJoining: changeJoining(atTheDoor),
    changeWijk: changeWijk(atTheDoor),
    makeLetters: makeLetters(atTheDoor),
    withdrawLetters: withdrawLetters(atTheDoor),
    invite: invite(inTheSquare),
    makeCode: makeCode(inTheSquare),
    withdrawCode: withdrawCode(inTheSquare),
    changeRoles: changeRoles(inTheSquare),
    nameOrganisation: nameOrganisation(inTheSquare),
    chooseOutsideHandle: chooseOutsideHandle({ unitOfWork: parts.doorUnitOfWork, clock }),
    members: readMembers({ unitOfWork: parts.unitOfWork, clock }),
    signInLink: createSignInLink(atTheDoor),
    chooseLetters: chooseLetters(atTheDoor),
    chooseLanguage: chooseLanguage(inTheSquare),
    keepTeam: keepTeam({ ...atTheDoor, letter: teamLetter }),
  };
  const { joiningSettings } = parts;
  const vouchersNeeded = async () => (await joiningSettings()).vouchersNeeded;
  const upkeep = async () => {
    await expireRequests(joining)();
    await rotateRoles({ ...joining, letter: roleEndsLetter })();
  };
  const routes: readonly Route[] = [
    ...settingsRoutes({ pages, read: parts.readWijk, changeWijk: useCases.changeWijk }),
    ...aboutRoutes({
      pages,
      about: async () => (await parts.readWijk())?.about ?? "",
      keepers: useCases.members.keepers,
    }),
    ...setUpRoutes({ pages, cookies, origin, setUp: useCases.setUp }),
    ...composeSigningIn({ ...parts, unitOfWork: parts.doorUnitOfWork }),
    ...languageRoutes({ pages, cookies, origin, chooseLanguage: useCases.chooseLanguage }),
    ...joinRoutes({ pages, cookies, join: useCases.join, invitedBy: invitedBy(inTheSquare), vouchersNeeded }),
    ...askToJoinRoutes({
      pages,
      lettersStayHere,
      vouchersNeeded,
      askToJoin: useCases.askToJoin,
      readVouch: readVouch(atTheDoor),
      vouch: useCases.vouch,
    }),
    ...joinRequestRoutes({
      pages,
      clock,
      requests,
      joiningSettings,
      decide: useCases.decideRequest,
      changeJoining: useCases.changeJoining,
    }),
    ...letterCodeRoutes({ ...useCases, pages, origin, clock, readBatches: readBatches(atTheDoor) }),
    ...profileRoutes({
      ...useCases,
      pages,
      origin,
      clock,
      mayBeAsked: parts.mayBeAsked,
      readProfile: readProfile(inTheSquare),
      changeName: changeName(inTheSquare),
    }),
    ...peopleRoutes({
      ...useCases,
      pages,
      origin,
      clock,
      letterBox,
      lettersStayHere,
      stuckWork,
      waiting: async () => ({ requests: await requests.count(), ...(await parts.countWaiting()) }),
      sendTestLetter: sendTestLetter(atTheDoor),
    }),
    ...organisationRoutes({ ...useCases, pages, organisations: useCases.nameOrganisation }),
    ...teamRoutes({ ...useCases, pages }),
    ...letterChoiceRoutes({
      pages,
      readChoices: readLetterChoices(atTheDoor),
      choose: useCases.chooseLetters,
      byKey: lettersByKey({ ...atTheDoor, openKey: parts.openKey }),
    }),
    ...letterRoutes({ pages, letterBox, origin, clock }),
    ...letterFrameRoutes({
      pages,
      mode: async () => (await parts.readWijk())?.mode ?? "wijk",
      frames: keepLetterFrames(atTheDoor),
      sample: async () => sampleLetter({ origin, wijk: await parts.readWijk() }),
    }),
  ];
  return { routes, useCases, upkeep, askAround: askAround(joining) };
};
