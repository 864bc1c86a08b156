import type { Clock } from "../kernel/clock.ts";
import type { PostReportId } from "../kernel/ids.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import { writeLetter } from "../residents/letters.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { PostDecision, ReportsTransaction } from "./post-report.ts";

/** The words of the letter to a neighbour who reported a post. */
export type ReporterLetter = (given: {
  readonly wijk: string;
  readonly name: string;
  readonly title: string;
  readonly decision: PostDecision;
}) => LetterWords;

/** Writes to the neighbour who reported what was decided, and forgets who it was. Nothing a second time. */
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
      const reporter = told === null ? null : await transaction.residents.byId(told.residentId);
      if (told === null || reporter === null) return;
      const post = await transaction.posts.byId(told.postId);
      const thread = post === null ? null : await transaction.posts.byId(post.threadId);
      const words = dependencies.letter({
        wijk: (await transaction.wijk.read())?.name ?? "",
        name: reporter.name,
        title: thread?.title ?? "",
        decision: told.decision,
      });
      await writeLetter(transaction, { words, to: reporter.id, kind: "message-report", id }, dependencies.clock());
    });
