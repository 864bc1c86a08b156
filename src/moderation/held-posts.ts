import type { WijkEvent } from "../events.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ActorId, PostId, ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { tidy } from "../kernel/text.ts";
import { type Post, wroteIt } from "../posts/post.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { readRule } from "./decision.ts";

/** A post that waits, with what a moderator needs to judge it. */
export type HeldPost = {
  readonly post: Post;
  readonly authorName: string | null;
  /** The server that it came from; `null` for what was written here. */
  readonly host: string | null;
  readonly threadTitle: string;
  /** What can be chosen, of a poll. */
  readonly options: readonly string[];
};

export type HeldPostStore = {
  /** What waits for a moderator, longest first. Withdrawn and refused ones are not there. */
  waiting(limit: number): Promise<readonly HeldPost[]>;
  /** How many wait. */
  count(): Promise<number>;
  /** How many of one author from elsewhere wait. */
  countBy(author: ActorId): Promise<number>;
  /**
   * Lets a waiting post through as it was when it last changed at `editedAt`; it stands in the wijk from `at` on. The post,
   * for one caller only, or `null` when it does not wait or other words stand in it by now.
   */
  letThrough(id: PostId, editedAt: Date | null, at: Date): Promise<Post | null>;
  /** Takes back a no: the post waits again. `null` when it was not refused. */
  takeUpAgain(id: PostId): Promise<Post | null>;
  /** Says no to a waiting post; `null` when it does not wait. */
  refuse(
    id: PostId,
    refused: { readonly at: Date; readonly by: ResidentId; readonly reason: string },
  ): Promise<Post | null>;
};

/**
 * What a moderator does with what newcomers and people of limited servers wrote. Nobody decides about their own.
 * The routes are open to moderators only.
 */
export type JudgeHeldPost = {
  /** `editedAt`: which words the moderator read. Refuses with `conflict` when it is decided already or was changed. */
  letThrough(id: PostId, by: ResidentId, editedAt: Date | null): Promise<Result<null>>;
  /** The author reads the reason, and on which house rule it is. */
  refuse(id: PostId, by: ResidentId, reason: string, rule: string): Promise<Result<null>>;
};

const longestReason = 200;

/** What happens when a post that waited stands in the wijk. */
const letInto = ({ id, kind, threadId, homeWijkId }: Post): WijkEvent | null => {
  // What a neighbour says to its residents is that neighbour's to share.
  if (kind === "announcement") return homeWijkId === null ? { kind: "AnnouncementMade", threadId } : null;
  if (kind === "answer") return { kind: "AnswerReceived", threadId, answerId: id };
  // A poll, an activity or an offer of a neighbour is that neighbour's to tell of.
  if (kind === "poll") return homeWijkId === null ? { kind: "PollMade", threadId } : null;
  if (kind === "activity") return homeWijkId === null ? { kind: "ActivityPlanned", threadId } : null;
  if (kind === "offer") return homeWijkId === null ? { kind: "OfferMade", threadId } : null;
  return homeWijkId === null ? { kind: "QuestionAsked", threadId } : { kind: "NeighbourQuestionReceived", threadId };
};

/** Lets a waiting post stand in the wijk, in the transaction of who decides. */
export const letThroughIn = async (
  { posts, heldPosts, polls, residents, log, happened }: SquareTransaction,
  given: { readonly id: PostId; readonly by: ResidentId | null; readonly editedAt: Date | null; readonly at: Date },
): Promise<Result<null>> => {
  const { id, by, editedAt, at } = given;
  const written = await posts.byId(id);
  const writer = written?.author.kind === "resident" ? written.author.residentId : null;
  if (writer !== null && (await residents.isSuspended(writer))) return refuse(invalid("reason", "author-suspended"));
  // Its time begins now: nobody could vote while it waited.
  await polls.begin(id, at);
  const post = await heldPosts.letThrough(id, editedAt, at);
  if (post === null) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
  if (post.author.kind === "resident") await residents.countSeen(post.author.residentId);
  await log.add({ at, by, deed: "post-let-through", aboutPost: id });
  const event = letInto(post);
  if (event !== null) await happened(event);
  return ok(null);
};

export const judgeHeldPost = (dependencies: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}): JudgeHeldPost => {
  const { unitOfWork, clock } = dependencies;
  const withPost = (
    id: PostId,
    by: ResidentId,
    work: (transaction: SquareTransaction, at: Date) => Promise<Result<null>>,
  ): Promise<Result<null>> =>
    unitOfWork(async (transaction) => {
      const post = await transaction.posts.byId(id);
      if (post === null || post.withdrawnAt !== null || wroteIt(post, by)) return refuse({ kind: "absent" });
      // Holds the question, as its asker does who changes it.
      if (post.kind === "question" || post.kind === "answer") await transaction.questions.byId(post.threadId);
      return work(transaction, clock());
    });
  return {
    letThrough: (id, by, editedAt) =>
      withPost(id, by, (transaction, at) => letThroughIn(transaction, { id, by, editedAt, at })),
    refuse: (id, by, given, typed) =>
      withPost(id, by, async ({ heldPosts, log, happened }, at) => {
        const reason = tidy(given);
        if (reason === "") return refuse(invalid("reason", "reason-missing"));
        if (reason.length > longestReason) return refuse(invalid("reason", "reason-too-long"));
        const rule = readRule(typed);
        if (!rule.ok) return rule;
        const post = await heldPosts.refuse(id, { at, by, reason });
        if (post === null) return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        await log.add({ at, by, deed: "post-refused", aboutPost: id, reason });
        await happened({ kind: "PostRefused", threadId: post.threadId, postId: id, rule: rule.value });
        return ok(null);
      }),
  };
};

const shownAtOnce = 100;

/** What waits for a moderator, the longest first. */
export type ReadHeldPosts = { waiting(): Promise<readonly HeldPost[]>; count(): Promise<number> };

export const readHeldPosts = (dependencies: { readonly unitOfWork: UnitOfWork }): ReadHeldPosts => ({
  waiting: () => dependencies.unitOfWork(({ heldPosts }) => heldPosts.waiting(shownAtOnce)),
  count: () => dependencies.unitOfWork(({ heldPosts }) => heldPosts.count()),
});
