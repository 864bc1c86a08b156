import type { ComposedWijk } from "../compose.ts";
import { minute } from "../kernel/clock.ts";
import { readEmailAddress } from "../residents/email-address.ts";
import type { Terminal } from "./commands.ts";
import { openWijk, withPlainErrors } from "./open-wijk.ts";

const lasts = 15 * minute;

/**
 * `wijk user link <address>`: prints a link with which the resident who has this e-mail address signs in, once, within
 * 15 minutes, in any browser. For an administrator who is locked out; works beside a running server.
 */
export const userLink = (address: string, terminal: Terminal): Promise<number> =>
  withPlainErrors(terminal, async () => {
    const open = await openWijk(terminal, { alongside: true });
    try {
      return await printSignInLink(address, open.wijk, terminal);
    } finally {
      await open.close();
    }
  });

/** The same in a wijk that is open. Gives the exit code. */
export const printSignInLink = async (
  address: string,
  wijk: Pick<ComposedWijk, "residentWithAddress" | "signInLink">,
  terminal: Pick<Terminal, "print" | "complain">,
): Promise<0 | 1> => {
  const email = readEmailAddress(address, "address");
  if (!email.ok) {
    terminal.complain(`"${address}" is not an e-mail address. Give one such as marja@holtveen.example.`);
    return 1;
  }
  const residentId = await wijk.residentWithAddress(email.value);
  if (residentId === null) {
    terminal.complain(`Nobody in this wijk has the e-mail address ${email.value}. Check the spelling.`);
    return 1;
  }
  terminal.print(await wijk.signInLink(residentId, lasts));
  return 0;
};
