import type { PostId, PostReportId, ResidentId } from "../kernel/ids.ts";
import type { Language } from "../kernel/language.ts";
import type { DoorTransaction } from "../residents/identity.ts";

/** Why somebody finds that a post is not right. */
export const reportReasons = ["unkind", "advertising", "personal", "danger", "illegal", "other"] as const;
/** What is against the law has to be said in words, so that somebody else can judge it (DSA, article 16, paragraph 2a). */
export const reasonsWithWords: ReadonlySet<string> = new Set(["other", "illegal"]);
export type ReportReason = (typeof reportReasons)[number];

/**
 * Who says it. Of a neighbour moderators see the name only when they said so (`openly`); who it was is kept sealed until
 * they were told what came of it. Of somebody elsewhere only the server is known, and of a guest, who has no account here, nothing but
 * the e-mail address that they gave to hear of it, which moderators do not see.
 */
export type Reporter =
  | { readonly kind: "resident"; readonly residentId: ResidentId; readonly openly: boolean }
  | { readonly kind: "guest"; readonly email: string | null; readonly language: Language }
  | { readonly kind: "server"; readonly host: string };

/** Who hears by letter what came of a report. */
export type ToldReporter =
  | Extract<Reporter, { kind: "resident" }>
  | (Extract<Reporter, { kind: "guest" }> & { readonly email: string });

/** That somebody finds a post not right. */
export type PostReport = {
  readonly id: PostReportId;
  readonly postId: PostId;
  readonly reporter: Reporter;
  /** `null` from elsewhere, where others lists are used. */
  readonly reason: ReportReason | null;
  /** In their own words; may be empty. */
  readonly words: string;
  /** The reporter would like the server that it comes from to hear of it. */
  readonly askedToSendOn: boolean;
  readonly reportedAt: Date;
  /** How often the same one said so. */
  readonly times: number;
  /** When a moderator told the server that it comes from. */
  readonly sentOnAt: Date | null;
};

/** What a moderator decided about a post; the reason is for whoever reported it. */
export type PostDecision = { readonly outcome: "hidden" | "left"; readonly reason: string };

export type PostReportStore = {
  /**
   * Adds a report, or counts it when the same one has an open report about this post; says whether it is new. `sameAs` tells guests
   * apart and is kept as a keyed hash alone.
   */
  add(report: Omit<PostReport, "times" | "sentOnAt">, sameAs?: string): Promise<boolean>;
  /** Whether this resident has an open report about a post. */
  isOpenBy(resident: ResidentId, post: PostId): Promise<boolean>;
  /** Those that wait, oldest first. */
  allWaiting(): Promise<readonly PostReport[]>;
  /** Those about one post that wait, locked until the end of the transaction. */
  waitingAbout(post: PostId): Promise<readonly PostReport[]>;
  /** Keeps the decision, and erases what was said. */
  decide(id: PostReportId, decision: PostDecision, by: ResidentId, at: Date): Promise<void>;
  markSentOn(post: PostId, at: Date): Promise<void>;
  /** What was decided, for the letter to whoever reported; `null` when there is nobody to tell, or not any more. */
  toTell(
    id: PostReportId,
  ): Promise<{ readonly postId: PostId; readonly reporter: ToldReporter; readonly decision: PostDecision } | null>;
  /** Who reported was told, and is forgotten. */
  forgetReporter(id: PostReportId): Promise<void>;
  /** Somebody who reported leaves: what they reported still waits, and nothing leads to them. */
  forgetReporterOf(residentId: ResidentId): Promise<void>;
  /** Erases those that were decided before a time. */
  forgetDecided(before: Date): Promise<void>;
  countPosts(): Promise<number>;
};

/** What one transaction about reports can do. */
export type ReportsTransaction = DoorTransaction & { readonly postReports: PostReportStore };
