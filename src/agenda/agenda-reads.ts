import type { PostId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { MadeBy } from "../posts/made-by.ts";
import type { AgendaItem } from "./agenda-item.ts";

/** An activity with what a page needs to name its maker; which name is for whom, the view decides. */
export type AgendaRead = MadeBy & { readonly item: AgendaItem };

/** Reading the agenda for pages and calendars; nothing comes out that `mayRead` does not allow the reader. */
export type AgendaReads = {
  /** What has not ended at `at`, the first to begin first; or what ended between `since` and `at`, the latest first. */
  list(
    reader: Reader,
    which: {
      readonly at: Date;
      readonly when: "ahead" | { readonly since: Date };
      readonly from: "wijk" | "neighbours";
      readonly limit: number;
    },
  ): Promise<readonly AgendaRead[]>;
  /** One of them, or `null` when `reader` may not see it. */
  one(reader: Reader, id: PostId): Promise<AgendaRead | null>;
};
