import type { Verdict } from "./back-off.ts";

/** A delivery that is ours to attempt until `leaseEnds`. */
export type ClaimedDelivery = {
  readonly id: string;
  readonly token: string;
  readonly leaseEnds: Date;
  readonly activityId: string;
  readonly inbox: string;
  readonly host: string;
  /** Including the attempt that is about to be made. */
  readonly attempts: number;
  readonly giveUpAt: Date;
  readonly lastError: string | null;
  /** The server was blocked after this was queued. */
  readonly blocked: boolean;
};

/** What is sent: the text and who signs it. */
export type ClaimedActivity = { readonly id: string; readonly signerId: string; readonly body: string };

export type Claim = {
  readonly deliveries: readonly ClaimedDelivery[];
  readonly activities: readonly ClaimedActivity[];
};

/** The rows that wait. Every change asks for the token of the claim, so that a lease that ran out changes nothing. */
export type DeliveryQueue = {
  /**
   * Takes up to `limit` deliveries that are due, oldest first, under one lease, at most `perHost` for one host. Of each
   * inbox and object only the first unfinished one can be taken. `without` names hosts to pass over.
   */
  claim(given: {
    readonly now: Date;
    readonly leaseEnds: Date;
    readonly limit: number;
    readonly perHost: number;
    readonly without: readonly string[];
  }): Promise<Claim>;
  /** Writes down verdicts. What waits behind a delivery that is tried again is moved along with it. */
  settle(verdicts: readonly (readonly [ClaimedDelivery, Verdict])[], now: Date): Promise<void>;
  /** Gives back what was claimed and not attempted; it is due at once. */
  giveBack(deliveries: readonly ClaimedDelivery[], now: Date): Promise<void>;
  /** When the next delivery is due or its lease ends; `null` when nothing waits. */
  nextDueAt(): Promise<Date | null>;
};
