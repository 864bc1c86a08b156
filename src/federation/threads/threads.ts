import type { Clock } from "../../kernel/clock.ts";
import type { PostId } from "../../kernel/ids.ts";
import type { Log } from "../../platform/logging.ts";
import type { FindParents } from "./find-parents.ts";
import type { VisitThread } from "./visit-thread.ts";
import { nextTry } from "./when.ts";

/** A thread to look at where it began. */
export type ThreadVisit = {
  readonly postId: PostId;
  readonly uri: string;
  readonly plannedAt: Date;
  readonly visits: number;
};

/** A note whose thread is looked for. */
export type ParentSearch = { readonly noteUri: string; readonly attempts: number };

export type DueThreads = {
  /** The visit that has been due longest; `null` when none is. */
  takeVisit(now: Date): Promise<ThreadVisit | null>;
  /** It came to an end: plans the next one. */
  visited(visit: ThreadVisit): Promise<void>;
  takeSearch(now: Date): Promise<ParentSearch | null>;
  searched(search: ParentSearch, next: Date | null): Promise<void>;
};

/** A step of the background: completes one thread that is due. Gives how many it looked at. */
export const completeThreads =
  (parts: {
    readonly due: DueThreads;
    readonly visitThread: VisitThread;
    readonly findParents: FindParents;
    readonly clock: Clock;
    readonly log: Log;
  }): (() => Promise<number>) =>
  async () => {
    const { due, clock, log } = parts;
    const search = await due.takeSearch(clock());
    if (search !== null) {
      const outcome = await parts.findParents(search.noteUri);
      await due.searched(search, outcome === "later" ? nextTry(clock(), search.attempts) : null);
      log.info("Looked for what a note from elsewhere answers", { note: search.noteUri, outcome });
      return 1;
    }
    const visit = await due.takeVisit(clock());
    if (visit === null) return 0;
    const answers = await parts.visitThread(visit.uri);
    await due.visited(visit);
    if (answers > 0) log.info("Answers were found where a thread began", { thread: visit.uri, answers });
    return 1;
  };
