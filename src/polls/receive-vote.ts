import type { Actor } from "../posts/actor.ts";
import { stands } from "../posts/post.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { isOver } from "./poll.ts";

/** What became of a vote from another server. */
export type VoteOutcome = "vote counted" | "voted before" | "poll is over" | "no such option" | "no poll of ours";

/**
 * A vote of somebody on another server: one for each actor, or one for each option where several may be chosen. It counts
 * until the poll ends; a repeat changes nothing, and nor does another choice, which no software sends.
 */
export const receiveVote = async (
  transaction: SquareTransaction,
  vote: { readonly pollUri: string; readonly option: string; readonly voter: Actor; readonly at: Date },
): Promise<VoteOutcome> => {
  const poll = await transaction.polls.byUri(vote.pollUri);
  if (poll === null || poll.post.homeWijkId !== null || poll.post.audience !== "everyone") return "no poll of ours";
  if (!stands(poll.post)) return "no poll of ours";
  if (isOver(poll, vote.at)) return "poll is over";
  const option = poll.options.indexOf(vote.option);
  if (option < 0) return "no such option";
  const { id } = poll.post;
  const voter = await transaction.actors.saveRemote(vote.voter);
  if (!(await transaction.polls.chooseElsewhere({ poll: id, actor: voter.id, option }))) return "voted before";
  await transaction.polls.stir(id);
  return "vote counted";
};
