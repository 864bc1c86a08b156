import type { Clock } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { tidy } from "../kernel/text.ts";
import type { Actor } from "../posts/actor.ts";
import { type Post, stands, wroteIt } from "../posts/post.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { readRule } from "./decision.ts";
import { hideIn, readReason } from "./hide.ts";
import type { PostDecision, PostReport, ReportReason, ReportsTransaction } from "./post-report.ts";

/** What one reporter said, as moderators see it. */
export type SaidAboutPost = {
  readonly reason: ReportReason | null;
  readonly words: string;
  readonly reportedAt: Date;
  readonly times: number;
  readonly askedToSendOn: boolean;
  /** The name of a neighbour who agreed to that, or the server that it came from; `null` for who stays unnamed. */
  readonly by:
    | { readonly kind: "name" | "server"; readonly name: string }
    /** Somebody without an account; whether they gave an address to hear of it. */
    | { readonly kind: "guest"; readonly hears: boolean }
    | null;
};

/** A post about which reports wait. */
export type ReportedPost = {
  readonly post: Post;
  /** `null` for what was written here. */
  readonly author: Actor | null;
  readonly authorName: string | null;
  readonly threadTitle: string;
  readonly said: readonly SaidAboutPost[];
  readonly sentOnAt: Date | null;
  /** It comes from elsewhere, and its server may hear of it. */
  readonly canBeSentOn: boolean;
};

/** Tells the server that a post comes from what moderators found, in their words and signed by our server. */
export type SendFlag = (
  transaction: SquareTransaction,
  given: { readonly post: Post; readonly author: Actor; readonly words: string; readonly at: Date },
) => Promise<void>;

/**
 * What moderators do with reports of posts: one decision for all that wait about a post. The routes are open to moderators
 * only; one who wrote the post neither sees the reports nor decides.
 */
export type DecidePostReports = {
  waiting(moderator: ResidentId): Promise<readonly ReportedPost[]>;
  /** Needs a house rule, or the law, for what stands. */
  hide(moderator: ResidentId, post: PostId, reason: string, rule: string): Promise<Result<null>>;
  leave(moderator: ResidentId, post: PostId, reason: string): Promise<Result<null>>;
  /** Once for what waits now; who reported is not in it. */
  sendOn(moderator: ResidentId, post: PostId, words: string): Promise<Result<null>>;
};

/** As much as Mastodon takes (federation.md, 2.6). */
const longestWords = 5_000;

export const decidePostReports = (dependencies: {
  readonly unitOfWork: UnitOfWork<ReportsTransaction>;
  readonly clock: Clock;
  readonly sendFlag: SendFlag;
}): DecidePostReports => {
  const { unitOfWork, clock } = dependencies;

  const authorOf = async ({ actors }: ReportsTransaction, { author }: Post): Promise<Actor | null> =>
    author.kind === "elsewhere" ? actors.byId(author.actorId) : null;

  const saidBy = async ({ residents }: ReportsTransaction, report: PostReport): Promise<SaidAboutPost> => {
    const { reporter, reason, words, reportedAt, times, askedToSendOn } = report;
    const said = { reason, words, reportedAt, times, askedToSendOn };
    if (reporter.kind === "server") return { ...said, by: { kind: "server", name: reporter.host } };
    if (reporter.kind === "guest") return { ...said, by: { kind: "guest", hears: reporter.email !== null } };
    const named = reporter.openly ? await residents.byId(reporter.residentId) : null;
    return { ...said, by: named === null ? null : { kind: "name", name: named.name } };
  };

  const withReports = (
    moderator: ResidentId,
    id: PostId,
    work: (
      transaction: ReportsTransaction,
      post: Post,
      reports: readonly PostReport[],
      at: Date,
    ) => Promise<Result<null>>,
  ): Promise<Result<null>> =>
    unitOfWork(async (transaction) => {
      const reports = await transaction.postReports.waitingAbout(id);
      const post = reports.length === 0 ? null : await transaction.posts.byId(id);
      if (post === null || wroteIt(post, moderator)) return refuse({ kind: "absent" });
      return work(transaction, post, reports, clock());
    });

  const decideAll = async (
    { postReports, happened }: ReportsTransaction,
    reports: readonly PostReport[],
    decision: PostDecision,
    by: ResidentId,
    at: Date,
  ): Promise<Result<null>> => {
    for (const { id } of reports) {
      await postReports.decide(id, decision, by, at);
      await happened({ kind: "PostReportDecided", reportId: id });
    }
    return ok(null);
  };

  return {
    waiting: (moderator) =>
      unitOfWork(async (transaction) => {
        const reported = new Map<PostId, PostReport[]>();
        for (const report of await transaction.postReports.allWaiting())
          reported.set(report.postId, [...(reported.get(report.postId) ?? []), report]);
        const found: ReportedPost[] = [];
        for (const [id, reports] of reported) {
          const post = await transaction.posts.byId(id);
          if (post === null || wroteIt(post, moderator)) continue;
          const author = await authorOf(transaction, post);
          const resident =
            post.author.kind === "resident" ? await transaction.residents.byId(post.author.residentId) : null;
          const thread = await transaction.posts.byId(post.threadId);
          const barred = author !== null && (await transaction.serverPolicies.standing(author.uri)) === "barred";
          found.push({
            post,
            author,
            authorName: author?.name ?? resident?.name ?? null,
            threadTitle: thread?.title ?? "",
            said: await Promise.all(reports.map((report) => saidBy(transaction, report))),
            sentOnAt: reports.find(({ sentOnAt }) => sentOnAt !== null)?.sentOnAt ?? null,
            canBeSentOn: author !== null && !barred && stands(post),
          });
        }
        return found;
      }),
    hide: (moderator, id, typed, typedRule) =>
      withReports(moderator, id, async (transaction, post, reports, at) => {
        const reason = readReason(typed);
        if (!reason.ok) return reason;
        if (stands(post)) {
          const rule = readRule(typedRule);
          if (!rule.ok) return rule;
          await hideIn(transaction, post, { at, by: moderator, reason: reason.value, rule: rule.value });
        }
        return decideAll(transaction, reports, { outcome: "hidden", reason: reason.value }, moderator, at);
      }),
    leave: (moderator, id, typed) =>
      withReports(moderator, id, async (transaction, _post, reports, at) => {
        const reason = readReason(typed);
        if (!reason.ok) return reason;
        await transaction.log.add({ at, by: moderator, deed: "report-left", aboutPost: id, reason: reason.value });
        return decideAll(transaction, reports, { outcome: "left", reason: reason.value }, moderator, at);
      }),
    sendOn: (moderator, id, typed) =>
      withReports(moderator, id, async (transaction, post, reports, at) => {
        const words = tidy(typed);
        const author = await authorOf(transaction, post);
        if (author === null || !stands(post)) return refuse({ kind: "absent" });
        if (reports.some(({ sentOnAt }) => sentOnAt !== null))
          return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        if ((await transaction.serverPolicies.standing(author.uri)) === "barred")
          return refuse(invalid("words", "address-blocked"));
        if (words === "") return refuse(invalid("words", "report-words-missing"));
        if (words.length > longestWords) return refuse(invalid("words", "text-too-long"));
        if (/\/ap\/o\//.test(words)) return refuse(invalid("words", "report-words-address"));
        await dependencies.sendFlag(transaction, { post, author, words, at });
        await transaction.postReports.markSentOn(id, at);
        await transaction.log.add({
          at,
          by: moderator,
          deed: "report-sent-on",
          aboutPost: id,
          detail: author.host.slice(0, 500),
        });
        return ok(null);
      }),
  };
};
