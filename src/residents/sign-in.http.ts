import { checkMailPage } from "../../web/pages/check-mail.ts";
import { linkElsewherePage } from "../../web/pages/link-elsewhere.ts";
import { second } from "../kernel/clock.ts";
import type { Problem } from "../kernel/refusal.ts";
import { networkOf } from "../platform/http/client-address.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import { languageOnDevice } from "../platform/http/language.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { browserSecret } from "./browser.http.ts";
import { deviceOf } from "./device.ts";
import { type EnterCode, type OpenLink, type RequestSignIn, type SignOut, signInLasts } from "./sign-in.ts";
import type { SignInPages } from "./sign-in-page.http.ts";

/** Signing in with a letter, and signing out. */
export const signInRoutes = (dependencies: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly signInPages: SignInPages;
  readonly requestSignIn: RequestSignIn;
  readonly openLink: OpenLink;
  readonly enterCode: EnterCode;
  readonly signOut: SignOut;
  /** Letters are kept in the built-in letter box, so a reader on this machine is shown the way to it. */
  readonly lettersStayHere: boolean;
}): readonly Route[] => {
  const { pages, cookies } = dependencies;
  const { form: signInForm, cameIn } = dependencies.signInPages;
  const deviceHere = (context: WijkContext) => deviceOf(context.req.header("user-agent"));

  /** The link that was opened here though another browser asked for it, until its code is typed. */
  const linkElsewhere = (context: WijkContext) => cookies.read(context, "wijk_link");

  const codeForm = (context: WijkContext, code: string, problems: readonly Problem[], options = {}) => {
    const form = { values: { code }, problems };
    const devMail = dependencies.lettersStayHere && context.var.fromThisMachine;
    const elsewhere = linkElsewhere(context) !== null;
    return pages.show(
      context,
      (shell) =>
        elsewhere
          ? linkElsewherePage({ shell, ...form, action: "/inloggen/code" })
          : checkMailPage({ shell, ...form, devMail }),
      options,
    );
  };

  return [
    { method: "GET", path: "/inloggen", handle: (context) => signInForm(context, "", []) },
    {
      method: "POST",
      path: "/inloggen",
      handle: pages.withForm(async (context, form) => {
        const email = firstValue(form, "email");
        const browser = browserSecret(cookies, context);
        const clientAddress = networkOf(context.var.clientAddress);
        const asked = await dependencies.requestSignIn({ email, browser, clientAddress });
        if (asked.ok) return pages.seeOther(context, "/inloggen/code");
        const again = formRefusal(asked.refusal);
        return again === null
          ? pages.refuse(context, asked.refusal)
          : signInForm(context, email, again.problems, again.options);
      }),
    },
    { method: "GET", path: "/inloggen/code", handle: (context) => codeForm(context, "", []) },
    {
      method: "POST",
      path: "/inloggen/code",
      handle: pages.withForm(async (context, form) => {
        const code = firstValue(form, "code");
        const entered = await dependencies.enterCode({
          code,
          link: linkElsewhere(context),
          browser: cookies.read(context, "wijk_aanvraag"),
          device: deviceHere(context),
          language: languageOnDevice(cookies, context),
          clientAddress: networkOf(context.var.clientAddress),
        });
        if (entered.ok) return cameIn(context, entered.value);
        const again = formRefusal(entered.refusal);
        return again === null
          ? pages.refuse(context, entered.refusal)
          : codeForm(context, code, again.problems, again.options);
      }),
    },
    {
      method: "GET",
      path: "/inloggen/link/:token",
      handle: async (context) => {
        const link = context.req.param("token") ?? "";
        const opened = await dependencies.openLink({
          link,
          browser: cookies.read(context, "wijk_aanvraag"),
          device: deviceHere(context),
          language: languageOnDevice(cookies, context),
          clientAddress: networkOf(context.var.clientAddress),
        });
        if (!opened.ok) {
          const again = formRefusal(opened.refusal);
          return again === null
            ? pages.refuse(context, opened.refusal)
            : signInForm(context, "", again.problems, again.options);
        }
        if (opened.value.kind !== "elsewhere") return cameIn(context, opened.value);
        cookies.write(context, "wijk_link", link, signInLasts / second);
        return pages.seeOther(context, "/inloggen/code");
      },
    },
    {
      method: "POST",
      path: "/uitloggen",
      handle: async (context) => {
        const token = cookies.read(context, "wijk_sessie");
        if (token !== null) await dependencies.signOut(token);
        cookies.erase(context, "wijk_sessie");
        return pages.seeOther(context, "/", "signed-out");
      },
    },
  ];
};
