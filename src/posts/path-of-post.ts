import type { Post } from "./post.ts";

/** Where a post stands on this site, as a path; an answer on the page of its question. */
export const pathOfPost = ({ id, kind, threadId }: Pick<Post, "id" | "kind" | "threadId">): string => {
  const paths = {
    question: `/vragen/${id}`,
    answer: `/vragen/${threadId}#antwoord-${id}`,
    poll: `/peilingen/${id}`,
    announcement: `/mededelingen/${id}`,
    activity: `/agenda/${id}`,
    offer: `/aanbod/${id}`,
  };
  return paths[kind];
};
