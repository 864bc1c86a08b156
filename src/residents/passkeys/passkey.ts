import type { PasskeyId, ResidentId } from "../../kernel/ids.ts";
import { oneLine } from "../../kernel/text.ts";

/** A key with which a resident signs in: it stays in their device, and here is what checks its signatures. */
export type Passkey = {
  readonly id: PasskeyId;
  readonly residentId: ResidentId;
  /** How the device knows it again. */
  readonly credentialId: Uint8Array;
  /** In the form of COSE (RFC 9052, section 7). */
  readonly publicKey: Uint8Array;
  /** What the device keeps to know whose it is: random, the same for all passkeys of a resident. */
  readonly userHandle: Uint8Array;
  readonly counter: number;
  /** What its owner calls it. */
  readonly name: string;
  readonly madeAt: Date;
  /** The Dutch day on which it signed in last, such as `2026-03-10`. */
  readonly usedOn: string | null;
};

export type PasskeyStore = {
  add(passkey: Passkey): Promise<boolean>;
  /** The passkeys of a resident, the oldest first. */
  of(resident: ResidentId): Promise<readonly Passkey[]>;
  withCredential(credentialId: Uint8Array): Promise<Passkey | null>;
  /** Notes that one signed in. `false`, and nothing is kept, when its counter did not go on: then there are two of it. */
  use(id: PasskeyId, counter: number, day: string): Promise<boolean>;
  rename(resident: ResidentId, id: PasskeyId, name: string): Promise<boolean>;
  remove(resident: ResidentId, id: PasskeyId): Promise<boolean>;
  /** Takes out all of a resident, and what was begun to add one. */
  removeAllOf(resident: ResidentId): Promise<void>;
};

/** What a challenge is for: to sign in, or to add a passkey of one resident. */
export type ChallengePurpose =
  | { readonly kind: "sign-in" }
  | { readonly kind: "add"; readonly residentId: ResidentId; readonly userHandle: Uint8Array };

/** Challenges that devices sign. The store keeps keyed hashes of them and of the browsers that asked. */
export type PasskeyChallengeStore = {
  add(challenge: string, browser: string, purpose: ChallengePurpose, expiresAt: Date): Promise<void>;
  /** Takes one out, at most once whoever tries at the same time, and only for the browser that asked. */
  spend(challenge: string, browser: string, kind: ChallengePurpose["kind"], at: Date): Promise<ChallengePurpose | null>;
  forgetExpired(at: Date): Promise<void>;
};

/**
 * What devices answer, read and checked against the address of this site. `null` for whatever is not right: a caller need not
 * know why, and nobody is told.
 */
export type PasskeyReader = {
  /** The challenge that an answer says it is about; nothing else of it is checked. */
  challengeOf(answer: string): string | null;
  /** How the passkey of an answer is known; nothing else of it is checked. */
  credentialOf(answer: string): Uint8Array | null;
  /** A new passkey, made for `challenge`. */
  made(answer: string, challenge: string): Promise<Pick<Passkey, "credentialId" | "publicKey" | "counter"> | null>;
  /** That `passkey` signed `challenge`: its counter now. */
  signed(
    answer: string,
    challenge: string,
    passkey: Pick<Passkey, "credentialId" | "publicKey" | "counter" | "userHandle">,
  ): Promise<{ readonly counter: number } | null>;
};

/** Passkeys of one person; more are of no use to anybody. */
export const mostPasskeys = 20;

const longestName = 60;

/** The name of a passkey: one line, cut where it is too long; `usual` when nothing was typed. */
export const readPasskeyName = (typed: string, usual: string): string => {
  const name = [...oneLine(typed.normalize("NFC"))].slice(0, longestName).join("").trim();
  return name === "" ? usual : name;
};
