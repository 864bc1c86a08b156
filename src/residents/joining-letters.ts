import type { DoorTransaction } from "./identity.ts";
import type { LetterContent } from "./letter-content.ts";
import type { ServiceKind } from "./letter-kinds.ts";
import { writeLetter } from "./letters.ts";

/** The words of the letters about people who come without a code. */
export type JoiningLetters = {
  /** To the newcomer: we got it. The same whomever they named. */
  received(given: { wijk: string; name: string }): LetterContent;
  /** To a member: do you know them? */
  vouch(given: { wijk: string; member: string; name: string; words: string; link: string }): LetterContent;
  /** To an administrator: somebody waits for your yes or no. */
  waits(given: { wijk: string; name: string; link: string }): LetterContent;
  /** To the newcomer: you can come in. */
  admitted(given: { wijk: string; name: string; link: string }): LetterContent;
  /** To the newcomer: not now, with the words of the administrator if there are any. */
  declined(given: { wijk: string; name: string; words: string }): LetterContent;
  /** To the newcomer: nobody answered in time. */
  expired(given: { wijk: string; name: string; link: string }): LetterContent;
  /** To a member whose address somebody filled in. */
  alreadyIn(given: { wijk: string; link: string }): LetterContent;
};

/** Writes a letter to somebody who is no member, or not yet. */
export const writeToNewcomer = async (
  { letters, layOut, happened }: Pick<DoorTransaction, "letters" | "layOut" | "happened">,
  letter: LetterContent & { readonly to: string; readonly kind: ServiceKind },
  at: Date,
): Promise<void> => {
  const id = crypto.randomUUID();
  const { to, kind } = letter;
  const laidOut = layOut(letter, { to: null, kind });
  await letters.add({ ...laidOut, id, kind, to, writtenAt: at, sentAt: null, attempts: 0, lastError: null });
  await happened({ kind: "LetterWritten", letterId: id });
};

/** Tells every administrator that somebody waits. */
export const tellAdministrators = async (
  transaction: DoorTransaction,
  content: (name: string) => LetterContent,
  at: Date,
): Promise<void> => {
  for (const { id, name, roles } of await transaction.residents.all()) {
    if (!roles.includes("administrator")) continue;
    await writeLetter(transaction, { ...content(name), to: id, kind: "join-request" }, at);
  }
};
