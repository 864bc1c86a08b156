import type { Clock } from "../kernel/clock.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import { myDataRoutes } from "../privacy/my-data.http.ts";
import { gatherOwnData, type OwnDataTransaction } from "../privacy/own-data.ts";
import { readLooks } from "../privacy/read-looks.ts";
import { readOwnSignIn } from "../residents/own-sign-in.ts";
import { residentOf } from "../residents/profile.http.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** What the wijk knows about whoever asks. */
export const composePrivacy = (parts: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly clock: Clock;
  readonly origin: string;
  readonly doorUnitOfWork: UnitOfWork<OwnDataTransaction>;
  readonly nameOfWijk: () => Promise<string>;
}): readonly Route[] => {
  const { clock, cookies } = parts;
  const atTheDoor = { unitOfWork: parts.doorUnitOfWork, clock };
  const ownSignIn = readOwnSignIn(atTheDoor);
  return myDataRoutes({
    ...parts,
    residentOf,
    isFresh: async (context) => {
      const token = cookies.read(context, "wijk_sessie");
      return token !== null && (await ownSignIn(residentOf(context), token))?.fresh === true;
    },
    readLooks: readLooks(atTheDoor),
    gather: gatherOwnData(atTheDoor),
  });
};
