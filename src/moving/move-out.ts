import type { Clock } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Actor } from "../posts/actor.ts";
import { type ActorLinks, mayMoveFrom } from "../posts/actor-moves.ts";
import type { RateLimit } from "../residents/rate-limit.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";

/** Finds an account elsewhere by the address that people use, fetched now; `null` when there is none. */
export type LookUp = (address: string) => Promise<ActorLinks | null>;

export type MovingParts = {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly origin: string;
  readonly lookUp: LookUp;
  readonly rateLimit: RateLimit;
};

export type MoveOut = {
  /** Who lives at the new address, when the resident may move there. Keeps nothing. */
  find(residentId: ResidentId, address: string): Promise<Result<Actor>>;
  /**
   * The resident's own handle lives at the new address from now on: it writes nothing any more, nobody else ever gets it,
   * and whoever has something of it hears of the move once. Everything is looked at anew.
   */
  move(residentId: ResidentId, address: string): Promise<Result<null>>;
  /** The handle comes back. Moving again waits until seven days after the move. */
  comeBack(residentId: ResidentId): Promise<Result<null>>;
};

/** Looks an account elsewhere up for a resident. Each look-up is counted: it makes this server ask another one. */
export const findElsewhere = async (
  parts: Pick<MovingParts, "origin" | "lookUp" | "rateLimit">,
  residentId: ResidentId,
  field: string,
  typed: string,
): Promise<Result<ActorLinks>> => {
  const address = typed.trim();
  if (address === "") return refuse(invalid(field, "address-missing"));
  const lowered = address.toLowerCase();
  if (lowered.endsWith(`@${new URL(parts.origin).host}`) || lowered.startsWith(`${parts.origin}/`))
    return refuse(invalid(field, "address-here"));
  const counted = await parts.rateLimit("lookUpPerResident", residentId);
  if (!counted.ok) return counted;
  const found = await parts.lookUp(address);
  if (found === null || found.actor.uri.startsWith(`${parts.origin}/`))
    return refuse(invalid(field, "address-not-found"));
  if (found.actor.type === "Group" || found.actor.type === "Application")
    return refuse(invalid(field, "address-not-a-person"));
  return ok(found);
};

/** The resident's own handle, when it can move at this moment. */
const movable = async (transaction: SquareTransaction, residentId: ResidentId, at: Date): Promise<Result<Actor>> => {
  const own = await transaction.actors.ofResident(residentId);
  if (own === null) return refuse(invalid("address", "no-handle-yet"));
  if ((await transaction.moves.standing(own.id)) !== null) return refuse(invalid("address", "already-moved"));
  if (mayMoveFrom(await transaction.moves.latest(own.id), at) !== null)
    return refuse(invalid("address", "moved-lately"));
  return ok(own);
};

/** Both ends have to say that they are one person: only then is it no way to send others to a stranger. */
const leadsBack = (own: Actor, found: ActorLinks): Result<null> => {
  if (!found.alsoKnownAs.includes(own.uri)) return refuse(invalid("address", "new-address-silent"));
  if (found.movedTo !== null) return refuse(invalid("address", "new-address-moved"));
  return ok(null);
};

export const moveOut = (parts: MovingParts): MoveOut => {
  const { unitOfWork, clock } = parts;

  const found = async (
    residentId: ResidentId,
    address: string,
  ): Promise<Result<{ readonly own: Actor; readonly links: ActorLinks }>> => {
    const own = await unitOfWork((transaction) => movable(transaction, residentId, clock()));
    if (!own.ok) return own;
    const links = await findElsewhere(parts, residentId, "address", address);
    if (!links.ok) return links;
    if ((await unitOfWork(({ serverPolicies }) => serverPolicies.standing(links.value.actor.uri))) === "barred")
      return refuse(invalid("address", "address-blocked"));
    const agreed = leadsBack(own.value, links.value);
    return agreed.ok ? ok({ own: own.value, links: links.value }) : agreed;
  };

  return {
    find: async (residentId, address) => {
      const result = await found(residentId, address);
      return result.ok ? ok(result.value.links.actor) : result;
    },
    move: async (residentId, address) => {
      const result = await found(residentId, address);
      if (!result.ok) return result;
      const { links } = result.value;
      return unitOfWork(async (transaction) => {
        const resident = await transaction.residents.byIdLocked(residentId);
        if (resident === null) return refuse({ kind: "absent" });
        const at = clock();
        const own = await movable(transaction, residentId, at);
        if (!own.ok) return own;
        const target = await transaction.actors.saveRemote(links.actor);
        const id = crypto.randomUUID();
        await transaction.moves.add({ id, actorId: own.value.id, targetId: target.id, movedAt: at });
        await transaction.happened({ kind: "HandleMoved", moveId: id });
        return ok(null);
      });
    },
    comeBack: (residentId) =>
      unitOfWork(async (transaction) => {
        await transaction.residents.byIdLocked(residentId);
        const own = await transaction.actors.ofResident(residentId);
        const move = own === null ? null : await transaction.moves.standing(own.id);
        if (move === null) return refuse({ kind: "conflict", reason: "not-moved" });
        await transaction.moves.end(move.id, clock());
        await transaction.happened({ kind: "HandleCameBack", moveId: move.id });
        return ok(null);
      }),
  };
};
