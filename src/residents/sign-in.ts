import { type Clock, later, minute } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { DeviceKind } from "./device.ts";
import { readEmailAddress } from "./email-address.ts";
import type { DoorTransaction } from "./identity.ts";
import type { LetterWords } from "./letter-content.ts";
import { type ResidentLetters, writeLetter } from "./letters.ts";
import type { RateLimit } from "./rate-limit.ts";
import { newSignInCode, newToken } from "./secrets.ts";
import { startSession } from "./sessions.ts";

/** A link and a code work this long. */
export const signInLasts = 15 * minute;

const codeAttempts = 5;

type Dependencies = {
  readonly unitOfWork: UnitOfWork<DoorTransaction>;
  readonly rateLimit: RateLimit;
  readonly letters: ResidentLetters;
  readonly clock: Clock;
  readonly origin: string;
};

/** Where the link of a letter leads. */
export const signInAddress = (origin: string, link: string): string => `${origin}/inloggen/link/${link}`;

/**
 * Makes a link and a code for `browser` and writes them in a letter. For nobody (`residentId` null) the request is kept
 * all the same, so that a code typed for it is refused like any wrong one.
 */
export const offerSignIn = async (
  transaction: DoorTransaction,
  given: {
    readonly residentId: ResidentId | null;
    readonly browser: string;
    readonly origin: string;
    readonly at: Date;
    readonly kind: "sign-in" | "join" | "already-a-member";
    readonly words: (secrets: { link: string; code: string }) => LetterWords;
  },
): Promise<void> => {
  const { residentId, browser, at } = given;
  const link = newToken();
  const code = newSignInCode();
  const id = crypto.randomUUID();
  const expiresAt = later(at, signInLasts);
  await transaction.signIns.add({ id, residentId, link, code, browser, attemptsLeft: codeAttempts, expiresAt });
  const words = given.words({ link: signInAddress(given.origin, link), code });
  if (residentId !== null) await writeLetter(transaction, { words, to: residentId, kind: given.kind }, at);
};

/** Asks for a letter with a link and a code. The outcome does not tell whether anybody has the address. */
export type RequestSignIn = (command: {
  readonly email: string;
  /** The secret of the browser that asks. */
  readonly browser: string;
  readonly clientAddress: string;
}) => Promise<Result<null>>;

export const requestSignIn =
  (dependencies: Dependencies): RequestSignIn =>
  async (command) => {
    const email = readEmailAddress(command.email, "email");
    if (!email.ok) return email;
    const allowed = await dependencies.rateLimit("signInPerAddress", command.clientAddress);
    if (!allowed.ok) return allowed;
    const letterAllowed = await dependencies.rateLimit("signInPerMailbox", email.value.toLowerCase());
    return dependencies.unitOfWork(async (transaction) => {
      const { letters, origin, clock } = dependencies;
      const found = await transaction.addresses.residentWith(email.value);
      const wijk = (await transaction.wijk.read())?.name ?? "";
      await offerSignIn(transaction, {
        residentId: letterAllowed.ok ? found : null,
        browser: command.browser,
        origin,
        at: clock(),
        kind: "sign-in",
        words: (secrets) => letters.signIn({ wijk, ...secrets }),
      });
      return ok(null);
    });
  };

/** What a device says of itself as somebody signs in on it. */
export type OnDevice = {
  readonly device: DeviceKind | null;
  /** Chosen on this device; `null` where nobody chose. */
  readonly language: Language | null;
};

/** How coming in ended: with the token of a session, or for somebody whom a moderator suspended, without. */
export type CameIn =
  | { readonly kind: "session"; readonly token: string }
  | { readonly kind: "suspended"; readonly residentId: ResidentId };

/** Starts a session. The first one of a resident is told, and a language that was chosen on this device before goes along. */
export const comeIn = async (
  transaction: DoorTransaction,
  residentId: ResidentId,
  { device, language }: OnDevice,
  at: Date,
): Promise<CameIn> => {
  // Held, so that a decision about them at this moment comes before or after.
  const held = await transaction.residents.byIdLocked(residentId);
  if (held !== null && (await transaction.residents.isSuspended(residentId))) return { kind: "suspended", residentId };
  if (await transaction.addresses.arrive(residentId, at)) {
    const resident = await transaction.residents.byIdLocked(residentId);
    if (resident !== null && language !== null) await transaction.residents.save({ ...resident, language });
    await transaction.happened({ kind: "ResidentArrived", residentId });
  }
  return { kind: "session", token: await startSession(transaction, { residentId, device, at }) };
};

