import type { ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { tidy } from "../kernel/text.ts";
import type { Post } from "../posts/post.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { HouseRule } from "./decision.ts";

const longestReason = 200;

/** A moderator's reason: not empty, at most 200 characters. */
export const readReason = (typed: string): Result<string> => {
  const reason = tidy(typed);
  if (reason === "") return refuse(invalid("reason", "reason-missing"));
  return reason.length > longestReason ? refuse(invalid("reason", "reason-too-long")) : ok(reason);
};

/** Hides a post from all but its author and moderators, in the log and outside too. One that is hidden stays as it is. */
export const hideIn = async (
  transaction: SquareTransaction,
  post: Post,
  {
    rule,
    ...hidden
  }: { readonly at: Date; readonly by: ResidentId; readonly reason: string; readonly rule: HouseRule },
): Promise<void> => {
  if (post.hidden !== null) return;
  const { id, threadId, kind } = post;
  await transaction.posts.save({ ...post, hidden });
  const deed = `${kind}-hidden` as const;
  await transaction.log.add({ at: hidden.at, by: hidden.by, deed, aboutPost: id, reason: hidden.reason });
  const events = {
    question: { kind: "QuestionHidden", threadId },
    answer: { kind: "AnswerHidden", threadId, answerId: id },
    poll: { kind: "PollHidden", threadId },
    announcement: { kind: "AnnouncementHidden", threadId },
    activity: { kind: "ActivityHidden", threadId },
    offer: { kind: "OfferHidden", threadId },
  } as const;
  await transaction.happened(events[kind], { kind: "PostHidden", postId: id, rule });
};

/** Lets a hidden post be read again. */
export const showIn = async (
  transaction: SquareTransaction,
  post: Post,
  shown: { readonly at: Date; readonly by: ResidentId | null },
): Promise<void> => {
  if (post.hidden === null) return;
  const { id, threadId, kind } = post;
  await transaction.posts.save({ ...post, hidden: null });
  await transaction.log.add({ at: shown.at, by: shown.by, deed: `${kind}-shown` as const, aboutPost: id });
  const events = {
    question: { kind: "QuestionShown", threadId },
    answer: { kind: "AnswerShown", threadId, answerId: id },
    poll: { kind: "PollShown", threadId },
    announcement: { kind: "AnnouncementShown", threadId },
    activity: { kind: "ActivityShown", threadId },
    offer: { kind: "OfferShown", threadId },
  } as const;
  await transaction.happened(events[kind], { kind: "PostShown", postId: id });
};
