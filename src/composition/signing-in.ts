import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import { createPasskeyReader, passkeyAlgorithms, relyingPartyOf } from "../platform/passkeys.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import { createOwnSignInPages, ownSignInRoutes } from "../residents/own-sign-in.http.ts";
import { keepPasskeys, readOwnSignIn, signOutDevices } from "../residents/own-sign-in.ts";
import { addPasskey, beginPasskey } from "../residents/passkeys/add-passkey.ts";
import { passkeyRoutes } from "../residents/passkeys/passkeys.http.ts";
import { beginPasskeySignIn, signInWithPasskey } from "../residents/passkeys/sign-in-with-passkey.ts";
import type { RateLimit } from "../residents/rate-limit.ts";
import { passkeyLetter, residentLetters } from "../residents/residents.mail.ts";
import { signInRoutes } from "../residents/sign-in.http.ts";
import { enterCode, openLink, requestSignIn, requestSignInAgain, signOut } from "../residents/sign-in.ts";
import { createSignInPages } from "../residents/sign-in-page.http.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** Every way to sign in, and where somebody is signed in. */
export const composeSigningIn = (parts: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly clock: Clock;
  readonly origin: string;
  readonly unitOfWork: UnitOfWork<DoorTransaction>;
  readonly rateLimit: RateLimit;
  readonly lettersStayHere: boolean;
  readonly nameOfWijk: () => Promise<string>;
  readonly pathOfSuspension: (residentId: ResidentId) => Promise<string | null>;
}): readonly Route[] => {
  const { pages, cookies, clock, origin, unitOfWork, rateLimit } = parts;
  const atTheDoor = { unitOfWork, rateLimit, letters: residentLetters, clock, origin };
  const withPasskeys = { ...atTheDoor, reader: createPasskeyReader(origin), letter: passkeyLetter };
  const id = relyingPartyOf(origin);
  const shared = { pages, cookies, passkeys: id !== null };
  const signInPages = createSignInPages({
    ...shared,
    pathOfSuspension: parts.pathOfSuspension,
    signOut: signOut(atTheDoor),
  });
  const ownSignInPages = createOwnSignInPages({ ...shared, clock, readOwnSignIn: readOwnSignIn(atTheDoor) });
  return [
    ...signInRoutes({
      ...shared,
      signInPages,
      lettersStayHere: parts.lettersStayHere,
      requestSignIn: requestSignIn(atTheDoor),
      openLink: openLink(atTheDoor),
      enterCode: enterCode(atTheDoor),
      signOut: signOut(atTheDoor),
    }),
    ...passkeyRoutes({
      ...shared,
      signInPages,
      ownSignInPages,
      party: id === null ? null : { id, algorithms: passkeyAlgorithms },
      nameOfWijk: parts.nameOfWijk,
      beginSignIn: beginPasskeySignIn(withPasskeys),
      signIn: signInWithPasskey(withPasskeys),
      begin: beginPasskey(withPasskeys),
      add: addPasskey(withPasskeys),
      keep: keepPasskeys(atTheDoor),
    }),
    ...ownSignInRoutes({
      ...shared,
      ownSignInPages,
      requestSignInAgain: requestSignInAgain(atTheDoor),
      signOutDevices: signOutDevices(atTheDoor),
    }),
  ];
};
