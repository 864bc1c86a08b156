import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { Jobs } from "../platform/jobs.ts";

/** The administrator has work of the wijk that failed done again; the list of it is part of another page. */
export const failedJobRoutes = (parts: { readonly pages: Pages; readonly retry: Jobs["retry"] }): readonly Route[] => [
  {
    method: "POST",
    path: "/beheer/bezorging/taken/:id/opnieuw",
    handle: async (context) => {
      const id = context.req.param("id") ?? "";
      return /^[1-9]\d{0,15}$/.test(id) && (await parts.retry(id))
        ? parts.pages.seeOther(context, "/beheer/bezorging", "job-again")
        : parts.pages.refuse(context, { kind: "absent" });
    },
  },
];
