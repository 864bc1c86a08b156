import { didItHelpPage } from "../../web/pages/did-it-help.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import type { SayWhetherItHelped } from "./did-it-help.ts";

/** Where the links of the letter lead. Whoever has one need not be signed in; opening it does nothing. */
export const didItHelpRoutes = (parts: {
  readonly pages: Pages;
  readonly sayWhetherItHelped: SayWhetherItHelped;
}): readonly Route[] => {
  const { pages, sayWhetherItHelped } = parts;
  const secretOf = (context: WijkContext): string => context.req.param("token") ?? "";

  const page = (context: WijkContext, answer: "yes" | "no", done: boolean, status = 200) => {
    const addresses = { yes: `/hielp-het/${secretOf(context)}/ja`, no: `/hielp-het/${secretOf(context)}/nee` };
    const [action, other] = answer === "yes" ? [addresses.yes, addresses.no] : [addresses.no, addresses.yes];
    return pages.show(context, (shell) => didItHelpPage({ shell, answer, action, other, done }), { status });
  };

  const open = (answer: "yes" | "no") => async (context: WijkContext) => {
    const found = await sayWhetherItHelped.look(secretOf(context));
    return found.ok ? page(context, answer, found.value === "answered") : pages.refuse(context, found.refusal);
  };

  const say = (answer: "yes" | "no") => async (context: WijkContext) => {
    const said = await sayWhetherItHelped.say(secretOf(context), answer);
    if (said.ok) return pages.seeOther(context, "/", answer === "yes" ? "really-helped" : "helped-not");
    return said.refusal.kind === "conflict" ? page(context, answer, true, 409) : pages.refuse(context, said.refusal);
  };

  return [
    { method: "GET", path: "/hielp-het/:token/ja", handle: open("yes") },
    { method: "POST", path: "/hielp-het/:token/ja", handle: say("yes") },
    { method: "GET", path: "/hielp-het/:token/nee", handle: open("no") },
    { method: "POST", path: "/hielp-het/:token/nee", handle: say("no") },
  ];
};
