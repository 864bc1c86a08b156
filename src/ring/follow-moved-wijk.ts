import { newId } from "../kernel/ids.ts";
import type { Actor } from "../posts/actor.ts";
import type { SquareTransaction } from "../unit-of-work.ts";

/**
 * A neighbouring wijk moved: ours follows it at its new address and no longer at the old one, and its threads go with
 * it. `false` when it was no neighbour, or when what it became is no wijk that can be followed: then nothing changes, and
 * the administrator sees where it went.
 */
export const followMovedWijk = async (
  transaction: SquareTransaction,
  given: { readonly from: Actor; readonly to: Actor; readonly origin: string; readonly at: Date },
): Promise<boolean> => {
  const { from, to, origin } = given;
  const neighbour = await transaction.ring.neighbour(from.id);
  if (neighbour === null || neighbour.state === "rejected" || to.kind !== "remote" || to.type !== "Group") return false;
  await transaction.posts.handOver(from.id, to.id);
  const known = await transaction.ring.neighbour(to.id);
  if (known === null || known.state === "rejected") {
    const followUri = `${origin}/ap/v/${newId()}`;
    await transaction.ring.saveNeighbour({ actorId: to.id, followUri, state: "requested", since: given.at });
    await transaction.happened({ kind: "NeighbourChosen", neighbourUri: to.uri });
  }
  await transaction.ring.removeNeighbour(from.id);
  await transaction.happened({ kind: "NeighbourLeft", neighbourUri: from.uri, followUri: neighbour.followUri });
  return true;
};
