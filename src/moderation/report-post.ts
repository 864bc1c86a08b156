import type { Clock } from "../kernel/clock.ts";
import { newId, type PostId, type PostReportId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import type { Reader } from "../kernel/reader.ts";
import { invalid, type Problem, type Refusal } from "../kernel/refusal.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { tidy } from "../kernel/text.ts";
import { mayRead } from "../posts/may-read.ts";
import { type Post, stands, wroteIt } from "../posts/post.ts";
import { readEmailAddress } from "../residents/email-address.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import { writeLetter, writeToGuest } from "../residents/letters.ts";
import type { RateLimit } from "../residents/rate-limit.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import {
  type Reporter,
  type ReportReason,
  type ReportsTransaction,
  reasonsWithWords,
  reportReasons,
} from "./post-report.ts";

/** A post that a reader can report, and where it comes from; `host` is `null` for what was written here. */
export type Reportable = {
  readonly post: Post;
  readonly host: string | null;
  /** Of a resident: an open report of theirs is there. Of a guest nobody knows. */
  readonly reportedBefore: boolean;
};

/** From where somebody without an account reports, and in which language they read. */
export type GuestAt = { readonly clientAddress: string; readonly language: Language };

/** What is said of a post; `email` by guests, to hear of it, and may be empty. */
export type ReportForm = {
  readonly reason: string;
  readonly words: string;
  readonly email: string;
  readonly openly: boolean;
  readonly sendOn: boolean;
};

/** The words of the letter that a report arrived. It says nothing of what was typed, since anybody can type any address. */
export type ReceivedLetter = (given: {
  readonly wijk: string;
  /** Empty for a guest. */
  readonly name: string;
  /** The thread. */
  readonly title: string;
}) => LetterWords;

/**
 * "Dit klopt niet", about anything written, by whoever can read it, with an account or without. Its author and its server never learn
 * who said it. Who left a way to reach them hears that it arrived (DSA, article 16, paragraph 4).
 */
export type ReportPost = {
  /** `null` for what the reader cannot read, wrote themselves, or what does not stand. */
  look(reader: Reader, id: PostId): Promise<Reportable | null>;
  /** Gives the thread. The same report of the same reader is one, as long as nothing was decided. */
  report(reader: Reader, id: PostId, given: ReportForm, guest: GuestAt): Promise<Result<PostId>>;
};

const longestWords = 1_000;

const isReason = (reason: string): reason is ReportReason => (reportReasons as readonly string[]).includes(reason);

type Said = { readonly reason: ReportReason; readonly words: string; readonly email: string | null };

/** Reads what was filled in; tells every problem at once. */
const readSaid = ({ reason, words: typed, email: typedEmail }: ReportForm, isGuest: boolean): Result<Said> => {
  const words = tidy(typed);
  const email = !isGuest || typedEmail.trim() === "" ? ok(null) : readEmailAddress(typedEmail, "email");
  const problemsOf = (refusal: Refusal): readonly Problem[] => (refusal.kind === "invalid" ? refusal.problems : []);
  const problems = [
    ...(isReason(reason) ? [] : problemsOf(invalid("why", "report-reason-missing"))),
    ...(words === "" && reasonsWithWords.has(reason) ? problemsOf(invalid("words", "report-words-missing")) : []),
    ...(words.length > longestWords ? problemsOf(invalid("words", "words-too-long")) : []),
    ...(email.ok ? [] : problemsOf(email.refusal)),
  ];
  return problems.length === 0 && isReason(reason) && email.ok
    ? ok({ reason, words, email: email.value })
    : refuse({ kind: "invalid", problems });
};

export const reportPost = (dependencies: {
  readonly unitOfWork: UnitOfWork<ReportsTransaction>;
  readonly rateLimit: RateLimit;
  readonly clock: Clock;
  readonly letter: ReceivedLetter;
}): ReportPost => {
  const { unitOfWork, clock, rateLimit } = dependencies;
  const find = async (transaction: ReportsTransaction, reader: Reader, id: PostId) => {
    const post = await transaction.posts.byId(id);
    if (post === null || !stands(post) || !mayRead(post, reader)) return null;
    if (reader.kind === "resident" && wroteIt(post, reader.id)) return null;
    const thread = await transaction.posts.byId(post.threadId);
    if (thread === null || !mayRead(thread, reader)) return null;
    const actor = post.author.kind === "elsewhere" ? await transaction.actors.byId(post.author.actorId) : null;
    const reportedBefore = reader.kind === "resident" && (await transaction.postReports.isOpenBy(reader.id, id));
    return { post, thread, host: actor?.host ?? null, reportedBefore };
  };
  const mayTry = async (email: string | null, { clientAddress }: GuestAt): Promise<Result<null>> => {
    const allowed = await rateLimit("reportPerAddress", clientAddress);
    return allowed.ok && email !== null ? rateLimit("reportPerMailbox", email.toLowerCase()) : allowed;
  };
  const acknowledge = async (transaction: ReportsTransaction, reporter: Reporter, title: string, at: Date) => {
    const wijk = (await transaction.wijk.read())?.name ?? "";
    const kind = "report-received";
    if (reporter.kind === "resident") {
      const name = (await transaction.residents.byId(reporter.residentId))?.name ?? "";
      const words = dependencies.letter({ wijk, name, title });
      await writeLetter(transaction, { words, to: reporter.residentId, kind }, at);
    }
    if (reporter.kind === "guest" && reporter.email !== null) {
      const words = dependencies.letter({ wijk, name: "", title });
      await writeToGuest(transaction, { words, to: reporter.email, language: reporter.language, kind }, at);
    }
  };

  return {
    look: (reader, id) => unitOfWork((transaction) => find(transaction, reader, id)),
    report: async (reader, id, given, guest) => {
      // What cannot be read is absent, whatever was filled in.
      if ((await unitOfWork((transaction) => find(transaction, reader, id))) === null)
        return refuse({ kind: "absent" });
      const isGuest = reader.kind !== "resident";
      const read = readSaid(given, isGuest);
      if (!read.ok) return read;
      const { reason, words, email } = read.value;
      const allowed = isGuest ? await mayTry(email, guest) : ok(null);
      if (!allowed.ok) return allowed;
      return unitOfWork(async (transaction) => {
        const found = await find(transaction, reader, id);
        if (found === null) return refuse({ kind: "absent" });
        const reporter: Reporter =
          reader.kind === "resident"
            ? { kind: "resident", residentId: reader.id, openly: given.openly }
            : { kind: "guest", email, language: guest.language };
        const at = clock();
        const askedToSendOn = given.sendOn && found.host !== null;
        // Of a guest who says the same again from the same place nothing new is kept; other words are another report.
        const sameAs = [email?.toLowerCase() ?? guest.clientAddress, reason, words].join("\n");
        const report = {
          id: newId<PostReportId>(),
          postId: id,
          reporter,
          reason,
          words,
          askedToSendOn,
          reportedAt: at,
        };
        if (await transaction.postReports.add(report, sameAs))
          await acknowledge(transaction, reporter, found.thread.title ?? "", at);
        return ok(found.post.threadId);
      });
    },
  };
};
