import { type Clock, later, minute } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { BallotTransaction } from "./ballot.ts";
import { isOver, isSameTally, type Poll, tallyOf } from "./poll.ts";

/** Votes are gathered for at least so long before they are counted again. */
export const countedEvery = 5 * minute;
const atOnce = 50;

/**
 * A step of the background: counts what came in, at most once in five minutes for each poll, and closes what ended. With
 * the last count of a poll goes what was kept of who chose what: first that of residents, here, and once the outcome was
 * told, that of others too. Resolves to how many polls it counted or closed.
 */
export const countPolls = (dependencies: {
  readonly unitOfWork: UnitOfWork<BallotTransaction>;
  readonly clock: Clock;
}): (() => Promise<number>) => {
  const { unitOfWork, clock } = dependencies;

  const counted = async ({ polls, ballots }: BallotTransaction, poll: Poll, at: Date): Promise<Poll> => {
    const { id } = poll.post;
    const options = poll.options.length;
    const counts = [await ballots.count(id, options), await polls.countElsewhere(id, options)];
    return { ...poll, tally: tallyOf(counts, options, at) };
  };

  const count = (id: PostId, at: Date) =>
    unitOfWork(async (transaction) => {
      const poll = await transaction.polls.byId(id);
      if (poll === null || poll.post.withdrawnAt !== null || isOver(poll, at)) return;
      const now = await counted(transaction, poll, at);
      await transaction.polls.saveCount(now);
      if (!isSameTally(now.tally, poll.tally)) await transaction.happened({ kind: "PollChanged", threadId: id });
    });

  const close = (id: PostId, at: Date) =>
    unitOfWork(async (transaction) => {
      const poll = await transaction.polls.byId(id);
      if (poll === null || poll.post.withdrawnAt !== null || poll.closedAt !== null || !isOver(poll, at)) return;
      const isOurs = poll.post.homeWijkId === null;
      const last = isOurs ? await counted(transaction, poll, at) : poll;
      await transaction.polls.saveCount({ ...last, closedAt: poll.endsAt });
      await transaction.ballots.forget(id);
      if (isOurs) await transaction.happened({ kind: "PollClosed", threadId: id });
    });

  return async () => {
    const at = clock();
    const { ended, stirred } = await unitOfWork(async ({ polls }) => ({
      ended: await polls.toClose(at, atOnce),
      stirred: await polls.toCount(later(at, -countedEvery), at, atOnce),
    }));
    for (const id of ended) await close(id, at);
    for (const id of stirred) await count(id, at);
    return ended.length + stirred.length;
  };
};

/** Throws away who chose what in a poll, of residents and of others. */
export const forgetWhoVoted =
  (dependencies: { readonly unitOfWork: UnitOfWork<BallotTransaction> }) =>
  (id: PostId): Promise<void> =>
    dependencies.unitOfWork(async ({ polls, ballots }) => {
      await ballots.forget(id);
      await polls.forgetVotes(id);
    });
