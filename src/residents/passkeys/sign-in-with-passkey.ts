import { type Clock, later } from "../../kernel/clock.ts";
import { dutchTime } from "../../kernel/dutch-time.ts";
import { invalid } from "../../kernel/refusal.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { UnitOfWork } from "../../unit-of-work.ts";
import type { DoorTransaction } from "../identity.ts";
import type { RateLimit } from "../rate-limit.ts";
import { newToken } from "../secrets.ts";
import { type CameIn, comeIn, type OnDevice, signInLasts } from "../sign-in.ts";
import type { PasskeyReader } from "./passkey.ts";

export type PasskeyDependencies = {
  readonly unitOfWork: UnitOfWork<DoorTransaction>;
  readonly rateLimit: RateLimit;
  readonly clock: Clock;
  readonly reader: PasskeyReader;
};

/** A challenge for `browser`, with which any passkey of anybody can sign in there once, within a quarter of an hour. */
export type BeginPasskeySignIn = (command: {
  readonly browser: string;
  readonly clientAddress: string;
}) => Promise<Result<string>>;

export const beginPasskeySignIn =
  (dependencies: PasskeyDependencies): BeginPasskeySignIn =>
  async ({ browser, clientAddress }) => {
    const allowed = await dependencies.rateLimit("passkeyPerAddress", clientAddress);
    if (!allowed.ok) return allowed;
    const challenge = newToken();
    await dependencies.unitOfWork(({ passkeyChallenges }) =>
      passkeyChallenges.add(challenge, browser, { kind: "sign-in" }, later(dependencies.clock(), signInLasts)),
    );
    return ok(challenge);
  };

/**
 * Signs in with what a device answered. Every "no" is the same: a passkey that nobody has is
 * told from a signature that is not right by nobody.
 */
export type SignInWithPasskey = (command: {
  readonly answer: string;
  readonly browser: string | null;
  readonly on: OnDevice;
  readonly clientAddress: string;
}) => Promise<Result<CameIn>>;

export const signInWithPasskey =
  (dependencies: PasskeyDependencies): SignInWithPasskey =>
  async ({ answer, browser, on, clientAddress }) => {
    const allowed = await dependencies.rateLimit("codePerAddress", clientAddress);
    if (!allowed.ok) return allowed;
    const { reader } = dependencies;
    const [challenge, credential] = [reader.challengeOf(answer), reader.credentialOf(answer)];
    if (challenge === null || credential === null || browser === null) return refuse(invalid("form", "passkey-wrong"));
    // A challenge that was answered is spent, also by a wrong answer: so the transaction ends well, and the refusal follows.
    const cameIn = await dependencies.unitOfWork(async (transaction) => {
      const at = dependencies.clock();
      const { passkeys, passkeyChallenges, residents } = transaction;
      if ((await passkeyChallenges.spend(challenge, browser, "sign-in", at)) === null) return null;
      const passkey = await passkeys.withCredential(credential);
      const signed = passkey === null ? null : await reader.signed(answer, challenge, passkey);
      if (passkey === null || signed === null || (await residents.byId(passkey.residentId)) === null) return null;
      if (!(await passkeys.use(passkey.id, signed.counter, dutchTime(at).date))) return null;
      return comeIn(transaction, passkey.residentId, on, at);
    });
    return cameIn === null ? refuse(invalid("form", "passkey-wrong")) : ok(cameIn);
  };
