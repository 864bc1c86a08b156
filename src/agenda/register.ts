import type { Clock } from "../kernel/clock.ts";
import { newId, type PostId, type RegistrationId } from "../kernel/ids.ts";
import { type Reader, visitor } from "../kernel/reader.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { mayRead } from "../posts/may-read.ts";
import { stands } from "../posts/post.ts";
import type { RateLimit } from "../residents/rate-limit.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type AgendaItem, isPast, takesRegistrations } from "./agenda-item.ts";
import { givePlace, leavePlace } from "./places.ts";
import {
  canBeConfirmed,
  type Guest,
  type Registration,
  type RegistrationTransaction,
  readGuest,
} from "./registration.ts";
import { type WritingToRegistrants, writeToRegistrant } from "./write-to-registrant.ts";

type Resident = Extract<Reader, { kind: "resident" }>;

/** Coming to an activity, or not. What somebody may not see, or is of another wijk, is `absent`. */
export type Register = {
  /** A resident comes, or waits for a place. Who is on the list stays there. */
  resident(reader: Resident, id: PostId): Promise<Result<Registration["state"]>>;
  /** A resident does not come after all. */
  leave(reader: Resident, id: PostId): Promise<Result<null>>;
  /**
   * Somebody without an account asks to come. Nothing is held: they get a letter with a link. The outcome is the same whether that
   * address is on the list or not.
   */
  ask(id: PostId, form: Guest, clientAddress: string): Promise<Result<null>>;
  /** The registration of a guest with its activity; `null` when it is gone or hidden, or its link works no more. */
  ofGuest(id: RegistrationId): Promise<{ readonly registration: Registration; readonly item: AgendaItem } | null>;
  /** A guest says yes: now a place is held. Doing it again changes nothing. */
  confirm(id: RegistrationId): Promise<Result<Registration["state"]>>;
  leaveAsGuest(id: RegistrationId): Promise<Result<PostId>>;
  chooseReminder(id: RegistrationId, wanted: boolean): Promise<Result<null>>;
};

const closed = (item: AgendaItem, at: Date): Result<never> =>
  refuse({
    kind: "conflict",
    reason: item.cancelled !== null ? "activity-cancelled" : isPast(item, at) ? "activity-past" : "registering-closed",
  });

