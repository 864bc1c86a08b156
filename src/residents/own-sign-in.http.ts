import { ownSignInPage } from "../../web/pages/own-sign-in.ts";
import { calendarDay, momentInWords } from "../../web/texts/moments.ts";
import type { Clock } from "../kernel/clock.ts";
import { parseId, type ResidentId, type SessionId } from "../kernel/ids.ts";
import type { Problem } from "../kernel/refusal.ts";
import { type OwnPage, rememberOwnPage } from "../platform/http/after-sign-in.ts";
import { networkOf } from "../platform/http/client-address.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { browserSecret } from "./browser.http.ts";
import type { OwnSignIn, ReadOwnSignIn, SignOutDevices } from "./own-sign-in.ts";
import { residentOf } from "./profile.http.ts";
import type { RequestSignInAgain } from "./sign-in.ts";

/** Somebody's own page about signing in, for what belongs on it. */
export type OwnSignInPages = {
  /** What is on it; `null` in the moment in which the session ended. */
  read(context: WijkContext): Promise<(OwnSignIn & { readonly residentId: ResidentId }) | null>;
  show(
    context: WijkContext,
    problems?: readonly Problem[],
    options?: { readonly status?: number; readonly retryAfterSeconds?: number },
  ): Promise<Response>;
};

export const createOwnSignInPages = (dependencies: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly clock: Clock;
  readonly readOwnSignIn: ReadOwnSignIn;
  /** Whether passkeys can be had at this address. */
  readonly passkeys: boolean;
}): OwnSignInPages => {
  const { pages, cookies } = dependencies;
  const read: OwnSignInPages["read"] = async (context) => {
    const residentId = residentOf(context);
    const token = cookies.read(context, "wijk_sessie");
    const own = token === null ? null : await dependencies.readOwnSignIn(residentId, token);
    return own === null ? null : { ...own, residentId };
  };
  return {
    read,
    show: async (context, problems = [], options = {}) => {
      const own = await read(context);
      if (own === null) return pages.refuse(context, { kind: "absent" });
      const now = dependencies.clock();
      return pages.show(
        context,
        (shell) =>
          ownSignInPage({
            shell,
            problems,
            fresh: own.fresh,
            passkeys: dependencies.passkeys
              ? own.passkeys.map(({ id, name, madeAt, usedOn }) => ({
                  id,
                  name,
                  made: momentInWords(shell.lang, madeAt, now),
                  used: usedOn === null ? null : calendarDay(shell.lang, usedOn, now),
                }))
              : null,
            devices: own.sessions.map(({ id, device, startedAt, seenAt }) => ({
              id,
              device,
              here: id === own.here.id,
              since: momentInWords(shell.lang, startedAt, now),
              seen: momentInWords(shell.lang, seenAt, now),
            })),
          }),
        options,
      );
    },
  };
};

/** How somebody signs in, and where they are signed in. */
export const ownSignInRoutes = (dependencies: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly ownSignInPages: OwnSignInPages;
  readonly requestSignInAgain: RequestSignInAgain;
  readonly signOutDevices: SignOutDevices;
}): readonly Route[] => {
  const { pages, cookies, ownSignInPages, signOutDevices } = dependencies;
  /** Writes a letter with a code to somebody who signed in a while ago, and leads them back to where they were. */
  const again = async (context: WijkContext, page: OwnPage) => {
    const asked = await dependencies.requestSignInAgain({
      residentId: residentOf(context),
      browser: browserSecret(cookies, context),
      clientAddress: networkOf(context.var.clientAddress),
    });
    if (!asked.ok) return pages.refuse(context, asked.refusal);
    rememberOwnPage(cookies, context, page);
    return pages.seeOther(context, "/inloggen/code");
  };
  const everywhere = async (context: WijkContext) => {
    await signOutDevices(residentOf(context), "all");
    cookies.erase(context, "wijk_sessie");
    return pages.seeOther(context, "/", "signed-out-everywhere");
  };
  return [
    { method: "GET", path: "/ik/inloggen", handle: (context) => ownSignInPages.show(context) },
    { method: "POST", path: "/ik/inloggen/opnieuw", handle: (context) => again(context, "/ik/inloggen") },
    { method: "POST", path: "/ik/gegevens/opnieuw", handle: (context) => again(context, "/ik/gegevens") },
    { method: "POST", path: "/ik/weggaan/opnieuw", handle: (context) => again(context, "/ik/weggaan") },
    {
      method: "POST",
      path: "/ik/apparaten/andere/uit",
      handle: async (context) => {
        const own = await ownSignInPages.read(context);
        if (own === null) return pages.refuse(context, { kind: "absent" });
        await signOutDevices(own.residentId, { allBut: own.here.id });
        return pages.seeOther(context, "/ik/inloggen#apparaten", "signed-out-elsewhere");
      },
    },
    { method: "POST", path: "/ik/apparaten/alle/uit", handle: everywhere },
    {
      method: "POST",
      path: "/ik/apparaten/:id/uit",
      handle: async (context) => {
        const own = await ownSignInPages.read(context);
        const id = parseId<SessionId>(context.req.param("id") ?? "");
        if (own === null || id === null || !own.sessions.some((session) => session.id === id))
          return pages.refuse(context, { kind: "absent" });
        await signOutDevices(own.residentId, { one: id });
        if (id === own.here.id) cookies.erase(context, "wijk_sessie");
        return id === own.here.id
          ? pages.seeOther(context, "/", "signed-out")
          : pages.seeOther(context, "/ik/inloggen#apparaten", "device-signed-out");
      },
    },
  ];
};
