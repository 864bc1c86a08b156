/** An activity that was let in and could not be handled, however often it was tried. */
export type DeadLetter = {
  readonly id: string;
  readonly type: string;
  readonly actorUri: string;
  readonly receivedAt: Date;
  /** What went wrong the last time, in technical words. */
  readonly error: string;
};

/** What was laid aside for the administrator. Changes give `false` when there is no such dead letter (any more). */
export type DeadLetters = {
  /** Newest first, at most 100. */
  all(): Promise<readonly DeadLetter[]>;
  byId(id: string): Promise<DeadLetter | null>;
  /** Due again at once, with all its tries before it. */
  retry(id: string, now: Date): Promise<boolean>;
  /** Never handled any more. Its id stays, so that it is not taken in again when its sender repeats it. */
  discard(id: string): Promise<boolean>;
};

/** Reads an id as an address has it; `null` when no dead letter can have it. */
export const readDeadLetterId = (text: string): string | null => (/^[1-9]\d{0,15}$/.test(text) ? text : null);
