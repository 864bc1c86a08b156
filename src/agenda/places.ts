import type { RegistrationId } from "../kernel/ids.ts";
import { stands } from "../posts/post.ts";
import { type AgendaItem, isFull } from "./agenda-item.ts";
import type { Registrant, Registration, RegistrationTransaction } from "./registration.ts";
import { type WritingToRegistrants, writeToRegistrant } from "./write-to-registrant.ts";

/** Gives somebody a place, or the last one on the waiting list; the activity is held by `transaction`. */
export const givePlace = async (
  { agenda, registrations }: RegistrationTransaction,
  item: AgendaItem,
  given: { readonly id: RegistrationId; readonly who: Registrant; readonly known: Registration | null },
  at: Date,
): Promise<Registration> => {
  const state = isFull(item) ? "waiting" : "coming";
  const place = { state, confirmedAt: at } as const;
  const registration: Registration =
    given.known === null
      ? { id: given.id, itemId: item.post.id, who: given.who, askedAt: at, wantsReminder: true, ...place }
      : { ...given.known, ...place };
  if (given.known === null) await registrations.add(registration);
  else await registrations.save(registration);
  await agenda.save({ ...item, [state]: item[state] + 1 });
  return registration;
};

/**
 * As long as there are places, whoever waits longest gets one, and a letter that says so. Nobody is called to what has begun, does
 * not go on, or is hidden.
 */
export const moveUp = async (
  transaction: RegistrationTransaction,
  given: AgendaItem,
  at: Date,
  writing: WritingToRegistrants,
): Promise<void> => {
  const places = given.registering?.places ?? Number.POSITIVE_INFINITY;
  if (given.waiting === 0 || given.coming >= places) return;
  if (given.cancelled !== null || !stands(given.post) || at >= given.startsAt) return;
  let item = given;
  for (const waiting of (await transaction.registrations.of(item.post.id)).filter(({ state }) => state === "waiting")) {
    if (item.coming >= places) break;
    const registration: Registration = { ...waiting, state: "coming" };
    await transaction.registrations.save(registration);
    item = { ...item, coming: item.coming + 1, waiting: item.waiting - 1 };
    const words = writing.letters.movedUp;
    await writeToRegistrant(
      transaction,
      { registration, item, words, kind: "moved-up", guestKind: "moved-up", at },
      writing,
    );
  }
  await transaction.agenda.save(item);
};

/** Takes somebody off the list, and lets whoever waits move up. */
export const leavePlace = async (
  transaction: RegistrationTransaction,
  item: AgendaItem,
  { id, state }: Registration,
  at: Date,
  writing: WritingToRegistrants,
): Promise<void> => {
  await transaction.registrations.remove(id);
  if (state === "asked") return;
  const left = { ...item, [state]: item[state] - 1 };
  await transaction.agenda.save(left);
  await moveUp(transaction, left, at, writing);
};
