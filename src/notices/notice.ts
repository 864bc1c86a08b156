import { day } from "../kernel/clock.ts";
import type { PostId, ResidentId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import type { AuthorName } from "../posts/author-name.ts";
import type { Post } from "../posts/post.ts";

/** What can have happened for somebody. */
export const noticeKinds = [
  /** Somebody answered under what they asked or wrote. */
  "answer",
  /** Where they answered, somebody replied to them, or whoever asked went on. */
  "reply",
  /** Their answer is the one that helped. */
  "helped",
  /** Whoever was told it helped is asked whether it really did. */
  "did-it-help",
  /** Their question: a wijkwijzer took it, or passed it on. */
  "taken",
  "passed-on",
  /** Their question waits for them: whether it goes further, and whether it can be rounded off. */
  "asker-asked",
  "closing-proposed",
  /** Their question: the gemeente said by when it answers. */
  "promised",
  /** What a moderator decided about what they wrote, or told of themselves. */
  "let-through",
  "refused",
  "hidden",
  "shown",
  "introduction-hidden",
  "introduction-shown",
  /** They have other roles. */
  "roles",
  /** What they come to is on another time or place, or does not go on. */
  "activity-moved",
  "activity-cancelled",
  /** Somebody who wants to join named them. */
  "vouch",
  /** Somebody wants to join, and an administrator has to decide. */
  "join-request",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** So long a notice stands there. What it is made from is kept at least as long. */
export const noticesStayFor = 30 * day;

/** Where a list of notices went on: everything after this one, newest first. */
export type NoticePlace = { readonly at: Date; readonly key: string };

/** That something happened, as it was found: `postId` is what it is about, as far as that is something written. */
export type FoundNotice = NoticePlace & { readonly kind: NoticeKind; readonly postId: PostId | null };

/** A notice as it is read. */
export type Notice = FoundNotice & {
  /** It happened since the reader looked last. */
  readonly isNew: boolean;
  /** What it is about, and where that stands: an answer with its question; twice the same for what begins a thread. */
  readonly about: { readonly post: Post; readonly beginning: Post; readonly by: AuthorName } | null;
};

/** Somebody who is signed in. */
export type NoticeReader = Extract<Reader, { kind: "resident" }>;

/**
 * What happened for somebody. No list of it is kept: it is found in what happened (`event`), in the ways of questions and in the
 * log, each time, and only as far as that may be read by then. Kept is up to where somebody looked.
 */
export type NoticeStore = {
  /** Newest first, at most `limit`, of what happened after `since`; after `after` when that is given. */
  found(
    reader: NoticeReader,
    since: Date,
    given: { readonly after: NoticePlace | null; readonly limit: number },
  ): Promise<readonly FoundNotice[]>;
  /** Up to where somebody looked; `null` when they never did. */
  seenUpTo(resident: ResidentId): Promise<Date | null>;
  /** They looked up to here. */
  setSeenUpTo(resident: ResidentId, upTo: Date): Promise<void>;
};
