import { didItHelpPage } from "../../web/pages/did-it-help.ts";
import { speakAsTheLetter } from "../platform/http/language.ts";
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

  const opened = async (context: WijkContext, answer: "yes" | "no", isOver = false) => {
    const found = await sayWhetherItHelped.look(secretOf(context));
    if (!found.ok) return pages.refuse(context, found.refusal);
    if (found.value.language !== null) speakAsTheLetter(context, found.value.language);
    return page(context, answer, isOver || found.value.answered, isOver ? 409 : 200);
  };
  const open = (answer: "yes" | "no") => (context: WijkContext) => opened(context, answer);

  const say = (answer: "yes" | "no") => async (context: WijkContext) => {
    const said = await sayWhetherItHelped.say(secretOf(context), answer);
    if (said.ok) return pages.seeOther(context, "/", answer === "yes" ? "really-helped" : "helped-not");
    return said.refusal.kind === "conflict" ? opened(context, answer, true) : pages.refuse(context, said.refusal);
  };

  return [
    { method: "GET", path: "/hielp-het/:token/ja", handle: open("yes") },
    { method: "POST", path: "/hielp-het/:token/ja", handle: say("yes") },
    { method: "GET", path: "/hielp-het/:token/nee", handle: open("no") },
    { method: "POST", path: "/hielp-het/:token/nee", handle: say("no") },
  ];
};
