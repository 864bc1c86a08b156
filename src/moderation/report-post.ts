import type { Clock } from "../kernel/clock.ts";
import { newId, type PostId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { invalid } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { tidy } from "../kernel/text.ts";
import { mayRead } from "../posts/may-read.ts";
import { type Post, stands, wroteIt } from "../posts/post.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type ReportReason, type ReportsTransaction, reportReasons } from "./post-report.ts";

/** A post that a reader can report, and where it comes from; `host` is `null` for what was written here. */
export type Reportable = { readonly post: Post; readonly host: string | null; readonly reportedBefore: boolean };

type Resident = Extract<Reader, { kind: "resident" }>;

/** "Dit klopt niet", about a question or an answer. Its author and its server never learn who said it. */
export type ReportPost = {
  /** `null` for what the reader cannot read, wrote themselves, or what does not stand. */
  look(reader: Resident, id: PostId): Promise<Reportable | null>;
  /** Gives the thread. The same report of the same reader is one, as long as nothing was decided. */
  report(
    reader: Resident,
    id: PostId,
    given: {
      readonly reason: string;
      readonly words: string;
      readonly openly: boolean;
      readonly sendOn: boolean;
    },
  ): Promise<Result<PostId>>;
};

const longestWords = 1_000;

const isReason = (reason: string): reason is ReportReason => (reportReasons as readonly string[]).includes(reason);

export const reportPost = (dependencies: {
  readonly unitOfWork: UnitOfWork<ReportsTransaction>;
  readonly clock: Clock;
}): ReportPost => {
  const { unitOfWork, clock } = dependencies;
  const find = async (transaction: ReportsTransaction, reader: Resident, id: PostId): Promise<Reportable | null> => {
    const post = await transaction.posts.byId(id);
    if (post === null || !stands(post) || !mayRead(post, reader) || wroteIt(post, reader.id)) return null;
    const thread = await transaction.posts.byId(post.threadId);
    if (thread === null || !mayRead(thread, reader)) return null;
    const actor = post.author.kind === "elsewhere" ? await transaction.actors.byId(post.author.actorId) : null;
    const reportedBefore = await transaction.postReports.isOpenBy(reader.id, id);
    return { post, host: actor?.host ?? null, reportedBefore };
  };
  return {
    look: (reader, id) => unitOfWork((transaction) => find(transaction, reader, id)),
    report: (reader, id, { reason, words: typed, openly, sendOn }) =>
      unitOfWork(async (transaction) => {
        const found = await find(transaction, reader, id);
        if (found === null) return refuse({ kind: "absent" });
        const words = tidy(typed);
        if (!isReason(reason)) return refuse(invalid("why", "report-reason-missing"));
        if (words === "" && reason === "other") return refuse(invalid("words", "report-words-missing"));
        if (words.length > longestWords) return refuse(invalid("words", "words-too-long"));
        await transaction.postReports.add({
          id: newId(),
          postId: id,
          reporter: { kind: "resident", residentId: reader.id, openly },
          reason,
          words,
          askedToSendOn: sendOn && found.host !== null,
          reportedAt: clock(),
        });
        return ok(found.post.threadId);
      }),
  };
};
