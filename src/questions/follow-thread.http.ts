import { streamSSE } from "hono/streaming";
import { second } from "../kernel/clock.ts";
import { type PostId, parseId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { Route, WijkContext } from "../platform/http/route.ts";
import { answersView } from "./question-views.http.ts";
import { type ReadQuestionsParts, viewingOf } from "./read-questions.http.ts";

/** Tells who watches a thread that something in it changed. */
export type ThreadWatch = (threadId: string, changed: () => void) => () => void;

/** A stream ends within five seconds after whoever follows it may no longer: so often it is asked whether they may. */
const asksAgainAfter = 4 * second;
/** After so many of those the view is sent once more, which also shows whether anybody is still there. */
const beatsAt = 6;

/** Whether somebody is still signed in, and still may what they might. */
const isSameReader = (one: Reader, other: Reader): boolean =>
  one.kind === "visitor" ||
  (other.kind === "resident" &&
    one.id === other.id &&
    one.organisation === other.organisation &&
    [...one.roles].sort().join() === [...other.roles].sort().join());

/**
 * GET /vragen/:id/volgen, the live thread: the answers again, for this reader, each time that something in the thread changes. It
 * ends when the reader signed out, here or from elsewhere, or when what they may changed; a browser then comes back as
 * whoever it is by then.
 */
export const followThreadRoute = (
  parts: ReadQuestionsParts & {
    readonly watch: ThreadWatch;
    /** Who the cookie of a request stands for at this moment. It does not count as a visit. */
    readonly readAgain: (context: WijkContext) => Promise<Reader>;
  },
): Route => {
  const { pages, reads } = parts;
  const follow = async (context: WijkContext): Promise<Response> => {
    const id = parseId<PostId>(context.req.param("id") ?? "");
    const viewing = await viewingOf(parts, context);
    const { reader } = viewing;
    // Where nobody can tell, as when the database is away, it ends too: a browser comes back by itself.
    const mayStill = async () =>
      reader.kind === "visitor" ||
      parts.readAgain(context).then(
        (now) => isSameReader(reader, now),
        () => false,
      );
    const answersNow = async () => {
      const thread = id === null ? null : await reads.thread(reader, id);
      return thread === null ? null : answersView(thread.question, thread.answers, { ...viewing, now: parts.clock() });
    };
    if (id === null || (await answersNow()) === null) return pages.refuse(context, { kind: "absent" });
    return streamSSE(context, async (stream) => {
      let changed = false;
      let wake = () => {};
      const stop = parts.watch(id, () => {
        changed = true;
        wake();
      });
      stream.onAbort(() => {
        stop();
        wake();
      });
      try {
        for (let nth = 0; !stream.aborted && !stream.closed; nth += 1) {
          if (nth > 0 && !(await mayStill())) break;
          if (changed || nth % beatsAt === 0) {
            changed = false;
            // The whole view each time, also at first: whoever comes back has missed nothing.
            const view = await answersNow();
            if (view === null || stream.aborted || stream.closed) break;
            await stream.writeSSE({ data: JSON.stringify(view) });
          }
          if (changed) continue;
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, asksAgainAfter);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        }
      } finally {
        stop();
      }
    });
  };
  return { method: "GET", path: "/vragen/:id/volgen", handle: follow };
};
