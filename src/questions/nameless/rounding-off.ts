import type { Clock } from "../../kernel/clock.ts";
import type { PostId } from "../../kernel/ids.ts";
import type { Result } from "../../kernel/result.ts";
import type { SquareTransaction } from "../../unit-of-work.ts";
import type { AskerProof } from "../asker.ts";

/** What the asker says to rounding off. `helped` is the id of the answer that helped; empty when they leave it open. */
export type RoundOffChoice = { readonly closes: boolean; readonly helped: string };

/** Rounding off together with a wijkwijzer, for askers without a name: guidance knows it. */
export type RoundingOff = (
  transaction: SquareTransaction,
  clock: Clock,
) => {
  /** Whether a proposal waits for the asker. */
  isProposed(threadId: PostId): Promise<boolean>;
  answer(threadId: PostId, by: AskerProof, choice: RoundOffChoice): Promise<Result<null>>;
};
