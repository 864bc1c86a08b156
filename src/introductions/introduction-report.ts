import type { ResidentId } from "../kernel/ids.ts";
import type { ReportReason } from "../moderation/post-report.ts";
import type { DoorTransaction } from "../residents/identity.ts";

/** That a neighbour finds not right what another tells of themselves. */
export type IntroductionReport = {
  readonly about: ResidentId;
  readonly reporter: ResidentId;
  /** Moderators see the name of who reports only with their leave. */
  readonly openly: boolean;
  readonly reason: ReportReason;
  /** In their own words; may be empty. */
  readonly words: string;
  readonly reportedAt: Date;
};

export type IntroductionReportStore = {
  /** Keeps it; what the same one said before about the same neighbour is replaced. */
  keep(report: IntroductionReport): Promise<void>;
  /** Whether this resident has a report about another that waits. */
  isOpenBy(reporter: ResidentId, about: ResidentId): Promise<boolean>;
  /** Whether any report about a neighbour waits. */
  isWaitingAbout(about: ResidentId): Promise<boolean>;
  /** Those that wait, about what neighbours can read now, oldest first. */
  allWaiting(): Promise<readonly IntroductionReport[]>;
  /** A moderator decided: what was said about somebody, and by whom, is erased. */
  close(about: ResidentId): Promise<void>;
  /** Somebody who reported leaves, and what they said with them. */
  forgetReporter(reporter: ResidentId): Promise<void>;
};

/** What one transaction about these reports can do. */
export type IntroductionReportsTransaction = DoorTransaction & {
  readonly introductionReports: IntroductionReportStore;
};
