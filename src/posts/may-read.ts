import { isModerator, isNeighbour, type Reader, type RingWijk } from "../kernel/reader.ts";
import { type Post, wroteIt } from "./post.ts";

/**
 * The one decision about reading: every page, feed, document and notice asks here. `false` must look the same to the
 * reader as a post that never existed.
 *
 * Withdrawn posts are read by nobody. Hidden ones, and ones that a moderator has to see first, by moderators and by
 * whoever wrote them. What is for the wijk is read by its members; what is for the ring, also by the wijken of the ring that have
 * that thread; what is for everyone, by everyone. An organisation with an account is no member: it reads what everyone reads, and what
 * it wrote itself.
 */
export const mayRead = (
  post: Pick<Post, "threadId" | "audience" | "withdrawnAt" | "hidden" | "held" | "author">,
  reader: Reader | RingWijk,
): boolean => {
  if (post.withdrawnAt !== null) return false;
  if (post.hidden !== null || post.held !== null) {
    return reader.kind === "resident" && (isModerator(reader) || wroteIt(post as Post, reader.id));
  }
  if (reader.kind === "ring-wijk" && post.audience === "kring") return reader.threadId === post.threadId;
  const wrote = reader.kind === "resident" && wroteIt(post as Post, reader.id);
  return post.audience === "everyone" || isNeighbour(reader) || wrote;
};
