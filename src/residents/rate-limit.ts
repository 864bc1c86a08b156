import { type Clock, hour, second } from "../kernel/clock.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";

/**
 * How often something may be tried in an hour. Per client address, but `signInPerMailbox`, `registerPerMailbox` and
 * `reportPerMailbox`: per e-mail address, and `arrivalsPerResident`: per resident. `lookUpPerResident`: how often one resident makes
 * this server ask another one for an account. `photosPerResident`: photos that one resident brings.
 */
export type RateLimits = {
  readonly signInPerAddress: number;
  readonly signInPerMailbox: number;
  readonly codePerAddress: number;
  /** Challenges for passkeys: every look at the page to sign in asks for one. */
  readonly passkeyPerAddress: number;
  readonly joinPerAddress: number;
  /** Registering for activities without an account. */
  readonly registerPerAddress: number;
  readonly registerPerMailbox: number;
  /** Reporting what is not right without an account. */
  readonly reportPerAddress: number;
  readonly reportPerMailbox: number;
  readonly setUpPerAddress: number;
  /** Questions to the site on which a visitor has an address. */
  readonly ownPlacePerAddress: number;
  /** Looks at another site for what a resident comes with. */
  readonly arrivalsPerResident: number;
  readonly lookUpPerResident: number;
  readonly photosPerResident: number;
};

/** Counts what is tried. It commits by itself: a refusal of what was tried does not undo the count. */
export type Attempts = {
  /** Adds one to what `who` tried of `what` in the window that began at `windowStart`; gives the new count. */
  count(what: string, who: string, windowStart: Date): Promise<number>;
  /** Removes windows that began before `before`. */
  forget(before: Date): Promise<void>;
};

/** Counts one attempt; refuses with `too-many-attempts` when there were more than the limit in this hour. */
export type RateLimit = (what: keyof RateLimits, who: string) => Promise<Result<null>>;

export const rateLimit =
  (dependencies: { readonly attempts: Attempts; readonly limits: RateLimits; readonly clock: Clock }): RateLimit =>
  async (what, who) => {
    const now = dependencies.clock().getTime();
    const windowStart = now - (now % hour);
    const count = await dependencies.attempts.count(what, who, new Date(windowStart));
    if (count <= dependencies.limits[what]) return ok(null);
    const retryAfterSeconds = Math.ceil((windowStart + hour - now) / second);
    return refuse({ kind: "too-many-attempts", retryAfterSeconds });
  };
