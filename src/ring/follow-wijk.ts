import type { Clock } from "../kernel/clock.ts";
import { type ActorId, newId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Actor } from "../posts/actor.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { readHost } from "./block-server.ts";

/** Finds an actor elsewhere by the address that people use (`@lindehout@host`); `null` when there is none. */
export type FindActor = (address: string) => Promise<Actor | null>;

export type FollowWijk = {
  follow(address: string): Promise<Result<null>>;
  stop(id: ActorId): Promise<Result<null>>;
};

/** Our wijk starts or stops to follow a neighbouring one. Looking up comes first; the transaction opens afterwards. */
export const followWijk = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly origin: string;
  readonly findActor: FindActor;
}): FollowWijk => ({
  follow: async (address) => {
    const { clock, origin, unitOfWork } = dependencies;
    const typed = address.trim().toLowerCase();
    if (typed === "") return refuse(invalid("address", "address-missing"));
    if (typed.endsWith(`@${new URL(origin).host}`) || typed.startsWith(`${origin}/`))
      return refuse(invalid("address", "address-own"));
    const host = readHost(address);
    if (host !== null && (await unitOfWork(({ serverPolicies }) => serverPolicies.isBarred(host))))
      return refuse(invalid("address", "address-blocked"));
    const found = await dependencies.findActor(address);
    if (found === null) return refuse(invalid("address", "address-not-found"));
    if (found.type !== "Group") return refuse(invalid("address", "address-not-a-wijk"));
    return unitOfWork(async (transaction) => {
      if ((await transaction.serverPolicies.standing(found.uri)) === "barred")
        return refuse(invalid("address", "address-blocked"));
      const actor = await transaction.actors.saveRemote(found);
      const known = await transaction.ring.neighbour(actor.id);
      if (known !== null && known.state !== "rejected") return refuse(invalid("address", "already-followed"));
      await transaction.ring.saveNeighbour({
        actorId: actor.id,
        followUri: `${origin}/ap/v/${newId()}`,
        state: "requested",
        since: clock(),
      });
      await transaction.happened({ kind: "NeighbourChosen", neighbourUri: actor.uri });
      return ok(null);
    });
  },
  stop: (id) =>
    dependencies.unitOfWork(async (transaction) => {
      const neighbour = await transaction.ring.neighbour(id);
      if (neighbour === null) return refuse({ kind: "absent" });
      await transaction.ring.removeNeighbour(id);
      await transaction.happened({
        kind: "NeighbourLeft",
        neighbourUri: neighbour.actor.uri,
        followUri: neighbour.followUri,
      });
      return ok(null);
    }),
});
