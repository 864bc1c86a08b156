import { second } from "../kernel/clock.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import type { WijkContext } from "../platform/http/route.ts";
import { newToken } from "./secrets.ts";
import { signInLasts } from "./sign-in.ts";

/**
 * The secret that ties what somebody begins here, to sign in, to this browser. One that begins again keeps its secret, so that
 * the link of an earlier letter, which came late, still works there.
 */
export const browserOf = (cookies: Cookies, context: WijkContext): string => {
  const kept = cookies.read(context, "wijk_aanvraag");
  const secret = kept !== null && /^[\w-]{43}$/.test(kept) ? kept : newToken();
  cookies.write(context, "wijk_aanvraag", secret, signInLasts / second);
  return secret;
};

/** The same for a letter that somebody asks for here: its code is the one to type here, and of no link that was opened before. */
export const browserSecret = (cookies: Cookies, context: WijkContext): string => {
  const secret = browserOf(cookies, context);
  cookies.erase(context, "wijk_link");
  return secret;
};
