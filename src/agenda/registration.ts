import { day, hour, later } from "../kernel/clock.ts";
import type { PostId, RegistrationId, ResidentId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { oneLine } from "../kernel/text.ts";
import { readEmailAddress } from "../residents/email-address.ts";
import type { DoorTransaction } from "../residents/identity.ts";

/** Somebody who is no resident, or did not sign in. They are written to in the language in which they asked. */
export type Guest = { readonly name: string; readonly email: string; readonly language: Language };

/** Who registered: a resident, or a guest. */
export type Registrant =
  | { readonly kind: "resident"; readonly residentId: ResidentId }
  | ({ readonly kind: "guest" } & Guest);

/** `asked`: a guest has not said yes in the letter; nothing is held for them. */
export type Registration = {
  readonly id: RegistrationId;
  readonly itemId: PostId;
  readonly who: Registrant;
  readonly state: "asked" | "coming" | "waiting";
  readonly askedAt: Date;
  readonly confirmedAt: Date | null;
  readonly wantsReminder: boolean;
};

/** Whoever changes one holds its activity first, so that two decisions about a place follow each other. */
export type RegistrationStore = {
  byId(id: RegistrationId): Promise<Registration | null>;
  ofResident(item: PostId, resident: ResidentId): Promise<Registration | null>;
  ofGuest(item: PostId, email: string): Promise<Registration | null>;
  add(registration: Registration): Promise<void>;
  save(registration: Registration): Promise<void>;
  /** Takes it out, and the letters about it that lie in the box. */
  remove(id: RegistrationId): Promise<void>;
  /** Everybody who has a place or waits for one, in the order in which they said yes. */
  of(item: PostId): Promise<readonly Registration[]>;
  /** So many of them at most, after `last` in the order of their ids. */
  after(item: PostId, last: RegistrationId | null, limit: number): Promise<readonly Registration[]>;
  /** Remembers a letter about it to a guest. */
  noteLetter(id: RegistrationId, letter: string): Promise<void>;
  /** From now on everybody is reminded again: it is on another day. */
  remindAgain(item: PostId): Promise<void>;
  /**
   * Takes up to `limit` that are to be reminded at `at`: with a place, since before the reminders went out, and not reminded yet;
   * from here on they are. Whoever takes them at the same time gets others.
   */
  takeToRemind(at: Date, limit: number): Promise<readonly Registration[]>;
  /**
   * Takes out what nobody said yes to since `askedBefore`, and everybody at what ended, or was cancelled or taken back, before
   * `endedBefore`; with their letters.
   */
  forget(which: { readonly askedBefore: Date; readonly endedBefore: Date }): Promise<void>;
};

/** What a transaction about registrations needs. */
export type RegistrationTransaction = DoorTransaction & { readonly registrations: RegistrationStore };

/** For how long the link with which a guest says yes works. */
export const confirmWithin = 48 * hour;

/** For how long it is kept who came. */
export const keptAfter = 7 * day;

const longestName = 60;

/** Reads what a guest fills in. Gives every problem at once, by field. */
export const readGuest = (form: Guest): Result<Guest> => {
  const name = oneLine(form.name);
  const email = readEmailAddress(form.email, "email");
  const problems = [
    ...(name === "" ? [{ field: "name", reason: "name-missing" }] : []),
    ...(name.length > longestName ? [{ field: "name", reason: "name-too-long" }] : []),
    ...(email.ok || email.refusal.kind !== "invalid" ? [] : email.refusal.problems),
  ];
  return problems.length === 0 && email.ok
    ? ok({ name, email: email.value, language: form.language })
    : refuse({ kind: "invalid", problems });
};

/** Whether the link in the letter of a guest still works. */
export const canBeConfirmed = ({ state, askedAt }: Registration, at: Date): boolean =>
  state !== "asked" || at < later(askedAt, confirmWithin);
