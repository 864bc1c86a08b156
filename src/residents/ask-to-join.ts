import { type Clock, later } from "../kernel/clock.ts";
import { type JoinRequestId, newId } from "../kernel/ids.ts";
import { ok, type Result } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { DoorTransaction } from "./identity.ts";
import { type RequestForm, readRequest, requestLasts } from "./join-request.ts";
import type { RateLimit } from "./rate-limit.ts";
import { namesOf } from "./resident-name.ts";

/**
 * Somebody without a code asks to join, and may name members who know them. The outcome tells nothing of members: not
 * whether the named ones exist, nor whether the address is of one. Whom it concerns is looked up afterwards, by
 * `askAround`, so that the answer takes as long for everybody.
 */
export type AskToJoin = (command: RequestForm & { readonly clientAddress: string }) => Promise<Result<null>>;

export const askToJoin =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<DoorTransaction>;
    readonly rateLimit: RateLimit;
    readonly clock: Clock;
  }): AskToJoin =>
  async (command) => {
    const sources = await dependencies.unitOfWork(({ officialSources }) => officialSources.all());
    const read = readRequest(command, namesOf(sources));
    if (!read.ok) return read;
    const allowed = await dependencies.rateLimit("joinPerAddress", command.clientAddress);
    if (!allowed.ok) return allowed;
    return dependencies.unitOfWork(async (transaction) => {
      await openRequest(transaction, read.value, dependencies.clock());
      return ok(null);
    });
  };

/** Whoever mistyped may ask again, but a mailbox of somebody else cannot be filled with letters about it. */
const openAtOnce = 3;

/** Keeps a request that was read; `null` when there are enough with this address already. */
export const openRequest = async (
  transaction: DoorTransaction,
  form: RequestForm,
  at: Date,
): Promise<JoinRequestId | null> => {
  const { joinRequests } = transaction;
  if ((await joinRequests.countWith(form.email)) >= openAtOnce) return null;
  const id = newId<JoinRequestId>();
  const vouchersNeeded = (await transaction.wijk.read())?.vouchersNeeded ?? 1;
  const expiresAt = later(at, requestLasts);
  await joinRequests.add({ ...form, id, vouchersNeeded, askedAt: at, expiresAt, toldAt: null });
  await transaction.happened({ kind: "JoinRequested", requestId: id });
  return id;
};
