import { isModerator, type Reader } from "../kernel/reader.ts";
import { type Post, wroteIt } from "./post.ts";

/**
 * The one decision about reading: every page, feed, document and notice asks here. `false` must look the same to the
 * reader as a post that never existed.
 *
 * Withdrawn posts are read by nobody. Hidden ones, and ones that a moderator has to see first, by moderators and by
 * whoever wrote them. What is for the wijk is read by its members; what is for everyone, by everyone.
 */
export const mayRead = (
  post: Pick<Post, "audience" | "withdrawnAt" | "hidden" | "held" | "author">,
  reader: Reader,
): boolean => {
  if (post.withdrawnAt !== null) return false;
  if (post.hidden !== null || post.held !== null) {
    return isModerator(reader) || (reader.kind === "resident" && wroteIt(post as Post, reader.id));
  }
  return post.audience === "everyone" || reader.kind === "resident";
};
