import { joinPage } from "../../web/pages/join.ts";
import type { Problem } from "../kernel/refusal.ts";
import { networkOf } from "../platform/http/client-address.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import { firstValue } from "../platform/http/form.ts";
import { formRefusal } from "../platform/http/form-refusal.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { browserSecret } from "./browser.http.ts";
import type { InvitedBy } from "./invitations.ts";
import type { Join } from "./join.ts";

type Values = { readonly code?: string; readonly name?: string; readonly email?: string; readonly neighbour?: string };

/** Joining with a code or an invitation. */
export const joinRoutes = (dependencies: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly join: Join;
  readonly invitedBy: InvitedBy;
  readonly vouchersNeeded: () => Promise<number>;
}): readonly Route[] => {
  const { pages, cookies } = dependencies;

  const form = async (context: WijkContext, values: Values, problems: readonly Problem[], options = {}) => {
    const invitedBy = values.code ? await dependencies.invitedBy(values.code) : null;
    const vouchersNeeded = await dependencies.vouchersNeeded();
    return pages.show(context, (shell) => joinPage({ shell, values, problems, invitedBy, vouchersNeeded }), options);
  };

  return [
    {
      method: "GET",
      path: "/meedoen",
      handle: (context) => form(context, { code: (context.req.query("code") ?? "").slice(0, 60) }, []),
    },
    {
      method: "GET",
      path: "/meedoen/:code",
      handle: (context) => form(context, { code: (context.req.param("code") ?? "").slice(0, 60) }, []),
    },
    {
      method: "POST",
      path: "/meedoen",
      handle: pages.withForm(async (context, typed) => {
        const values = {
          code: firstValue(typed, "code"),
          name: firstValue(typed, "name"),
          email: firstValue(typed, "email"),
          neighbour: firstValue(typed, "neighbour"),
        };
        const browser = browserSecret(cookies, context);
        const clientAddress = networkOf(context.var.clientAddress);
        const joined = await dependencies.join({ ...values, language: context.var.lang, browser, clientAddress });
        if (joined.ok)
          return pages.seeOther(context, joined.value === "letter" ? "/inloggen/code" : "/meedoen/gevraagd");
        const again = formRefusal(joined.refusal);
        return again === null
          ? pages.refuse(context, joined.refusal)
          : form(context, values, again.problems, again.options);
      }),
    },
  ];
};
