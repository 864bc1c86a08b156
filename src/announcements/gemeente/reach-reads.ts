import type { PostId } from "../../kernel/ids.ts";

/** How an announcement of the gemeente fares at one wijk. Numbers, never persons. */
export type AtWijk = {
  readonly name: string;
  /** It has left for all who get it. */
  readonly wasSent: boolean;
  /** `null` until then, and for a wijk that was shut out, or gone, when it was sent. */
  readonly delivery: {
    readonly arrivedAt: Date | null;
    /** It does not arrive any more; the code says why. */
    readonly isGivenUp: boolean;
    /** Why it has not arrived: `timeout`, `status 503` and so on; `null` where nothing went wrong yet. */
    readonly reason: string | null;
    /** Until when it is tried. */
    readonly giveUpAt: Date;
  } | null;
  /** Since when that wijk shows it to its followers. */
  readonly shownAt: Date | null;
  readonly answers: number;
};

/** Reading how announcements fare, for the pages of officers. */
export type ReachReads = {
  /** At each wijk that was chosen, by name. */
  atWijken(announcement: PostId): Promise<readonly AtWijk[]>;
  /** How many answers came in all, also from people who take part in no wijk of ours. */
  answers(announcement: PostId): Promise<number>;
};
