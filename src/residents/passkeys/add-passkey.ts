import { later } from "../../kernel/clock.ts";
import { newId, type ResidentId } from "../../kernel/ids.ts";
import { invalid } from "../../kernel/refusal.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { isFresh, type Session } from "../device.ts";
import type { LetterWords } from "../letter-content.ts";
import { writeLetter } from "../letters.ts";
import { newToken } from "../secrets.ts";
import { signInLasts } from "../sign-in.ts";
import { mostPasskeys, type Passkey, readPasskeyName } from "./passkey.ts";
import type { PasskeyDependencies } from "./sign-in-with-passkey.ts";

/** The letter that there is a passkey more; `passkey` is its name. */
export type PasskeyLetter = (given: {
  readonly wijk: string;
  readonly name: string;
  readonly passkey: string;
  readonly origin: string;
}) => LetterWords;

type Dependencies = PasskeyDependencies & { readonly letter: PasskeyLetter; readonly origin: string };

/** What a device needs to make a passkey. */
export type PasskeyToMake = {
  readonly challenge: string;
  readonly userHandle: Uint8Array;
  /** How the device shows whose it is. */
  readonly name: string;
  /** Passkeys that are there already: a device that has one of them makes no second. */
  readonly known: readonly Uint8Array[];
};

/** Who adds a passkey, in which session: one that is not fresh adds none. */
type Adder = { readonly residentId: ResidentId; readonly session: Session; readonly browser: string };

const stale = refuse({ kind: "conflict", reason: "sign-in-again" });

/** A challenge for a new passkey of somebody who signed in just now. */
export type BeginPasskey = (adder: Adder) => Promise<Result<PasskeyToMake>>;

export const beginPasskey =
  (dependencies: Dependencies): BeginPasskey =>
  ({ residentId, session, browser }) =>
    dependencies.unitOfWork(async ({ passkeys, passkeyChallenges, residents }) => {
      const at = dependencies.clock();
      const resident = await residents.byId(residentId);
      if (resident === null || !isFresh(session, at)) return stale;
      const known = await passkeys.of(residentId);
      if (known.length >= mostPasskeys) return refuse({ kind: "conflict", reason: "too-many-passkeys" });
      const challenge = newToken();
      const userHandle = known[0]?.userHandle ?? crypto.getRandomValues(new Uint8Array(32));
      const purpose = { kind: "add", residentId, userHandle } as const;
      await passkeyChallenges.add(challenge, browser, purpose, later(at, signInLasts));
      return ok({ challenge, userHandle, name: resident.name, known: known.map(({ credentialId }) => credentialId) });
    });

/** Keeps the passkey that a device made, and tells its owner by letter: nobody gets one unseen. */
export type AddPasskey = (command: Adder & { readonly answer: string; readonly name: string }) => Promise<Result<null>>;

export const addPasskey =
  (dependencies: Dependencies): AddPasskey =>
  async ({ residentId, session, browser, answer, name }) => {
    const { reader, clock } = dependencies;
    const challenge = reader.challengeOf(answer);
    if (challenge === null) return refuse(invalid("passkey", "passkey-wrong"));
    const added = await dependencies.unitOfWork(async (transaction) => {
      const at = clock();
      const { passkeys, passkeyChallenges, residents } = transaction;
      const spent = await passkeyChallenges.spend(challenge, browser, "add", at);
      const resident = await residents.byIdLocked(residentId);
      if (spent?.kind !== "add" || spent.residentId !== residentId || resident === null) return false;
      if (!isFresh(session, at) || (await passkeys.of(residentId)).length >= mostPasskeys) return false;
      const made = await reader.made(answer, challenge);
      if (made === null) return false;
      const passkey: Passkey = {
        ...made,
        id: newId(),
        residentId,
        userHandle: spent.userHandle,
        name: readPasskeyName(name, "Passkey"),
        madeAt: at,
        usedOn: null,
      };
      if (!(await passkeys.add(passkey))) return false;
      const wijk = (await transaction.wijk.read())?.name ?? "";
      const words = dependencies.letter({
        wijk,
        name: resident.name,
        passkey: passkey.name,
        origin: dependencies.origin,
      });
      await writeLetter(transaction, { words, to: residentId, kind: "passkey-added" }, at);
      return true;
    });
    return added ? ok(null) : refuse(invalid("passkey", "passkey-wrong"));
  };
