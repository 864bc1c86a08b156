import type { Clock } from "../kernel/clock.ts";
import { type ActorId, newId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type FindActor, withWijkAt } from "./find-wijk.ts";

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
  follow: (address) =>
    withWijkAt(dependencies, address, async (actor, transaction) => {
      const known = await transaction.ring.neighbour(actor.id);
      if (known !== null && known.state !== "rejected") return refuse(invalid("address", "already-followed"));
      await transaction.ring.saveNeighbour({
        actorId: actor.id,
        followUri: `${dependencies.origin}/ap/v/${newId()}`,
        state: "requested",
        since: dependencies.clock(),
      });
      await transaction.happened({ kind: "NeighbourChosen", neighbourUri: actor.uri });
      return ok(null);
    }),
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
