import type { JoinRequestId, LetterBatchId, ResidentId, SessionId } from "../kernel/ids.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { HouseStyleStore } from "../wijk/house-style.ts";
import type { WijkStore } from "../wijk/wijk.ts";
import type { DataLookStore } from "./data-look.ts";
import type { DeviceKind, Session } from "./device.ts";
import type { JoinRequest, VouchAnswers } from "./join-request.ts";
import type { LetterBatch } from "./letter-batch.ts";
import type { LetterChoiceStore } from "./letter-choices.ts";
import type { LayOutInFrame } from "./letter-content.ts";
import type { LetterFrameStore } from "./letter-frame.ts";
import type { LetterStore } from "./letters.ts";
import type { PasskeyChallengeStore, PasskeyStore } from "./passkeys/passkey.ts";

/** E-mail addresses of residents. Sealed in the database; found by a keyed hash of their lower-case form. */
export type AddressStore = {
  residentWith(email: string): Promise<ResidentId | null>;
  of(resident: ResidentId): Promise<string | null>;
  /** Residents with an address who have not left, in the order of their ids: those after `last`, or the first. At most `limit`. */
  after(
    last: ResidentId | null,
    limit: number,
  ): Promise<readonly { readonly id: ResidentId; readonly name: string; readonly organisation: string | null }[]>;
  /** `false`, and nothing is kept, when somebody has the address already. */
  add(resident: ResidentId, email: string, at: Date): Promise<boolean>;
  /** Notes that a resident signed in; `true` the first time, at most once whoever tries at the same time. */
  arrive(resident: ResidentId, at: Date): Promise<boolean>;
  /** Erases the address of somebody who left: it is free for somebody new. */
  forget(resident: ResidentId): Promise<void>;
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
  start(session: {
    token: string;
    residentId: ResidentId;
    device: DeviceKind | null;
    at: Date;
    expiresAt: Date;
  }): Promise<void>;
  end(token: string): Promise<void>;
  /** The session of a token; `null` when it is over or unknown. */
  withToken(token: string, at: Date): Promise<Session | null>;
  /** Every session of a resident that is not over, the one used last first. */
  of(resident: ResidentId, at: Date): Promise<readonly Session[]>;
  /** Ends one session of a resident; nothing when it is not theirs. */
  endOne(resident: ResidentId, id: SessionId): Promise<void>;
  /** Signs a resident out in every browser but one. */
  endOthers(resident: ResidentId, kept: SessionId): Promise<void>;
  /** Signs a resident out in every browser. */
  endAllOf(resident: ResidentId): Promise<void>;
  forgetExpired(at: Date): Promise<void>;
};

/** Codes of printed letters. The store keeps hashes of them only. */
export type LetterCodeStore = {
  addBatch(batch: LetterBatch, codes: readonly string[]): Promise<void>;
  /** Every batch, newest first, with how many of its codes were used. */
  batches(): Promise<readonly (LetterBatch & { readonly used: number })[]>;
  /** Ends a batch; `null` when there is none or it was ended before. */
  withdrawBatch(id: LetterBatchId, at: Date): Promise<LetterBatch | null>;
  /** Spends a code, at most once whoever tries at the same time; else says why it is not good. */
  spend(code: string, at: Date): Promise<"spent" | "used" | "expired" | "unknown">;
};

/** Requests to join of people without a code. Names, addresses and words are sealed. */
export type JoinRequestStore = {
  add(request: JoinRequest): Promise<void>;
  /** Locked until the end of the transaction, so that two decisions about it follow each other. */
  byIdLocked(id: JoinRequestId): Promise<JoinRequest | null>;
  /** All that are not decided, longest first, with what members said. */
  open(): Promise<readonly (JoinRequest & { readonly answers: VouchAnswers })[]>;
  count(): Promise<number>;
  /** How many are open with this e-mail address. */
  countWith(email: string): Promise<number>;
  /** From now on those who have to know were told; `false` when they were before. */
  markTold(id: JoinRequestId, at: Date): Promise<boolean>;
  /** Takes out every request with this e-mail address, with all that members said about them. */
  removeWith(email: string): Promise<void>;
  remove(id: JoinRequestId): Promise<void>;
  /** Takes out what is past its date, and gives it. */
  takeExpired(at: Date): Promise<readonly JoinRequest[]>;
  /** A member may vouch, with the link of a letter; `false` when that member was asked before. */
  askToVouch(
    request: JoinRequestId,
    voucher: { readonly residentId: ResidentId; readonly link: string; readonly answer: "yes" | null },
  ): Promise<boolean>;
  /** The request of a link that nobody answered yet, and which member got it. */
  ofLink(link: string): Promise<{ readonly request: JoinRequestId; readonly member: ResidentId } | null>;
  /** Answers with a link, at most once whoever tries at the same time. */
  answer(link: string, answer: "yes" | "no"): Promise<boolean>;
  answers(id: JoinRequestId): Promise<VouchAnswers>;
};

/** What one transaction at the door can do: everything of the square, and who someone is. */
export type DoorTransaction = SquareTransaction & {
  readonly addresses: AddressStore;
  readonly signIns: SignInStore;
  readonly sessions: SessionStore;
  readonly passkeys: PasskeyStore;
  readonly passkeyChallenges: PasskeyChallengeStore;
  readonly letters: LetterStore;
  readonly letterChoices: LetterChoiceStore;
  readonly layOut: LayOutInFrame;
  readonly letterFrames: LetterFrameStore;
  readonly letterCodes: LetterCodeStore;
  readonly joinRequests: JoinRequestStore;
  readonly dataLooks: DataLookStore;
  readonly wijk: WijkStore;
  readonly houseStyle: HouseStyleStore;
};
