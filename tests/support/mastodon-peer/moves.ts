import { inboxesOfFollowers } from "./reach.ts";
import { idOf, ids } from "./reading.ts";
import { type Actor, type Json, type LocalAccount, localAccount, type SentRecord } from "./records.ts";
import { Refused } from "./refusals.ts";
import type { World } from "./world.ts";

const coolDown = 7 * 24 * 3_600_000;
const context = "https://www.w3.org/ns/activitystreams";

/** Ids that an account says are its own too, read at this moment. */
const aliasesOf = async (world: World, id: string): Promise<readonly string[]> =>
  localAccount(world.records, id)?.alsoKnownAs ??
  ids((await world.documents.fetchDocument(id, world.instance())).alsoKnownAs);

/** Move: of itself, once in 7 days, to an account that names it; federation.md 2.6. */
export const receiveMove = async (world: World, activity: Json, actor: Actor): Promise<void> => {
  const { records, clock } = world;
  if (idOf(activity.object) !== actor.id) throw new Refused("move of another", String(idOf(activity.object)));
  const before = records.moveSeen.get(actor.id);
  if (before !== undefined && clock().getTime() - before.getTime() < coolDown)
    throw new Refused("move too soon", actor.id);
  const target = idOf(activity.target) ?? "";
  if (!(await aliasesOf(world, target)).includes(actor.id)) throw new Refused("move not agreed", target);
  records.moveSeen.set(actor.id, clock());
  records.moved.set(actor.id, target);
};

/** What an Update of an actor says of moving; federation.md 2.5. */
export const readMovedTo = (world: World, id: string, document: Json): void => {
  const movedTo = idOf(document.movedTo);
  if (movedTo === null) world.records.moved.delete(id);
  else world.records.moved.set(id, movedTo);
};

/** An account of the peer moves: it asks first whether the new one names it, as Mastodon does before it says anything. */
export const moveAway = async (
  world: World,
  account: LocalAccount,
  target: string,
  alsoTo: readonly string[],
): Promise<readonly SentRecord[]> => {
  if (!(await aliasesOf(world, target)).includes(account.id)) throw new Refused("move not agreed", target);
  account.movedTo = target;
  const move = {
    "@context": context,
    id: `${account.id}#moves/${world.nextNumber()}`,
    type: "Move",
    actor: account.id,
    object: account.id,
    target,
  };
  const inboxes = new Set([...inboxesOfFollowers(world, account), ...alsoTo]);
  return Promise.all([...inboxes].map((inbox) => world.deliver(move, inbox, account)));
};
