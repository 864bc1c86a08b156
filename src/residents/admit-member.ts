import { newId, type ResidentId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import type { DoorTransaction } from "./identity.ts";
import type { Proven } from "./residency-proof.ts";
import { joinedMonth } from "./resident.ts";

/**
 * The one place where somebody becomes a member, whichever way they came. Of the proof only the way and the month are
 * kept. Somebody whose address is a member's already stays that member, as `isNew` tells.
 */
export const admitMember = async (
  transaction: DoorTransaction,
  given: { readonly proven: Proven; readonly name: string; readonly email: string; readonly language: Language },
  at: Date,
): Promise<{ readonly residentId: ResidentId | null; readonly isNew: boolean }> => {
  const id = newId<ResidentId>();
  const isNew = await transaction.addresses.add(id, given.email, at);
  if (!isNew) return { residentId: await transaction.addresses.residentWith(given.email), isNew };
  const wijk = await transaction.wijk.read();
  await transaction.residents.add({
    id,
    name: given.name,
    roles: [],
    joinedMonth: joinedMonth(at),
    joinedBy: given.proven.way,
    postsToSee: wijk?.heldPosts ?? 0,
    organisation: null,
    language: given.language,
  });
  return { residentId: id, isNew };
};
