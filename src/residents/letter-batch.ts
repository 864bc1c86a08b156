import type { LetterBatchId, ResidentId } from "../kernel/ids.ts";

/** Letters with a code that were made together. Nobody can tell from it for which addresses. */
export type LetterBatch = {
  readonly id: LetterBatchId;
  readonly madeBy: ResidentId;
  readonly madeAt: Date;
  readonly letters: number;
  readonly expiresAt: Date;
  readonly withdrawnAt: Date | null;
};

/** What can still be done with a batch. */
export type LetterBatchState = "open" | "expired" | "withdrawn";

export const stateOfBatch = (batch: LetterBatch, at: Date): LetterBatchState => {
  if (batch.withdrawnAt !== null) return "withdrawn";
  return batch.expiresAt > at ? "open" : "expired";
};
