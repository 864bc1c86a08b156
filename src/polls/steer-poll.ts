import type { Clock } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { withOwn } from "../posts/with-own.ts";
import { mayBeReworded } from "../questions/hold.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { change, endNow, type Poll, type PollText, withdraw } from "./poll.ts";

/** Everything that the maker of a poll, and nobody else, can do with it. Others get `absent`. */
export type SteerPoll = {
  /** Other words around the same options, while it is open. */
  change(id: PostId, by: ResidentId, text: PollText): Promise<Result<null>>;
  /** Ends it before its time. What came in until then is counted. */
  close(id: PostId, by: ResidentId): Promise<Result<null>>;
  /** Takes it back for good; a deletion goes to everyone who got it. */
  withdraw(id: PostId, by: ResidentId): Promise<Result<null>>;
};

export const steerPoll = (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }): SteerPoll => {
  const { clock } = dependencies;
  const own = withOwn(dependencies.unitOfWork, ({ polls }, id) => polls.byId(id));
  return {
    change: (id, by, text) =>
      own(id, by, async (poll, transaction) => {
        const allowed = await mayBeReworded(transaction, poll.post, clock());
        if (!allowed.ok) return allowed;
        const changed = change(poll, text, clock());
        if (!changed.ok) return changed;
        await transaction.polls.save(changed.value);
        if (poll.post.held === null) await transaction.happened({ kind: "PollChanged", threadId: id });
        return ok(null);
      }),
    close: (id, by) =>
      own(id, by, async (poll, transaction) => {
        if (poll.post.held !== null) return refuse({ kind: "absent" });
        const ended = endNow(poll, clock());
        if (!ended.ok) return ended;
        await transaction.polls.save(ended.value);
        return ok(null);
      }),
    withdraw: (id, by) =>
      own(id, by, async (poll, transaction) => {
        await withdrawPoll(transaction, poll, clock());
        return ok(null);
      }),
  };
};

/** Takes a poll back; shared by the page and by deletions from elsewhere. Its words are erased at once. */
export const withdrawPoll = async (transaction: SquareTransaction, poll: Poll, at: Date): Promise<void> => {
  const { id, uri } = poll.post;
  if (uri !== null) await transaction.posts.bury(uri, at);
  await transaction.polls.save(withdraw(poll, at));
  await transaction.ways.eraseWords(id);
  await transaction.happened({ kind: "PollWithdrawn", threadId: id });
};
