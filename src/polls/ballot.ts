import type { PostId, ResidentId } from "../kernel/ids.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { Tally } from "./poll.ts";

/**
 * What residents chose, kept behind the door so that only the same resident, at the same poll, is known again. It is there
 * as long as the poll is open: with the last count it is thrown away.
 */
export type BallotStore = {
  /** Puts a resident's choice in the place of the one before. */
  cast(poll: PostId, resident: ResidentId, choices: readonly number[]): Promise<void>;
  /** What the resident chose; `null` when they did not vote, or when it was thrown away. */
  of(poll: PostId, resident: ResidentId): Promise<readonly number[] | null>;
  count(poll: PostId, options: number): Promise<Omit<Tally, "at">>;
  /** Takes a resident's choice out. */
  remove(poll: PostId, resident: ResidentId): Promise<void>;
  forget(poll: PostId): Promise<void>;
};

/** What a transaction about votes of residents needs. */
export type BallotTransaction = SquareTransaction & { readonly ballots: BallotStore };
