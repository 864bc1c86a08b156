import type { PostId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { MadeBy } from "../posts/made-by.ts";
import type { Poll } from "./poll.ts";

/** A poll with what a page needs to name its maker; which name is for whom, the view decides. */
export type PollRead = MadeBy & { readonly poll: Poll };

/** Reading polls for pages; nothing comes out that `mayRead` does not allow the reader. */
export type PollReads = {
  /** Those that are open at `at`, the first to end first; or those that are over, the last to end first. */
  list(
    reader: Reader,
    which: { readonly at: Date; readonly open: boolean; readonly limit: number },
  ): Promise<readonly PollRead[]>;
  /** One of them, or `null` when `reader` may not see it. */
  one(reader: Reader, id: PostId): Promise<PollRead | null>;
};
