import { minute } from "../kernel/clock.ts";
import { readEmailAddress } from "../residents/email-address.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import type { CreateSignInLink } from "../residents/sign-in.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

const lasts = 15 * minute;

/**
 * `wijk user link <address>`: prints a link with which the resident who has this e-mail address signs in, once, within
 * 15 minutes, in any browser. For an administrator who is locked out. Gives the exit code.
 */
export const userLink = async (
  command: { readonly address: string },
  dependencies: {
    readonly unitOfWork: UnitOfWork<DoorTransaction>;
    readonly createSignInLink: CreateSignInLink;
    readonly print: (line: string) => void;
  },
): Promise<0 | 1> => {
  const email = readEmailAddress(command.address, "address");
  const residentId = email.ok
    ? await dependencies.unitOfWork(({ addresses }) => addresses.residentWith(email.value))
    : null;
  if (residentId === null) {
    dependencies.print(
      email.ok
        ? `Nobody in this wijk has the e-mail address ${email.value}. Check the spelling.`
        : "Give an e-mail address, such as: wijk user link marja@holtveen.example",
    );
    return 1;
  }
  dependencies.print(await dependencies.createSignInLink(residentId, lasts));
  return 0;
};
