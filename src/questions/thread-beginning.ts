import type { PostId } from "../kernel/ids.ts";
import type { Post } from "../posts/post.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { Question } from "./question.ts";

/** What begins a thread, as far as an answer to it has to know. */
export type ThreadBeginning = {
  readonly post: Post;
  /** It was rounded off: nobody answers any more. */
  readonly isClosed: boolean;
};

export const asBeginning = ({ post, state }: Question): ThreadBeginning => ({ post, isClosed: state === "closed" });

/**
 * The beginning of a thread that takes answers, held until the end of the transaction: a question, or what an official source
 * said. `null` for polls, which are read and voted on, and for what a wijk announces, which is not answered.
 */
export const beginningOf = async (
  { questions, announcements }: Pick<SquareTransaction, "questions" | "announcements">,
  thread: PostId,
): Promise<ThreadBeginning | null> => {
  const question = await questions.byId(thread);
  if (question !== null) return asBeginning(question);
  const announcement = await announcements.byId(thread);
  if (announcement === null || announcement.officialKind === null) return null;
  return { post: announcement.post, isClosed: false };
};
