import type { Clock } from "../kernel/clock.ts";
import type { PostReportId } from "../kernel/ids.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import { writeLetter, writeToGuest } from "../residents/letters.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { PostDecision, ReportsTransaction } from "./post-report.ts";

/** The words of the letter to whoever reported a post: what was decided, why, and what they can do (DSA, article 16, paragraph 5). */
export type ReporterLetter = (given: {
  readonly wijk: string;
  /** Empty for a guest, of whom nothing but an address was known. */
  readonly name: string;
  readonly title: string;
  readonly decision: PostDecision;
}) => LetterWords;

/**
 * Writes to whoever reported what was decided, a neighbour or a guest who left an address, and forgets who it was. Nothing a second
 * time.
 */
export const tellReporter =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<ReportsTransaction>;
    readonly clock: Clock;
    readonly letter: ReporterLetter;
  }) =>
  (id: PostReportId): Promise<void> =>
    dependencies.unitOfWork(async (transaction) => {
      const told = await transaction.postReports.toTell(id);
      await transaction.postReports.forgetReporter(id);
      if (told === null) return;
      const { reporter, decision } = told;
      const post = await transaction.posts.byId(told.postId);
      const thread = post === null ? null : await transaction.posts.byId(post.threadId);
      const about = {
        wijk: (await transaction.wijk.read())?.name ?? "",
        title: thread?.title ?? "",
        decision,
      };
      const at = dependencies.clock();
      if (reporter.kind === "guest") {
        const words = dependencies.letter({ ...about, name: "" });
        const { email: to, language } = reporter;
        await writeToGuest(transaction, { words, to, language, kind: "report-decided" }, at);
        return;
      }
      const resident = await transaction.residents.byId(reporter.residentId);
      if (resident === null) return;
      const words = dependencies.letter({ ...about, name: resident.name });
      await writeLetter(transaction, { words, to: resident.id, kind: "message-report", id }, at);
    });
