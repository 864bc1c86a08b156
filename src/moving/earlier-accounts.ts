import type { ActorId, ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { findElsewhere, type MovingParts } from "./move-out.ts";

/** So many earlier accounts may stand at one handle. */
export const mostEarlierAccounts = 10;

/**
 * Accounts elsewhere that a resident had before. They stand in the document of the resident's own handle
 * (`alsoKnownAs`), so that such an account can move to it.
 */
export type EarlierAccounts = {
  add(residentId: ResidentId, address: string): Promise<Result<null>>;
  remove(residentId: ResidentId, account: ActorId): Promise<Result<null>>;
};

export const earlierAccounts = (parts: MovingParts): EarlierAccounts => ({
  add: async (residentId, address) => {
    const { unitOfWork, clock } = parts;
    const own = await unitOfWork(({ actors }) => actors.ofResident(residentId));
    if (own === null) return refuse(invalid("earlier", "no-handle-yet"));
    const found = await findElsewhere(parts, residentId, "earlier", address);
    if (!found.ok) return found;
    return unitOfWork(async (transaction) => {
      await transaction.residents.byIdLocked(residentId);
      if ((await transaction.serverPolicies.standing(found.value.actor.uri)) === "barred")
        return refuse(invalid("earlier", "address-blocked"));
      const account = await transaction.actors.saveRemote(found.value.actor);
      const known = await transaction.moves.aliases(own.id);
      if (known.some(({ id }) => id === account.id)) return refuse(invalid("earlier", "account-named-already"));
      if (known.length >= mostEarlierAccounts) return refuse(invalid("earlier", "too-many-accounts"));
      await transaction.moves.addAlias(own.id, account.id, clock());
      return ok(null);
    });
  },
  remove: (residentId, account) =>
    parts.unitOfWork(async (transaction) => {
      const own = await transaction.actors.ofResident(residentId);
      const known = own === null ? [] : await transaction.moves.aliases(own.id);
      if (own === null || !known.some(({ id }) => id === account)) return refuse({ kind: "absent" });
      await transaction.moves.removeAlias(own.id, account);
      return ok(null);
    }),
});
