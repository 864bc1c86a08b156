import { invalid } from "../kernel/refusal.ts";
import { type Result, refuse } from "../kernel/result.ts";
import type { Actor } from "../posts/actor.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { addressElsewhere } from "./address-elsewhere.ts";

/** Finds an actor elsewhere by the address that people use (`@lindehout@host`); `null` when there is none. */
export type FindActor = (address: string) => Promise<Actor | null>;

/**
 * Looks up another wijk by its address and keeps its actor; `work` then goes on with it, in one transaction that opens after the
 * looking up. Refuses an address of our own, of a server or an actor that is shut out, and of anybody who is no wijk.
 */
export const withWijkAt = async <T>(
  parts: { readonly unitOfWork: UnitOfWork; readonly origin: string; readonly findActor: FindActor },
  address: string,
  work: (actor: Actor, transaction: SquareTransaction) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const wrong = (reason: string) => refuse(invalid("address", reason));
  const elsewhere = await addressElsewhere(parts, address);
  if (!elsewhere.ok) return elsewhere;
  const found = await parts.findActor(address);
  if (found === null) return wrong("address-not-found");
  if (found.type !== "Group") return wrong("address-not-a-wijk");
  return parts.unitOfWork(async (transaction) => {
    if ((await transaction.serverPolicies.standing(found.uri)) === "barred") return wrong("address-blocked");
    return work(await transaction.actors.saveRemote(found), transaction);
  });
};