export const register = (
  dependencies: WritingToRegistrants & {
    readonly unitOfWork: UnitOfWork<RegistrationTransaction>;
    readonly rateLimit: RateLimit;
    readonly clock: Clock;
  },
): Register => {
  const { unitOfWork, clock } = dependencies;

  /** Runs `work` on an activity of ours that `reader` may see and that stands; it is held until the end. */
  const withItem = <T>(
    id: PostId,
    reader: Reader,
    work: (item: AgendaItem, transaction: RegistrationTransaction, at: Date) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    unitOfWork(async (transaction) => {
      const item = await transaction.agenda.byId(id);
      const isThere = item !== null && item.post.homeWijkId === null && stands(item.post) && mayRead(item.post, reader);
      return isThere && item.registering !== null ? work(item, transaction, clock()) : refuse({ kind: "absent" });
    });

  /** The registration of a guest whose link works, with its activity, which is held until the end. */
  const found = async (transaction: RegistrationTransaction, id: RegistrationId, at: Date) => {
    const itemId = (await transaction.registrations.byId(id))?.itemId;
    const item = itemId === undefined ? null : await transaction.agenda.byId(itemId);
    // Again, now that nobody else changes it.
    const registration = await transaction.registrations.byId(id);
    const isGuests = registration !== null && registration.who.kind === "guest" && canBeConfirmed(registration, at);
    return isGuests && item !== null && item.post.withdrawnAt === null ? { registration, item } : null;
  };

  const withGuest = <T>(
    id: RegistrationId,
    work: (
      given: { readonly registration: Registration; readonly item: AgendaItem },
      transaction: RegistrationTransaction,
      at: Date,
    ) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    unitOfWork(async (transaction) => {
      const at = clock();
      const given = await found(transaction, id, at);
      return given === null ? refuse({ kind: "absent" }) : work(given, transaction, at);
    });

  return {
    resident: (reader, id) =>
      withItem(id, reader, async (item, transaction, at) => {
        const known = await transaction.registrations.ofResident(id, reader.id);
        if (known !== null) return ok(known.state);
        if (!takesRegistrations(item, at)) return closed(item, at);
        const who = { kind: "resident", residentId: reader.id } as const;
        return ok((await givePlace(transaction, item, { id: newId(), who, known }, at)).state);
      }),
    leave: (reader, id) =>
      withItem(id, reader, async (item, transaction, at) => {
        const known = await transaction.registrations.ofResident(id, reader.id);
        if (known !== null) await leavePlace(transaction, item, known, at, dependencies);
        return ok(null);
      }),
    ask: async (id, form, clientAddress) => {
      const guest = readGuest(form);
      if (!guest.ok) return guest;
      for (const [what, whose] of [
        ["registerPerAddress", clientAddress],
        ["registerPerMailbox", guest.value.email.toLowerCase()],
      ] as const) {
        const allowed = await dependencies.rateLimit(what, whose);
        if (!allowed.ok) return allowed;
      }
      return withItem(id, visitor, async (item, transaction, at) => {
        if (!takesRegistrations(item, at)) return closed(item, at);
        await askGuest(transaction, item, guest.value, at, dependencies);
        return ok(null);
      });
    },
    ofGuest: (id) =>
      unitOfWork(async (transaction) => {
        const given = await found(transaction, id, clock());
        return given === null || given.item.post.hidden !== null ? null : given;
      }),
    confirm: (id) =>
      withGuest(id, async ({ registration: known, item }, transaction, at) => {
        if (known.state !== "asked") return ok(known.state);
        if (!stands(item.post) || !takesRegistrations(item, at)) return closed(item, at);
        const registration = await givePlace(transaction, item, { id, who: known.who, known }, at);
        const waiting = registration.state === "waiting";
        await writeToRegistrant(
          transaction,
          {
            registration,
            item,
            words: (about) => dependencies.letters.registered({ ...about, waiting }),
            kind: "registered",
            guestKind: "registered",
            at,
          },
          dependencies,
        );
        return ok(registration.state);
      }),
    leaveAsGuest: (id) =>
      withGuest(id, async ({ registration, item }, transaction, at) => {
        await leavePlace(transaction, item, registration, at, dependencies);
        return ok(item.post.id);
      }),
    chooseReminder: (id, wanted) =>
      withGuest(id, async ({ registration }, { registrations }) => {
        await registrations.save({ ...registration, wantsReminder: wanted });
        return ok(null);
      }),
  };
};

/** Keeps that a guest asked, and writes the letter: to say yes, or that they are on the list already. */
const askGuest = async (
  transaction: RegistrationTransaction,
  item: AgendaItem,
  guest: Guest,
  at: Date,
  writing: WritingToRegistrants,
): Promise<void> => {
  const { registrations } = transaction;
  const known = await registrations.ofGuest(item.post.id, guest.email);
  const asked: Registration = {
    id: newId(),
    itemId: item.post.id,
    who: { kind: "guest", ...guest },
    state: "asked",
    askedAt: at,
    confirmedAt: null,
    wantsReminder: true,
  };
  // Whoever asks again may have mistyped their name the first time.
  if (known?.state === "asked") await registrations.remove(known.id);
  const registration = known === null || known.state === "asked" ? asked : known;
  if (registration === asked) await registrations.add(asked);
  const { letters } = writing;
  const words: typeof letters.confirm =
    registration === asked
      ? letters.confirm
      : (about) => letters.already({ ...about, waiting: registration.state === "waiting" });
  await writeToRegistrant(
    transaction,
    { registration, item, words, kind: "registration", guestKind: "registration", at },
    writing,
  );
};
