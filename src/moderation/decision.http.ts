import { decisionPage } from "../../web/pages/decision.ts";
import { momentInWords } from "../../web/texts/moments.ts";
import type { Clock } from "../kernel/clock.ts";
import type { DecisionId } from "../kernel/ids.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route } from "../platform/http/route.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { DecisionsTransaction } from "./decision.ts";

/** What was decided about whoever holds the link of a letter. */
export const decisionRoutes = (parts: {
  readonly pages: Pages;
  readonly clock: Clock;
  readonly unitOfWork: UnitOfWork<DecisionsTransaction>;
  readonly openKey: (key: string) => DecisionId | null;
}): readonly Route[] => [
  {
    method: "GET",
    path: "/besluit/:key",
    handle: async (context) => {
      const id = parts.openKey(context.req.param("key") ?? "");
      const found = id === null ? null : await parts.unitOfWork(({ decisions }) => decisions.byId(id));
      if (found === null) return parts.pages.refuse(context, { kind: "absent" });
      const { kind, rule, reason, at, until, endedAt } = found;
      const now = parts.clock();
      return parts.pages.show(context, (shell) =>
        decisionPage({
          ...{ shell, kind, rule, reason, ended: endedAt !== null },
          at: momentInWords(shell.lang, at, now),
          until: until === null ? null : momentInWords(shell.lang, until, now),
        }),
      );
    },
  },
];
