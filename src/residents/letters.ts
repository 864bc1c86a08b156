import { type Clock, day, later, minute } from "../kernel/clock.ts";
import { parseId, type ResidentId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { DoorTransaction } from "./identity.ts";
import { wantsLetters } from "./letter-choices.ts";
import type { LaidOutLetter, LetterWords } from "./letter-content.ts";
import { isChosenKind, type LetterKind, type ServiceKind } from "./letter-kinds.ts";

/** A letter as it lies in the box, open. */
export type Letter = LaidOutLetter & {
  readonly id: string;
  /** What it is about: one of `LetterKind`, or a kind of an earlier version. */
  readonly kind: string;
  readonly to: string;
  readonly writtenAt: Date;
  readonly sentAt: Date | null;
  readonly attempts: number;
  readonly lastError: string | null;
};

export type LetterStore = {
  add(letter: Letter): Promise<void>;
  byId(id: string): Promise<Letter | null>;
  /** The letter, locked until the end of the transaction; `null` when it is absent or another transaction has it. */
  claim(id: string): Promise<Letter | null>;
  /** Keeps how sending went: `sentAt`, `attempts`, `lastError`. */
  saveOutcome(letter: Letter): Promise<void>;
  /** Newest first, at most `limit`. */
  newest(limit: number): Promise<readonly Letter[]>;
  /** How many wait to be sent, and what went wrong last. */
  waiting(): Promise<{ readonly count: number; readonly lastError: string | null }>;
  forget(writtenBefore: Date): Promise<void>;
  /** Takes a letter out of the box, sent or not; nothing when it is not there. */
  erase(id: string): Promise<void>;
};

/** The words of the letters about joining and signing in. */
export type ResidentLetters = {
  signIn(given: { wijk: string; link: string; code: string }): LetterWords;
  joined(given: { wijk: string; name: string; link: string; code: string }): LetterWords;
  alreadyAMember(given: { wijk: string; link: string; code: string }): LetterWords;
  welcome(given: { wijk: string; name: string; origin: string }): LetterWords;
  test(given: { wijk: string; name: string }): LetterWords;
};

/**
 * Writes a letter to a resident, in the language that they chose: it is laid out, lies in the box, sealed, and `LetterWritten` is
 * told, all in `transaction`. Gives its id, or `null` when nothing was written: for a resident who left or has no address, and for
 * one who does not want letters of this kind. With an `id` of the caller's, the same letter is written once.
 */
export const writeLetter = async (
  transaction: Pick<DoorTransaction, "addresses" | "residents" | "letters" | "letterChoices" | "layOut" | "happened">,
  letter: { readonly words: LetterWords; readonly to: ResidentId; readonly kind: LetterKind; readonly id?: string },
  at: Date,
): Promise<string | null> => {
  const to = await transaction.addresses.of(letter.to);
  const resident = await transaction.residents.byId(letter.to);
  if (to === null || resident === null || !(await wantsLetters(transaction, letter.to, letter.kind))) return null;
  // Whoever may not come in hears what they have to know, and nothing of what goes on inside.
  if (isChosenKind(letter.kind) && (await transaction.residents.isSuspended(letter.to))) return null;
  const id = letter.id ?? crypto.randomUUID();
  if (letter.id !== undefined && (await transaction.letters.byId(id)) !== null) return id;
  const { kind } = letter;
  const laidOut = await transaction.layOut(letter.words(resident.language), { to: letter.to, kind });
  await transaction.letters.add({
    ...laidOut,
    id,
    kind,
    to,
    writtenAt: at,
    sentAt: null,
    attempts: 0,
    lastError: null,
  });
  await transaction.happened({ kind: "LetterWritten", letterId: id, ...(canWait.has(kind) ? { canWait: true } : {}) });
  return id;
};

/** Writes a letter to somebody who is no member, or not yet, in the language of the page on which they asked. Gives its id. */
export const writeToGuest = async (
  { letters, layOut, happened }: Pick<DoorTransaction, "letters" | "layOut" | "happened">,
  letter: {
    readonly words: LetterWords;
    readonly to: string;
    /** In which they asked. */
    readonly language: Language;
    readonly kind: ServiceKind;
  },
  at: Date,
): Promise<string> => {
  const id = crypto.randomUUID();
  const { to, kind } = letter;
  const laidOut = await layOut(letter.words(letter.language), { to: null, kind });
  await letters.add({ ...laidOut, id, kind, to, writtenAt: at, sentAt: null, attempts: 0, lastError: null });
  await happened({ kind: "LetterWritten", letterId: id });
  return id;
};

/** Letters that go out by the hundred: whoever waits for a letter to sign in with goes first. */
const canWait: ReadonlySet<LetterKind> = new Set(["digest"]);

/** How handing a letter to the mail server ended. `code` never holds an address. */
export type MailOutcome =
  | { readonly kind: "sent" }
  /** The mail server will never take it. */
  | { readonly kind: "refused"; readonly code: string }
  /** It may go better later. */
  | { readonly kind: "failed"; readonly code: string };

export type Mailer = { send(letter: Letter): Promise<MailOutcome> };

/** Sends one letter. `failed` and `busy` want another try later; everything else is the end of it. */
export type SendLetter = (letterId: string) => Promise<"sent" | "kept" | "given-up" | "failed" | "busy" | "absent">;

/** A letter with a link that works a quarter of an hour has no use after it. */
const usefulFor: Readonly<Record<string, number>> = { "sign-in": 15 * minute, "already-a-member": 15 * minute };

/**
 * Sending marks the letter after the mail server took it, in a transaction that holds the letter meanwhile. So a job
 * that repeats, or two at once, send it once; only when the process dies in the moment between the server's yes and the
 * commit does it go out again, then with the same Message-ID, by which mail software drops the second. Marking before
 * would in that moment lose it, and somebody would wait for a letter that never comes.
 * Without a mailer the letter stays in the box, to be read on this machine.
 */
export const sendLetter =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<DoorTransaction>;
    readonly mailer: Mailer | null;
    readonly clock: Clock;
  }): SendLetter =>
  (letterId) =>
    dependencies.unitOfWork(async (transaction) => {
      const { clock, mailer } = dependencies;
      const letter = await transaction.letters.claim(letterId);
      if (letter === null) return (await transaction.letters.byId(letterId)) === null ? "absent" : "busy";
      if (letter.sentAt !== null) return "sent";
      if (mailer === null) return "kept";
      const until = usefulFor[letter.kind];
      if (until !== undefined && clock() > later(letter.writtenAt, until)) {
        await transaction.letters.saveOutcome({ ...letter, lastError: "TOO_LATE" });
        return "given-up";
      }
      const outcome = await mailer.send(letter);
      const attempts = letter.attempts + 1;
      if (outcome.kind === "sent") {
        await transaction.letters.saveOutcome({ ...letter, attempts, sentAt: clock(), lastError: null });
        return "sent";
      }
      await transaction.letters.saveOutcome({ ...letter, attempts, lastError: outcome.code });
      return outcome.kind === "refused" ? "given-up" : "failed";
    });

