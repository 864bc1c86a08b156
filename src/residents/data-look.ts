import { day } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";

/**
 * What somebody with a task did with what says who another resident is. `sign-in-link`: made a link on the machine with which one signs
 * in as them. `entrusted-name`: a wijkwijzer looked who asked a question without a name that was entrusted to them.
 */
export const dataLooks = ["sign-in-link", "entrusted-name"] as const;
export type DataLook = {
  readonly what: (typeof dataLooks)[number];
  /** `null` for whoever works on the machine itself. */
  readonly by: ResidentId | null;
  readonly at: Date;
};

/** So long it stays to be read that somebody looked. */
export const looksStayFor = 730 * day;

/** Each look is a row. Whom it is about stands there as a keyed hash: whoever asks for their own finds them, and nobody can list them. */
export type DataLookStore = {
  add(about: ResidentId, look: DataLook): Promise<void>;
  of(about: ResidentId): Promise<readonly DataLook[]>;
  forgetOf(about: ResidentId): Promise<void>;
  forget(before: Date): Promise<void>;
};
