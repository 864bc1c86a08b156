import type { PostId, ResidentId } from "../kernel/ids.ts";
import type { Post } from "../posts/post.ts";
import type { UnitOfWork } from "../unit-of-work.ts";

/** What is written in the log. */
export type Deed =
  | "roles-changed"
  | "role-ended"
  | "officer-invited"
  | "officer-removed"
  | "post-let-through"
  | "post-refused"
  | "answer-hidden"
  | "answer-shown"
  | "code-made"
  | "code-withdrawn"
  | "letters-made"
  | "letters-withdrawn"
  | "server-blocked"
  | "server-let-in"
  | "server-limited"
  | "server-listed"
  | "server-unlisted"
  | "only-listed-on"
  | "only-listed-off"
  | "ring-invited"
  | "ring-withdrawn"
  | "ring-accepted"
  | "ring-refused"
  | "ring-ended"
  | "source-named"
  | "source-changed"
  | "source-asked-again"
  | "source-ended"
  | "desk-chosen"
  | "desk-ended"
  | "person-blocked"
  | "person-unblocked"
  | "question-hidden"
  | "question-shown"
  | "announcement-made"
  | "announcement-corrected"
  | "announcement-withdrawn"
  | "announcement-pinned"
  | "announcement-unpinned"
  | "announcement-hidden"
  | "announcement-shown"
  | "poll-hidden"
  | "poll-shown"
  | "activity-hidden"
  | "activity-shown"
  | "offer-hidden"
  | "offer-shown"
  | "introduction-hidden"
  | "introduction-shown"
  | "introduction-left"
  | "organisation-named"
  | "organisation-ended"
  | "report-left"
  | "report-sent-on"
  | "suspended"
  | "appeal-made"
  | "appeal-upheld"
  | "appeal-overturned"
  | "opinion-asked"
  | "opinion-given"
  | "opinion-declined"
  | "suspension-ended"
  | "member-removed"
  | "resident-left"
  | "request-approved"
  | "request-declined"
  | "letter-changed"
  | "letter-restored"
  | "joining-changed"
  | "wijk-changed"
  | "look-changed"
  | "theme-added"
  | "theme-changed"
  | "theme-stopped"
  | "theme-resumed";

/**
 * One line of the log. Who wrote a post does not stand in it: whoever reads the log may read the post, and it says so
 * itself as far as it may be known.
 */
export type LogEntry = {
  readonly at: Date;
  /** `null` for what the wijk does by itself. */
  readonly by: ResidentId | null;
  readonly deed: Deed;
  readonly aboutResident?: ResidentId;
  readonly aboutPost?: PostId;
  /** What it was about in a few words: roles, a host, a number of letters. At most 500 characters. */
  readonly detail?: string;
  readonly reason?: string;
};

/** A line as it is read: with the names by which people are known now; `null` for who left. */
export type LogLine = LogEntry & {
  readonly position: number;
  /** Its words were erased when somebody left whom it was about. */
  readonly erased: boolean;
  readonly byName: string | null;
  readonly aboutName: string | null;
  /** The post that it is about, as far as that leads to its page. */
  readonly post: Pick<Post, "id" | "kind" | "threadId"> | null;
};

export type LogStore = {
  /** Adds a line, in the transaction of what it tells. It can never be changed or taken out. */
  add(entry: LogEntry): Promise<void>;
  /** What was done about a resident, or about what they wrote under their name; newest first, at most `limit`. */
  about(resident: ResidentId, limit: number): Promise<readonly LogLine[]>;
  /** Newest first, at most `limit`, those before `before` when that is given. */
  lines(given: { readonly before?: number | undefined; readonly limit: number }): Promise<readonly LogLine[]>;
};

/** Reads the log, newest first. The route is open to moderators and administrators only. */
export type ReadLog = (given: {
  readonly before?: number | undefined;
  readonly limit: number;
}) => Promise<readonly LogLine[]>;

export const readLog =
  (dependencies: { readonly unitOfWork: UnitOfWork }): ReadLog =>
  (given) =>
    dependencies.unitOfWork(({ log }) => log.lines(given));