/** The administrator has a test letter sent to their own address. */
export type SendTestLetter = (resident: ResidentId) => Promise<Result<string>>;

export const sendTestLetter =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<DoorTransaction>;
    readonly letters: ResidentLetters;
    readonly clock: Clock;
  }): SendTestLetter =>
  (residentId) =>
    dependencies.unitOfWork(async (transaction) => {
      const resident = await transaction.residents.byId(residentId);
      const wijk = await transaction.wijk.read();
      if (resident === null || wijk?.name == null) return refuse({ kind: "absent" });
      const words = dependencies.letters.test({ wijk: wijk.name, name: resident.name });
      const at = dependencies.clock();
      const id = await writeLetter(transaction, { words, to: residentId, kind: "test" }, at);
      return id === null ? refuse({ kind: "absent" }) : ok(id);
    });

const shownAtOnce = 100;

/** Looks into the box, for the built-in letter page and the administrator. */
export type ReadLetterBox = {
  newest(): Promise<readonly Letter[]>;
  byId(id: string): Promise<Letter | null>;
  waiting: LetterStore["waiting"];
};

export const readLetterBox = (dependencies: { readonly unitOfWork: UnitOfWork<DoorTransaction> }): ReadLetterBox => ({
  newest: () => dependencies.unitOfWork(({ letters }) => letters.newest(shownAtOnce)),
  byId: (id) => dependencies.unitOfWork(async ({ letters }) => (parseId(id) === null ? null : letters.byId(id))),
  waiting: () => dependencies.unitOfWork(({ letters }) => letters.waiting()),
});

/** How long a letter stays in the box. */
export const lettersStayFor = 30 * day;