/** Asks for such a letter to one's own address, to show once more who one is. */
export type RequestSignInAgain = (command: {
  readonly residentId: ResidentId;
  readonly browser: string;
  readonly clientAddress: string;
}) => Promise<Result<null>>;

export const requestSignInAgain =
  (dependencies: Dependencies): RequestSignInAgain =>
  async ({ residentId, ...command }) => {
    const email = await dependencies.unitOfWork(({ addresses }) => addresses.of(residentId));
    return email === null ? refuse({ kind: "absent" }) : requestSignIn(dependencies)({ ...command, email });
  };

/** Opens the link of a letter. `session`: signed in, with the token. `elsewhere`: this browser has to give the code. */
export type OpenLink = (command: {
  readonly link: string;
  readonly browser: string | null;
  readonly device: DeviceKind | null;
  /** Chosen on this device; `null` where nobody chose. */
  readonly language: Language | null;
  readonly clientAddress: string;
}) => Promise<Result<CameIn | { readonly kind: "elsewhere" }>>;

export const openLink =
  (dependencies: Dependencies): OpenLink =>
  async (command) => {
    const allowed = await dependencies.rateLimit("codePerAddress", command.clientAddress);
    if (!allowed.ok) return allowed;
    return dependencies.unitOfWork(async (transaction) => {
      const at = dependencies.clock();
      const spent = await transaction.signIns.spendLink(command.link, command.browser, at);
      if (spent === null) return refuse(invalid("form", "link-expired"));
      if (spent === "elsewhere") return ok({ kind: "elsewhere" });
      return ok(await comeIn(transaction, spent, command, at));
    });
  };

/** Types the code of a letter, in the browser that asked or in one that opened the link. */
export type EnterCode = (command: {
  readonly code: string;
  readonly link: string | null;
  readonly browser: string | null;
  readonly device: DeviceKind | null;
  /** Chosen on this device; `null` where nobody chose. */
  readonly language: Language | null;
  readonly clientAddress: string;
}) => Promise<Result<CameIn>>;

export const enterCode =
  (dependencies: Dependencies): EnterCode =>
  async (command) => {
    const code = command.code.replace(/\D/g, "");
    if (code === "") return refuse(invalid("code", "code-missing"));
    const allowed = await dependencies.rateLimit("codePerAddress", command.clientAddress);
    if (!allowed.ok) return allowed;
    // A wrong code must cost an attempt, so the transaction ends well and the refusal is made after it.
    const cameIn = await dependencies.unitOfWork(async (transaction) => {
      const at = dependencies.clock();
      const residentId = await transaction.signIns.spendCode(command, code, at);
      return residentId === null ? null : comeIn(transaction, residentId, command, at);
    });
    return cameIn === null ? refuse(invalid("code", "code-wrong")) : ok(cameIn);
  };

/** Ends a session. */
export type SignOut = (token: string) => Promise<void>;

export const signOut =
  (dependencies: Pick<Dependencies, "unitOfWork">): SignOut =>
  (token) =>
    dependencies.unitOfWork(({ sessions }) => sessions.end(token));

/** A link that signs a resident in, once, in any browser, for `lasts` milliseconds. It is handed over, not mailed. */
export type CreateSignInLink = (residentId: ResidentId, lasts: number) => Promise<string>;

export const createSignInLink =
  (dependencies: Pick<Dependencies, "unitOfWork" | "clock" | "origin">): CreateSignInLink =>
  (residentId, lasts) =>
    dependencies.unitOfWork(async ({ signIns, dataLooks }) => {
      const link = newToken();
      // Whoever has such a link can look at everything: the resident sees that it was made.
      await dataLooks.add(residentId, { what: "sign-in-link", by: null, at: dependencies.clock() });
      await signIns.add({
        id: crypto.randomUUID(),
        residentId,
        link,
        code: newToken(),
        browser: null,
        attemptsLeft: 0,
        expiresAt: later(dependencies.clock(), lasts),
      });
      return signInAddress(dependencies.origin, link);
    });
