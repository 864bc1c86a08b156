import { createHash } from "node:crypto";
import { streamSSE } from "hono/streaming";
import { second } from "../../kernel/clock.ts";
import type { Reader } from "../../kernel/reader.ts";
import type { WijkContext } from "./route.ts";

/** Calls `changed` when something happened; gives the way to stop. */
export type Watch = (changed: () => void) => () => void;

/** One thing that a stream tells of. */
export type LivePart = {
  /** The name of its events; without one they are messages. */
  readonly event?: string;
  /** Without one of its own, whatever happens in the wijk may concern it. */
  readonly watch?: Watch;
  /** What there is to tell now, for this reader; `null` when it is there for them no more, which ends the stream. */
  tell(): Promise<string | null>;
};

/** Answers with a stream that tells of all `parts`, and of what every page shows to whoever is signed in. */
export type Live = (context: WijkContext, parts: readonly LivePart[]) => Response;

/** A stream ends within five seconds after whoever follows it may no longer: so often it is asked whether they may. */
const asksAgainAfter = 4 * second;
/** After so many of those everything is told once more, which also shows whether anybody is still there. */
const beatsAt = 6;
/** What concerns everybody is looked at once for all that happens within this time. */
const gathersFor = second / 2;

/** Whether somebody is still signed in, and still may what they might. */
const isSameReader = (one: Reader, other: Reader): boolean =>
  one.kind === "visitor" ||
  (other.kind === "resident" &&
    one.id === other.id &&
    one.organisation === other.organisation &&
    [...one.roles].sort().join() === [...other.roles].sort().join());

/** A short mark of what a page shows: another one means that there is something else to see, and it says nothing of what. */
export const markOf = (shown: unknown): string =>
  createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, 16);

/** A watch that tells at most twice a second, and never misses the last. */
const gathered = (watch: Watch): Watch => {
  return (changed) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = watch(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        changed();
      }, gathersFor);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  };
};

/**
 * The one mechanism of pages that change while somebody looks: server-sent events over a connection per page. It ends when the
 * reader signed out, here or from elsewhere, or when what they may changed; a browser then comes back as whoever it is by then.
 */
export const createLive = (dependencies: {
  readonly onEvent: Watch;
  /** Who the cookie of a request stands for at this moment. It does not count as a visit. */
  readonly readAgain: (context: WijkContext) => Promise<Reader>;
  /** What every page shows to whoever is signed in. */
  readonly everywhere: (context: WijkContext, reader: Extract<Reader, { kind: "resident" }>) => LivePart;
}): Live => {
  const { readAgain, everywhere } = dependencies;
  const wide = gathered(dependencies.onEvent);
  return (context, given) => {
    const reader = context.get("reader");
    const parts = reader.kind === "resident" ? [...given, everywhere(context, reader)] : given;
    // Where nobody can tell, as when the database is away, it ends too: a browser comes back by itself.
    const mayStill = async () =>
      reader.kind === "visitor" ||
      readAgain(context).then(
        (now) => isSameReader(reader, now),
        () => false,
      );
    return streamSSE(context, async (stream) => {
      const changed = new Set<LivePart>(parts);
      let wake = () => {};
      const stops = parts.map((part) =>
        (part.watch ?? wide)(() => {
          changed.add(part);
          wake();
        }),
      );
      const stop = () => {
        for (const each of stops) each();
      };
      stream.onAbort(() => {
        stop();
        wake();
      });
      const isOver = () => stream.aborted || stream.closed;
      try {
        for (let nth = 0; !isOver(); nth += 1) {
          if (nth > 0 && !(await mayStill())) break;
          // All of it also at first: whoever comes back has missed nothing.
          const due = nth % beatsAt === 0 ? parts : [...changed];
          changed.clear();
          let isThere = true;
          for (const part of due) {
            const data = await part.tell();
            isThere &&= data !== null;
            if (data === null || isOver()) break;
            await stream.writeSSE({ data, ...(part.event === undefined ? {} : { event: part.event }) });
          }
          if (!isThere) break;
          if (changed.size > 0) continue;
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
};
