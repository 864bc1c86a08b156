import type { Clock } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Post } from "../posts/post.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { readRule } from "./decision.ts";
import { hideIn, readReason, showIn } from "./hide.ts";

/** What a moderator can do with an answer. The route is open to moderators only. Gives the thread's id. */
export type HideAnswer = {
  /** Needs a reason and a house rule, or the law. */
  hide(id: PostId, by: ResidentId, reason: string, rule: string): Promise<Result<PostId>>;
  show(id: PostId, by: ResidentId): Promise<Result<PostId>>;
};

/** The same with a question, and with it everything that stands under it. */
export type HideQuestion = HideAnswer;

type Dependencies = { readonly unitOfWork: UnitOfWork; readonly clock: Clock };

const hiding = ({ unitOfWork, clock }: Dependencies, kind: Post["kind"]): HideAnswer => {
  const withPost = (id: PostId, work: (post: Post, transaction: SquareTransaction) => Promise<Result<PostId>>) =>
    unitOfWork(async (transaction): Promise<Result<PostId>> => {
      const post = await transaction.posts.byIdLocked(id);
      if (post === null || post.kind !== kind || post.withdrawnAt !== null || post.held !== null)
        return refuse({ kind: "absent" });
      const thread = await transaction.posts.byId(post.threadId);
      return thread === null || thread.withdrawnAt !== null ? refuse({ kind: "absent" }) : work(post, transaction);
    });
  return {
    hide: (id, by, given, typed) =>
      withPost(id, async (post, transaction) => {
        const reason = readReason(given);
        if (!reason.ok) return reason;
        const rule = readRule(typed);
        if (!rule.ok) return rule;
        await hideIn(transaction, post, { at: clock(), by, reason: reason.value, rule: rule.value });
        return ok(post.threadId);
      }),
    show: (id, by) =>
      withPost(id, async (post, transaction) => {
        await showIn(transaction, post, { at: clock(), by });
        return ok(post.threadId);
      }),
  };
};

export const hideAnswer = (dependencies: Dependencies): HideAnswer => hiding(dependencies, "answer");

export const hideQuestion = (dependencies: Dependencies): HideQuestion => hiding(dependencies, "question");

/** The same with an announcement. */
export const hideAnnouncement = (dependencies: Dependencies): HideAnswer => hiding(dependencies, "announcement");

/** The same with a poll. */
export const hidePoll = (dependencies: Dependencies): HideAnswer => hiding(dependencies, "poll");

/** The same with an activity. */
export const hideActivity = (dependencies: Dependencies): HideAnswer => hiding(dependencies, "activity");

/** The same with an offer. */
export const hideOffer = (dependencies: Dependencies): HideAnswer => hiding(dependencies, "offer");
