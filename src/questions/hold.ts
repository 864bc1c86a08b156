import type { ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Held, Post } from "../posts/post.ts";
import type { SquareTransaction } from "../unit-of-work.ts";

/**
 * Whether what a resident writes now waits for a moderator: as long as fewer of their posts were let through than the
 * wijk asked of them when they joined. Those who moderate are not held.
 */
export const holdFor = async (
  { residents }: Pick<SquareTransaction, "residents">,
  residentId: ResidentId,
  at: Date,
): Promise<Held | null> => {
  const resident = await residents.byId(residentId);
  const moderates = resident?.roles.some((role) => role !== "wijkwijzer") === true;
  return resident === null || resident.postsToSee === 0 || moderates ? null : { since: at, refused: null };
};

/**
 * Whether the author may put other words in the place of these. Not when a moderator let it through and still looks
 * first at what they write, or nobody would have seen the new words; and not once it was refused.
 */
export const mayBeReworded = async (
  { residents }: Pick<SquareTransaction, "residents">,
  post: Post,
  at: Date,
): Promise<Result<null>> => {
  if (post.held !== null) return post.held.refused === null ? ok(null) : refuse(invalid("text", "post-refused"));
  if (post.author.kind !== "resident") return ok(null);
  return (await holdFor({ residents }, post.author.residentId, at)) === null
    ? ok(null)
    : refuse(invalid("text", "moderator-looks-first"));
};
