import type { Actor } from "../posts/actor.ts";
import { type ActorLinks, mayMoveFrom } from "../posts/actor-moves.ts";
import type { SquareTransaction } from "../unit-of-work.ts";

/** Somebody whom we know moved: who, and where they live now. Otherwise in a few words why it changes nothing. */
export type MovedIn = { readonly from: Actor; readonly to: Actor } | string;

/** Why a move from elsewhere changes nothing whatever its target says; `null` when its target is to be asked. */
export const reasonToStay = async (
  { actors, moves, serverPolicies }: Pick<SquareTransaction, "actors" | "moves" | "serverPolicies">,
  given: { readonly from: string; readonly to: string; readonly at: Date },
): Promise<string | null> => {
  const known = await actors.byUri(given.from);
  if (known === null || known.kind !== "remote") return "actor unknown here";
  if ((await serverPolicies.standing(given.to)) === "barred") return "server is blocked";
  return mayMoveFrom(await moves.latest(known.id), given.at) === null ? null : "moved less than seven days ago";
};

/**
 * Remembers that an actor of another server lives elsewhere now. `links` is what the new address says of itself, fetched
 * from its own server: it has to name the old one, and to be the end of the way.
 */
export const moveIn = async (
  transaction: SquareTransaction,
  given: { readonly from: string; readonly links: ActorLinks; readonly at: Date },
): Promise<MovedIn> => {
  const { links, at } = given;
  if (!links.alsoKnownAs.includes(given.from)) return "new address does not name the old one";
  if (links.movedTo !== null) return "new address moved on";
  const reason = await reasonToStay(transaction, { from: given.from, to: links.actor.uri, at });
  if (reason !== null) return reason;
  const from = await transaction.actors.byUri(given.from);
  if (from === null) return "actor unknown here";
  const to = links.actor.kind === "remote" ? await transaction.actors.saveRemote(links.actor) : links.actor;
  // What moved away and says no longer that it did has come back; but not within days, or two could chase each other.
  const onward = await transaction.moves.standing(to.id);
  if (onward !== null && mayMoveFrom(onward, at) !== null) return "new address moved on";
  if (onward !== null) await transaction.moves.end(onward.id, at);
  const before = await transaction.moves.standing(from.id);
  if (before !== null) await transaction.moves.end(before.id, at);
  await transaction.moves.add({ id: crypto.randomUUID(), actorId: from.id, targetId: to.id, movedAt: at });
  return { from, to };
};
