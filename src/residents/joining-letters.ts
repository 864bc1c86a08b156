import type { DoorTransaction } from "./identity.ts";
import type { LetterWords } from "./letter-content.ts";
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
