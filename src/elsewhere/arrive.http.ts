import { type ArrivalView, arrivalPage } from "../../web/pages/arrival.ts";
import { isAdministrator } from "../kernel/reader.ts";
import { rememberArrival } from "../platform/http/after-sign-in.ts";
import type { Cookies } from "../platform/http/cookies.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import { type Arrival, type LookAtArrival, longestArrival } from "./arrive.ts";

const viewOf = (arrival: Arrival, mayAdd: boolean): ArrivalView["found"] =>
  arrival.kind === "wijk" ? { ...arrival, mayAdd } : arrival;

/**
 * Where other sites lead residents who gave their address of this wijk: they see what they came with and what they can do
 * about it here. Nothing changes by coming, and nobody is sent on by itself.
 */
export const arrivalRoutes = (parts: {
  readonly pages: Pages;
  readonly cookies: Cookies;
  readonly lookAtArrival: LookAtArrival;
}): readonly Route[] => [
  {
    method: "GET",
    path: "/van-elders",
    handle: async (context) => {
      const { pages } = parts;
      const uri = context.req.query("uri") ?? "";
      const reader = context.get("reader");
      if (reader.kind === "visitor") {
        if (uri !== "" && uri.length <= longestArrival) rememberArrival(parts.cookies, context, uri);
        return pages.seeOther(context, "/inloggen", "sign-in-first");
      }
      const looked = await parts.lookAtArrival(reader, uri);
      if (!looked.ok) return pages.refuse(context, looked.refusal);
      const found = viewOf(looked.value, isAdministrator(reader));
      return pages.show(context, (shell) => arrivalPage({ shell, found }));
    },
  },
];
