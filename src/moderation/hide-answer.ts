import type { Clock } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { tidy } from "../kernel/text.ts";
import type { Post } from "../posts/post.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";

/** What a moderator can do with an answer. The route is open to moderators only. Gives the thread's id. */
export type HideAnswer = {
  hide(id: PostId, by: ResidentId, reason: string): Promise<Result<PostId>>;
  show(id: PostId, by: ResidentId): Promise<Result<PostId>>;
};

const longestReason = 200;

export const hideAnswer = (dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }): HideAnswer => {
  const withAnswer = (id: PostId, work: (answer: Post, transaction: SquareTransaction) => Promise<Result<PostId>>) =>
    dependencies.unitOfWork(async (transaction): Promise<Result<PostId>> => {
      const answer = await transaction.posts.byId(id);
      const gone = answer === null || answer.kind !== "answer" || answer.withdrawnAt !== null || answer.held !== null;
      if (gone) return refuse({ kind: "absent" });
      const thread = await transaction.posts.byId(answer.threadId);
      return thread === null || thread.withdrawnAt !== null ? refuse({ kind: "absent" }) : work(answer, transaction);
    });
  return {
    hide: (id, by, given) =>
      withAnswer(id, async (answer, transaction) => {
        const reason = tidy(given);
        if (reason === "") return refuse(invalid("reason", "reason-missing"));
        if (reason.length > longestReason) return refuse(invalid("reason", "reason-too-long"));
        if (answer.hidden !== null) return ok(answer.threadId);
        const at = dependencies.clock();
        await transaction.posts.save({ ...answer, hidden: { at, by, reason } });
        await transaction.log.add({ at, by, deed: "answer-hidden", aboutPost: id, reason });
        await transaction.happened({ kind: "AnswerHidden", threadId: answer.threadId, answerId: id });
        return ok(answer.threadId);
      }),
    show: (id, by) =>
      withAnswer(id, async (answer, transaction) => {
        if (answer.hidden === null) return ok(answer.threadId);
        await transaction.posts.save({ ...answer, hidden: null });
        await transaction.log.add({ at: dependencies.clock(), by, deed: "answer-shown", aboutPost: id });
        await transaction.happened({ kind: "AnswerShown", threadId: answer.threadId, answerId: id });
        return ok(answer.threadId);
      }),
  };
};
