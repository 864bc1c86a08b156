import type { Verdict } from "./back-off.ts";
import type { SignatureStyle } from "./peers.ts";

/** A delivery that is ours to attempt, for as long as the worker with this number is there. */
export type ClaimedDelivery = {
  readonly id: string;
  readonly worker: number;
  readonly activityId: string;
  readonly inbox: string;
  readonly host: string;
  /** How often it was attempted before. */
  readonly attempts: number;
  readonly giveUpAt: Date;
  /** How often in a row the inbox has said 410, and since when. */
  readonly gone: { readonly count: number; readonly since: Date | null };
  /** How the peer wants requests signed. */
  readonly style: SignatureStyle;
  /** The peer failed or asked for quiet the last time. */
  readonly troubled: boolean;
  /** The server was shut out after this was queued, and it takes nothing back. */
  readonly blocked: boolean;
};

/**
 * What is sent: the text and who signs it. `guarded`: it is for the ring or for one actor alone; whether they may get it is asked once
 * more at that moment.
 */
export type ClaimedActivity = {
  readonly id: string;
  readonly signerId: string;
  readonly body: string;
  /** `ring`: only a wijk of the ring; `one`: only one actor. What takes something back is none of these. */
  readonly guarded: "ring" | "one" | null;
};

export type Claim = {
  readonly deliveries: readonly ClaimedDelivery[];
  readonly activities: readonly ClaimedActivity[];
};

/** The rows that wait. Every change asks for the number of the worker, so that one who lost them changes nothing. */
export type DeliveryQueue = {
  /** Frees what workers had in hand that are no longer there, and what `worker` had; it must have nothing in hand. */
  free(worker: number): Promise<void>;
  /**
   * Takes up to `limit` deliveries that are due, oldest first, at most `perHost` for one host. Of each inbox and object
   * only the first unfinished one can be taken; of a peer that was held one, which decides. `without` names hosts to pass
   * over. Takes nothing for a worker that is not there any more.
   */
  claim(given: {
    readonly worker: number;
    readonly now: Date;
    readonly limit: number;
    readonly perHost: number;
    readonly without: readonly string[];
  }): Promise<Claim>;
  /** Whether what is guarded may go to its inbox now: of a wijk in the ring, or of the one actor, and not taken back since. */
  mayGoNow(delivery: ClaimedDelivery, guarded: "ring" | "one"): Promise<boolean>;
  /** Writes down verdicts. What waits behind a delivery that is tried again is moved along with it. */
  settle(verdicts: readonly (readonly [ClaimedDelivery, Verdict])[], now: Date): Promise<void>;
  /** Gives back what was claimed and not attempted. */
  giveBack(deliveries: readonly ClaimedDelivery[]): Promise<void>;
};
