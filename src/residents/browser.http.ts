import { second } from "../kernel/clock.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import type { WijkContext } from "../platform/http/route.ts";
import { newToken } from "./secrets.ts";
import { signInLasts } from "./sign-in.ts";

/**
 * The secret that ties a letter to the browser that asks for it now. A browser that asks again keeps its secret, so that
 * the link of an earlier letter, which came late, still works there.
 */
export const browserSecret = (cookies: Cookies, context: WijkContext): string => {
  const kept = cookies.read(context, "wijk_aanvraag");
  const secret = kept !== null && /^[\w-]{43}$/.test(kept) ? kept : newToken();
  cookies.write(context, "wijk_aanvraag", secret, signInLasts / second);
  cookies.erase(context, "wijk_link");
  return secret;
};
