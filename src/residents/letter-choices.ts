import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { DoorTransaction } from "./identity.ts";
import { type Choice, type ChosenKind, chosenKinds, isChosenKind, readChoice, usualChoice } from "./letter-kinds.ts";

/** What residents chose about their letters. Who chose nothing is not there. */
export type LetterChoiceStore = {
  of(resident: ResidentId): Promise<Readonly<Partial<Record<ChosenKind, Choice>>>>;
  choose(resident: ResidentId, kind: ChosenKind, choice: Choice, at: Date): Promise<void>;
};

/** A choice for every kind. */
export type LetterChoices = Readonly<Record<ChosenKind, Choice>>;

type Transaction = Pick<DoorTransaction, "letterChoices">;

/** What a resident gets, with the usual choice where they made none. */
export const letterChoicesOf = async (transaction: Transaction, resident: ResidentId): Promise<LetterChoices> => {
  const chosen = await transaction.letterChoices.of(resident);
  return Object.fromEntries(chosenKinds.map((kind) => [kind, chosen[kind] ?? usualChoice(kind)])) as LetterChoices;
};

/** Whether a resident wants letters of this kind. Letters that always come are never asked about. */
export const wantsLetters = async (transaction: Transaction, resident: ResidentId, kind: string): Promise<boolean> =>
  !isChosenKind(kind) || (await letterChoicesOf(transaction, resident))[kind] !== "never";

export type ReadLetterChoices = (resident: ResidentId) => Promise<LetterChoices>;

export const readLetterChoices =
  (dependencies: { readonly unitOfWork: UnitOfWork<DoorTransaction> }): ReadLetterChoices =>
  (resident) =>
    dependencies.unitOfWork((transaction) => letterChoicesOf(transaction, resident));

/** Keeps what a resident chose, for the kinds that are named; tells of every choice that is none. */
export type ChooseLetters = (command: {
  readonly residentId: ResidentId;
  readonly choices: Readonly<Partial<Record<ChosenKind, string>>>;
}) => Promise<Result<null>>;

export const chooseLetters =
  (dependencies: { readonly unitOfWork: UnitOfWork<DoorTransaction>; readonly clock: Clock }): ChooseLetters =>
  async ({ residentId, choices }) => {
    const read = chosenKinds.flatMap((kind) => {
      const typed = choices[kind];
      return typed === undefined ? [] : [{ kind, choice: readChoice(kind, typed) }];
    });
    const wrong = read.filter(({ choice }) => choice === null);
    if (wrong.length > 0) {
      const problems = wrong.map(({ kind }) => ({ field: kind, reason: "letter-choice-unknown" }));
      return refuse({ kind: "invalid", problems });
    }
    const at = dependencies.clock();
    return dependencies.unitOfWork(async ({ letterChoices }) => {
      for (const { kind, choice } of read)
        if (choice !== null) await letterChoices.choose(residentId, kind, choice, at);
      return ok(null);
    });
  };

/** Whose letters of which kind a key is about. */
export type LetterKey = { readonly residentId: ResidentId; readonly kind: ChosenKind };

/** Opens the key that stands in the address under a letter; `null` for anything that is not one of ours. */
export type OpenLetterKey = (key: string) => LetterKey | null;

/**
 * What can be done with the key under a letter, without signing in. Whoever holds it can see and change when one kind of
 * letter comes to one resident, learns nothing about whom but in which language they read, and can do nothing else.
 */
export type LettersByKey = {
  read(
    key: string,
  ): Promise<Result<{ readonly kind: ChosenKind; readonly choice: Choice; readonly language: Language }>>;
  /** Stops the kind. Gives what was chosen before, so that it can be undone. */
  stop(key: string): Promise<Result<{ readonly kind: ChosenKind; readonly before: Choice }>>;
  /** Has the kind come again as `choice`, or as usual when that is none. */
  resume(key: string, choice: string): Promise<Result<null>>;
};

export const lettersByKey = (dependencies: {
  readonly unitOfWork: UnitOfWork<DoorTransaction>;
  readonly openKey: OpenLetterKey;
  readonly clock: Clock;
}): LettersByKey => {
  const { unitOfWork, openKey, clock } = dependencies;
  const withKey = <T>(
    key: string,
    work: (
      transaction: DoorTransaction,
      found: LetterKey & { readonly choice: Choice; readonly language: Language },
    ) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    unitOfWork(async (transaction) => {
      const found = openKey(key);
      const resident = found === null ? null : await transaction.residents.byId(found.residentId);
      if (found === null || resident === null) return refuse({ kind: "absent" });
      const choice = (await letterChoicesOf(transaction, found.residentId))[found.kind];
      return work(transaction, { ...found, choice, language: resident.language });
    });
  return {
    read: (key) => withKey(key, async (_transaction, { kind, choice, language }) => ok({ kind, choice, language })),
    stop: (key) =>
      withKey(key, async ({ letterChoices }, { residentId, kind, choice: before }) => {
        await letterChoices.choose(residentId, kind, "never", clock());
        return ok({ kind, before });
      }),
    resume: (key, typed) =>
      withKey(key, async ({ letterChoices }, { residentId, kind }) => {
        const before = readChoice(kind, typed);
        const choice = before === null || before === "never" ? usualChoice(kind) : before;
        await letterChoices.choose(residentId, kind, choice, clock());
        return ok(null);
      }),
  };
};
