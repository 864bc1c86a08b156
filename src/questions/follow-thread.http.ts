import { type PostId, parseId } from "../kernel/ids.ts";
import type { Live, Watch } from "../platform/http/live.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { answersView } from "./question-views.http.ts";
import { type ReadQuestionsParts, viewingOf } from "./read-questions.http.ts";

/** Tells who watches a thread that something in it changed. */
export type ThreadWatch = (threadId: string, changed: () => void) => ReturnType<Watch>;

/** GET /vragen/:id/volgen, the live thread: the answers again, for this reader, each time that something in the thread changes. */
export const followThreadRoute = (
  parts: ReadQuestionsParts & { readonly watch: ThreadWatch; readonly live: Live },
): Route => {
  const { pages, reads } = parts;
  const follow = async (context: WijkContext): Promise<Response> => {
    const id = parseId<PostId>(context.req.param("id") ?? "");
    const viewing = await viewingOf(parts, context);
    const { reader } = viewing;
    const answersNow = async () => {
      const thread = id === null ? null : await reads.thread(reader, id);
      return thread === null
        ? null
        : JSON.stringify(answersView(thread.question, thread.answers, { ...viewing, now: parts.clock() }));
    };
    if (id === null || (await answersNow()) === null) return pages.refuse(context, { kind: "absent" });
    return parts.live(context, [{ watch: (changed) => parts.watch(id, changed), tell: answersNow }]);
  };
  return { method: "GET", path: "/vragen/:id/volgen", handle: follow };
};
