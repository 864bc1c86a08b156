import type { ResidentId } from "../kernel/ids.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { WijkStore } from "../wijk/wijk.ts";
import type { LetterChoiceStore } from "./letter-choices.ts";
import type { LayOutLetter } from "./letter-content.ts";
import type { LetterStore } from "./letters.ts";

/** E-mail addresses of residents. Sealed in the database; found by a keyed hash of their lower-case form. */
export type AddressStore = {
  residentWith(email: string): Promise<ResidentId | null>;
  of(resident: ResidentId): Promise<string | null>;
  /** `false`, and nothing is kept, when somebody has the address already. */
  add(resident: ResidentId, email: string, at: Date): Promise<boolean>;
  /** Notes that a resident signed in; `true` the first time, at most once whoever tries at the same time. */
  arrive(resident: ResidentId, at: Date): Promise<boolean>;
};

/** A request to sign in. Link, code and browser are secrets: the store keeps hashes of them only. */
export type NewSignIn = {
  readonly id: string;
  /** `null` when nobody has the address that was typed: everything looks the same, but nothing can come of it. */
  readonly residentId: ResidentId | null;
  readonly link: string;
  readonly code: string;
  /** What the browser that asked keeps; `null` for a link that any browser may open. */
  readonly browser: string | null;
  readonly attemptsLeft: number;
  readonly expiresAt: Date;
};

export type SignInStore = {
  add(signIn: NewSignIn): Promise<void>;
  /**
   * Spends a link, at most once whoever tries at the same time. `elsewhere`: it is good, and still is, but another
   * browser asked for it.
   */
  spendLink(link: string, browser: string | null, at: Date): Promise<ResidentId | "elsewhere" | null>;
  /**
   * Tries a code against the request of `link` or else the newest one of `browser`, which costs one of its attempts.
   * A right code is spent, at most once whoever tries at the same time.
   */
  spendCode(
    request: { readonly link: string | null; readonly browser: string | null },
    code: string,
    at: Date,
  ): Promise<ResidentId | null>;
  /** Removes what is past its date. */
  forgetExpired(at: Date): Promise<void>;
};

/** Browsers that are signed in. The cookie has the token, the store its hash. */
export type SessionStore = {
  start(session: { token: string; residentId: ResidentId; at: Date; expiresAt: Date }): Promise<void>;
  end(token: string): Promise<void>;
  forgetExpired(at: Date): Promise<void>;
};

/** What one transaction at the door can do: everything of the square, and who someone is. */
export type DoorTransaction = SquareTransaction & {
  readonly addresses: AddressStore;
  readonly signIns: SignInStore;
  readonly sessions: SessionStore;
  readonly letters: LetterStore;
  readonly letterChoices: LetterChoiceStore;
  readonly layOut: LayOutLetter;
  readonly wijk: WijkStore;
};
