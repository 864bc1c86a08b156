import { handlePage } from "../../web/pages/handle-page.ts";
import { visitor } from "../kernel/reader.ts";
import type { Pages } from "../platform/http/page-response.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { type Actor, fullHandle } from "../posts/actor.ts";
import type { QuestionReads } from "./question-reads.ts";
import { questionRow, type Viewing } from "./question-views.http.ts";

/** As many as anyone looks through; older ones are in the list of all questions. */
const rows = 50;

/**
 * The page of a resident's own handle. Whoever looks gets what a visitor gets: a neighbour does not learn here whose
 * handle it is.
 */
export const handlePageRoutes = (parts: {
  readonly pages: Pages;
  readonly reads: Pick<QuestionReads, "list">;
  readonly viewing: (context: WijkContext) => Promise<Viewing>;
  /** A resident's own handle, and where it lives when it moved. */
  readonly findHandle: (handle: string) => Promise<{ readonly actor: Actor; readonly movedTo: Actor | null } | null>;
}): readonly Route[] => [
  {
    method: "GET",
    path: "/buiten/:handle",
    handle: async (context) => {
      const found = await parts.findHandle(context.req.param("handle") ?? "");
      if (found === null) return parts.pages.refuse(context, { kind: "absent" });
      const { actor, movedTo } = found;
      const viewing = { ...(await parts.viewing(context)), reader: visitor };
      const questions = await parts.reads.list(visitor, { from: "wijk", byActor: actor.id, limit: rows });
      return parts.pages.show(context, (shell) =>
        handlePage({
          shell,
          handle: fullHandle(actor),
          name: `@${actor.handle}`,
          movedTo: movedTo === null ? null : { handle: fullHandle(movedTo), url: movedTo.url ?? movedTo.uri },
          questions: questions.map((read) => questionRow(read, viewing)),
        }),
      );
    },
  },
];
