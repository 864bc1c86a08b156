import { type Clock, later } from "../kernel/clock.ts";
import { mayRead } from "../posts/may-read.ts";
import type { Post } from "../posts/post.ts";
import { authorName } from "../questions/author-name.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import {
  type FoundNotice,
  type Notice,
  type NoticePlace,
  type NoticeReader,
  type NoticeStore,
  noticesStayFor,
} from "./notice.ts";

export type NoticeTransaction = SquareTransaction & { readonly notices: NoticeStore };

/** One page of notices, newest first. */
export type NoticePage = {
  readonly notices: readonly Notice[];
  /** What happened after this is new on this page, and on those after it. */
  readonly newSince: Date;
  /** Where the next page goes on; `null` when there is none. */
  readonly next: NoticePlace | null;
};

export type ReadNotices = {
  /**
   * A page of what happened for somebody in the last thirty days, as far as they may read it now. Looking at the first page is having
   * seen it: what stands there is new once. `newSince` and `after` lead on from a page before.
   */
  page(
    reader: NoticeReader,
    given?: { readonly after: NoticePlace; readonly newSince: Date | null },
  ): Promise<NoticePage>;
  /** Makes everything new again that happened after a moment, as before it was seen. */
  makeNew(reader: NoticeReader, after: Date): Promise<void>;
};

const perPage = 20;

/** Gives the notice with what it is about, or `null` when its reader may not read that. */
const readOne = async (
  transaction: NoticeTransaction,
  found: FoundNotice,
  reader: NoticeReader,
  newSince: Date,
): Promise<Notice | null> => {
  const isNew = found.at > newSince;
  if (found.postId === null) return { ...found, isNew, about: null };
  const { posts } = transaction;
  const post = await posts.byId(found.postId);
  if (post === null) return null;
  const beginning: Post | null = post.threadId === post.id ? post : await posts.byId(post.threadId);
  if (beginning === null || !mayRead(post, reader) || !mayRead(beginning, reader)) return null;
  return { ...found, isNew, about: { post, beginning, by: await authorName(transaction, post.author) } };
};

export const readNotices = (dependencies: {
  readonly unitOfWork: UnitOfWork<NoticeTransaction>;
  readonly clock: Clock;
}): ReadNotices => {
  const { unitOfWork, clock } = dependencies;
  return {
    page: (reader, given) =>
      unitOfWork(async (transaction) => {
        const { notices } = transaction;
        const since = later(clock(), -noticesStayFor);
        const seen = (await notices.seenUpTo(reader.id)) ?? since;
        const newSince = given?.newSince ?? seen;
        const found = await notices.found(reader, since, { after: given?.after ?? null, limit: perPage + 1 });
        const [newest] = found;
        // Up to what stands there and no further: what commits meanwhile is new the next time.
        if (given === undefined && newest !== undefined && newest.at > seen)
          await notices.setSeenUpTo(reader.id, newest.at);
        const shown = found.slice(0, perPage);
        const read: Notice[] = [];
        for (const each of shown) {
          const notice = await readOne(transaction, each, reader, newSince);
          if (notice !== null) read.push(notice);
        }
        return { notices: read, newSince, next: found.length > perPage ? (shown.at(-1) ?? null) : null };
      }),
    makeNew: (reader, after) =>
      unitOfWork(async ({ notices }) => {
        const seen = await notices.seenUpTo(reader.id);
        if (seen !== null && after < seen) await notices.setSeenUpTo(reader.id, after);
      }),
  };
};
