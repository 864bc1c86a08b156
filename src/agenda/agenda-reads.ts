import type { PostId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { AgendaItem } from "./agenda-item.ts";

/** An activity with what a page needs to name its maker; which name is for whom, the view decides. */
export type AgendaRead = {
  readonly item: AgendaItem;
  /** What neighbours call its maker; `null` for people from elsewhere. */
  readonly residentName: string | null;
  /** The maker as people outside see them. */
  readonly actor: {
    readonly name: string;
    readonly kind: string;
    readonly handle: string;
    readonly host: string;
    readonly url: string | null;
  } | null;
  /** The neighbouring wijk it comes from. */
  readonly home: { readonly name: string } | null;
};

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
