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
    readonly complain: (line: string) => void;
  },
): Promise<0 | 1> => {
  const { unitOfWork, createSignInLink, print, complain } = dependencies;
  const email = readEmailAddress(command.address, "address");
  if (!email.ok) {
    complain(`"${command.address}" is not an e-mail address. Give one such as marja@holtveen.example.`);
    return 1;
  }
  const residentId = await unitOfWork(({ addresses }) => addresses.residentWith(email.value));
  if (residentId === null) {
    complain(`Nobody in this wijk has the e-mail address ${email.value}. Check the spelling.`);
    return 1;
  }
  print(await createSignInLink(residentId, lasts));
  return 0;
};
