import type { Actor } from "../posts/actor.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { leaveRing } from "./end-membership.ts";
import { hear, type TheirWord } from "./membership.ts";

/**
 * Another wijk said something about the ring; `theirs` is its actor as we know it. Gives whether it changed anything. What
 * it takes back, and whatever that rested on, counts no more, also when it comes afterwards.
 */
export const hearAboutRing = async (
  transaction: SquareTransaction,
  theirs: Actor,
  word: TheirWord,
  at: Date,
): Promise<boolean> => {
  const { memberships, posts } = transaction;
  const known = await memberships.of(theirs.id);
  const heard = hear(known, word, at);
  if (heard === null) return false;
  await memberships.save(theirs.id, heard.standing);
  const kept = [heard.standing.own?.uri, heard.standing.theirUri];
  for (const uri of [known?.own?.uri, known?.theirUri])
    if (uri != null && !kept.includes(uri)) await posts.bury(uri, at);
  if (heard.left) await leaveRing(transaction, theirs, at);
  return true;
};
