import type { ActorId, PostId } from "../kernel/ids.ts";
import type { PublicKeys } from "../posts/actors.activitypub.ts";
import type { SentActivity } from "./current-words.ts";

/** What stands in a thread: all of it, or the direct replies to one post. */
export type ThreadPart = { readonly threadId: string } | { readonly inReplyTo: string };

/** Most items on one page of a collection. */
export const pageSize = 20;

/** Reads what other servers may see. Audience, withdrawal and hiding are part of every answer. */
export type DocumentReads = {
  publicKeys(signingKeyId: string): Promise<PublicKeys | null>;
  /**
   * A stored activity about a post that still stands; deletions stay readable. What was said to the ring is read by `asker`, a
   * wijk of the ring that has the thread.
   */
  activity(uri: string, asker: ActorId | null): Promise<(SentActivity & { readonly ring: boolean }) | null>;
  /** The threads in which a stand-in speaks to the ring alone; empty for one of which everyone may know. */
  ringThreadsOf(actorId: string): Promise<readonly PostId[]>;
  /** What an actor of ours sent about posts that still stand, newest first, one more than a page, from before `position`. */
  outbox(
    actorId: string,
    types: readonly string[],
    before: number | null,
  ): Promise<readonly (SentActivity & { readonly position: number })[]>;
  outboxTotal(actorId: string, types: readonly string[]): Promise<number>;
  followersTotal(actorId: string): Promise<number>;
  /**
   * Addresses of posts for everyone, and with `ring` also of those for the ring, oldest first, one more than a page, from
   * after the post with id `after`.
   */
  thread(
    part: ThreadPart,
    ring: boolean,
    after: string | null,
  ): Promise<readonly { readonly id: string; readonly uri: string | null }[]>;
  threadTotal(part: ThreadPart, ring: boolean): Promise<number>;
  /** Ids of the announcements that stand above the others, the last one that was pinned first. */
  pinned(): Promise<readonly string[]>;
  /** Totals for NodeInfo: members, and what is for everyone of our own. Nothing about what stays in the wijk. */
  totals(): Promise<{ readonly residents: number; readonly posts: number; readonly answers: number }>;
};
