/** Deliveries to one host that have not arrived. */
export type WaitingHost = {
  readonly host: string;
  readonly count: number;
  /** When the oldest of them was made. */
  readonly since: Date;
  /** Of the one that was tried most often. */
  readonly attempts: number;
  /** The last reason why one did not arrive: a code or short English phrase; `null` before the first attempt. */
  readonly reason: string | null;
  /** When we try again. */
  readonly next: Date;
  /** Since when the host does not answer; `null` when it did the last time. */
  readonly awaySince: Date | null;
  /** Until when it is left alone; `null` when it is not. May be over. */
  readonly heldUntil: Date | null;
};

/** Deliveries to one host that were given up for one reason. `since` is when the first of them was given up. */
export type GivenUpHost = Pick<WaitingHost, "host" | "count" | "since" | "attempts"> & { readonly reason: string };

export type DeliveryReport = {
  /** What waits and what was given up, worst first; at most 200 hosts each. */
  waitingAndGivenUp(): Promise<{ readonly waiting: readonly WaitingHost[]; readonly givenUp: readonly GivenUpHost[] }>;
};
