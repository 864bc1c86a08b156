import type { RegistrationId } from "../kernel/ids.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import type { ChosenKind, ServiceKind } from "../residents/letter-kinds.ts";
import { writeLetter } from "../residents/letters.ts";
import type { AgendaItem } from "./agenda-item.ts";
import type { Registration, RegistrationTransaction } from "./registration.ts";

/** What every letter about an activity has: to whom, about what, and where somebody without an account unregisters. */
export type AboutActivity = {
  readonly wijk: string;
  /** Empty before whoever typed it said yes in a letter: it could be anything, to anybody. */
  readonly name: string;
  readonly item: AgendaItem;
  readonly origin: string;
  /** The page of the registration, for guests; `null` for residents, who find it at the activity. */
  readonly link: string | null;
};

/** The words of the letters about activities. */
export type AgendaLetters = {
  /** To a guest: say yes, or do nothing. */
  confirm(about: AboutActivity): LetterWords;
  /** To a guest who registered before, and again. */
  already(about: AboutActivity & { readonly waiting: boolean }): LetterWords;
  /** To a guest who said yes: a place, or a place on the waiting list. */
  registered(about: AboutActivity & { readonly waiting: boolean }): LetterWords;
  movedUp(about: AboutActivity): LetterWords;
  /** It is on another time or at another place. */
  changed(about: AboutActivity): LetterWords;
  /** It does not go on, or was taken back. */
  cancelled(about: AboutActivity): LetterWords;
  reminder(about: AboutActivity): LetterWords;
};

/** Keys that stand in links of letters and open what a registration says by then. */
export type RegistrationKeys = {
  keyFor(id: RegistrationId): string;
  /** Whose it is; `null` for what is no key of ours. */
  openKey(key: string): RegistrationId | null;
};

/** What is needed to write to those who registered. */
export type WritingToRegistrants = {
  readonly letters: AgendaLetters;
  readonly keys: Pick<RegistrationKeys, "keyFor">;
  readonly origin: string;
};

/** Where a guest finds their registration. */
export const registrationPage = (origin: string, key: string): string => `${origin}/aanmelding/${key}`;

/**
 * Writes a letter to whoever registered, in `transaction`. Residents get it as `kind`; guests as `guestKind`, with the link to their
 * registration. With an `id` of the caller's, the same letter is written once.
 */
export const writeToRegistrant = async (
  transaction: RegistrationTransaction,
  given: {
    readonly registration: Registration;
    readonly item: AgendaItem;
    readonly words: (about: AboutActivity) => LetterWords;
    readonly kind: ChosenKind | ServiceKind;
    readonly guestKind: ServiceKind;
    readonly id?: string;
    readonly at: Date;
  },
  { keys, origin }: WritingToRegistrants,
): Promise<void> => {
  const { registration, item, at } = given;
  const { who } = registration;
  const wijk = (await transaction.wijk.read())?.name ?? "";
  if (who.kind === "resident") {
    const resident = await transaction.residents.byId(who.residentId);
    if (resident === null) return;
    const words = given.words({ wijk, name: resident.name, item, origin, link: null });
    await writeLetter(
      transaction,
      { words, to: who.residentId, kind: given.kind, ...(given.id === undefined ? {} : { id: given.id }) },
      at,
    );
    return;
  }
  const id = given.id ?? crypto.randomUUID();
  if (given.id !== undefined && (await transaction.letters.byId(id)) !== null) return;
  const kind = given.guestKind;
  const name = registration.state === "asked" ? "" : who.name;
  const link = registrationPage(origin, keys.keyFor(registration.id));
  const words = given.words({ wijk, name, item, origin, link });
  const laidOut = await transaction.layOut(words(who.language), { to: null, kind });
  await transaction.letters.add({
    ...laidOut,
    id,
    kind,
    to: who.email,
    writtenAt: at,
    sentAt: null,
    attempts: 0,
    lastError: null,
  });
  await transaction.registrations.noteLetter(registration.id, id);
  await transaction.happened({ kind: "LetterWritten", letterId: id });
};
