import { signInPage } from "../../web/pages/sign-in.ts";
import { second } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Problem } from "../kernel/refusal.ts";
import { pathAfterSignIn } from "../platform/http/after-sign-in.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { WijkContext } from "../platform/http/route.ts";
import { sessionLasts } from "./sessions.ts";
import type { CameIn, SignOut } from "./sign-in.ts";

/** What every way to sign in shares: the page with all of them, and what follows when one was good. */
export type SignInPages = {
  form(
    context: WijkContext,
    email: string,
    problems: readonly Problem[],
    options?: { readonly status?: number; readonly retryAfterSeconds?: number },
  ): Response | Promise<Response>;
  /** Signed in, or told why not. A session that this browser had before is over. */
  cameIn(context: WijkContext, outcome: CameIn): Promise<Response>;
};

export const createSignInPages = (dependencies: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly signOut: SignOut;
  /** Whether passkeys can be had at this address. */
  readonly passkeys: boolean;
  /** Where somebody who is suspended reads why; `null` when that is over. */
  readonly pathOfSuspension: (residentId: ResidentId) => Promise<string | null>;
}): SignInPages => {
  const { pages, cookies, passkeys } = dependencies;
  return {
    form: (context, email, problems, options = {}) =>
      pages.show(context, (shell) => signInPage({ shell, passkeys, values: { email }, problems }), options),
    cameIn: async (context, outcome) => {
      const before = cookies.read(context, "wijk_sessie");
      if (before !== null) await dependencies.signOut(before);
      cookies.erase(context, "wijk_aanvraag");
      cookies.erase(context, "wijk_link");
      if (outcome.kind === "suspended") {
        cookies.erase(context, "wijk_sessie");
        return context.redirect((await dependencies.pathOfSuspension(outcome.residentId)) ?? "/inloggen", 303);
      }
      cookies.write(context, "wijk_sessie", outcome.token, sessionLasts / second);
      return pages.seeOther(context, pathAfterSignIn(cookies, context), "signed-in");
    },
  };
};
