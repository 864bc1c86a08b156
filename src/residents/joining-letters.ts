import type { Language } from "../kernel/language.ts";
import type { DoorTransaction } from "./identity.ts";
import type { LetterWords } from "./letter-content.ts";
import type { ServiceKind } from "./letter-kinds.ts";
import { writeLetter } from "./letters.ts";

/** The words of the letters about people who come without a code. */
export type JoiningLetters = {
  /** To the newcomer: we got it. The same whomever they named. */
  received(given: { wijk: string; name: string }): LetterWords;
  /** To a member: do you know them? */
  vouch(given: { wijk: string; member: string; name: string; words: string; link: string }): LetterWords;
  /** To an administrator: somebody waits for your yes or no. */
  waits(given: { wijk: string; name: string; link: string }): LetterWords;
  /** To the newcomer: you can come in. */
  admitted(given: { wijk: string; name: string; link: string }): LetterWords;
  /** To the newcomer: not now, with the words of the administrator if there are any. */
  declined(given: { wijk: string; name: string; words: string }): LetterWords;
  /** To the newcomer: nobody answered in time. */
  expired(given: { wijk: string; name: string; link: string }): LetterWords;
  /** To a member whose address somebody filled in. */
  alreadyIn(given: { wijk: string; link: string }): LetterWords;
};

/** Writes a letter to somebody who is no member, or not yet, in the language of the page on which they asked. */
export const writeToNewcomer = async (
  { letters, layOut, happened }: Pick<DoorTransaction, "letters" | "layOut" | "happened">,
  letter: {
    readonly words: LetterWords;
    readonly to: string;
    /** In which they asked. */
    readonly language: Language;
    readonly kind: ServiceKind;
  },
  at: Date,
): Promise<void> => {
  const id = crypto.randomUUID();
  const { to, kind } = letter;
  const laidOut = await layOut(letter.words(letter.language), { to: null, kind });
  await letters.add({ ...laidOut, id, kind, to, writtenAt: at, sentAt: null, attempts: 0, lastError: null });
  await happened({ kind: "LetterWritten", letterId: id });
};

/** Tells every administrator that somebody waits. */
export const tellAdministrators = async (
  transaction: DoorTransaction,
  words: (name: string) => LetterWords,
  at: Date,
): Promise<void> => {
  for (const { id, name, roles } of await transaction.residents.all()) {
    if (!roles.includes("administrator")) continue;
    await writeLetter(transaction, { words: words(name), to: id, kind: "join-request" }, at);
  }
};
