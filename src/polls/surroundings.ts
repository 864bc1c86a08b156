import type { Post } from "../posts/post.ts";
import { type PublicSurroundings, publicSurroundings } from "../posts/surroundings.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { Poll } from "./poll.ts";

/** A poll of ours with whoever matters for telling the outside about it. */
export type PollSurroundings = PublicSurroundings & { readonly poll: Poll };

/** Looks around a poll; `null` when it has nothing to do outside, or is another wijk's. */
export const pollSurroundings = async (
  transaction: SquareTransaction,
  id: Post["id"],
): Promise<PollSurroundings | null> => {
  const poll = await transaction.polls.byId(id);
  const around = await publicSurroundings(transaction, poll?.post);
  return poll === null || around === null ? null : { ...around, poll };
};
