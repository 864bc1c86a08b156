/** An admitted activity that is ours to handle, for as long as the worker with this number is there. */
export type WaitingActivity = {
  readonly id: string;
  readonly worker: number;
  readonly activityId: string;
  readonly type: string;
  readonly actorUri: string;
  /** Who sent it, when that was somebody else than the actor, who proved it. */
  readonly forwardedBy: string | null;
  readonly body: string;
  /** How often handling it ended in an error. */
  readonly attempts: number;
  /** How often it was taken up, this time included. */
  readonly claims: number;
};

/** What was admitted and waits. Every change asks for the number of the worker, so that one who lost it changes nothing. */
export type InboxQueue = {
  /** Frees what workers had in hand that are no longer there, and what `worker` had apart from the rows `inHand`. */
  free(worker: number, inHand: readonly string[]): Promise<void>;
  /**
   * Takes up to `limit` that are due, in the order of arrival; of one actor and subject only the first unfinished one.
   * Either suspects or none of them: those whose handling never came to an end more than a few times.
   */
  claim(given: {
    readonly worker: number;
    readonly now: Date;
    readonly limit: number;
    readonly suspects: boolean;
  }): Promise<readonly WaitingActivity[]>;
  /** Whether a suspect is due. */
  hasSuspects(now: Date): Promise<boolean>;
  /** After an error: due again at `dueAt`, or laid aside for the administrator when that is `null`. */
  layAside(
    row: WaitingActivity,
    problem: { readonly error: string; readonly dueAt: Date | null },
    now: Date,
  ): Promise<void>;
  /** When the last unfinished activity about `subjectUri` is due that came before this one; `null` when there is none. */
  dueBefore(row: WaitingActivity, subjectUri: string): Promise<Date | null>;
  /** Not its turn yet: due again at `dueAt`, and it counts as not taken up. */
  postpone(row: WaitingActivity, dueAt: Date): Promise<void>;
};
