import type { PostId } from "../kernel/ids.ts";
import type { Post } from "../posts/post.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import type { Question } from "./question.ts";

/** What begins a thread that takes answers: a question, or what an official source, or this server as a gemeente, said. */
export type ThreadBeginning = { readonly post: Post; readonly question: Question | null };

export const asBeginning = (question: Question): ThreadBeginning => ({ post: question.post, question });

/** Whether it was rounded off: nobody answers any more. */
export const isClosed = ({ question }: ThreadBeginning): boolean => question?.state === "closed";

/**
 * The beginning of a thread that takes answers, held until the end of the transaction. `null` for polls, which are read and
 * voted on, and for what a wijk announces, which is not answered.
 */
export const beginningOf = async (
  { questions, announcements, gemeente }: Pick<SquareTransaction, "questions" | "announcements" | "gemeente">,
  thread: PostId,
): Promise<ThreadBeginning | null> => {
  const question = await questions.byId(thread);
  if (question !== null) return asBeginning(question);
  const announcement = await announcements.byId(thread);
  if (announcement === null) return null;
  const takesAnswers = announcement.officialKind !== null || (await gemeente.reachOf(thread)) !== null;
  return takesAnswers ? { post: announcement.post, question } : null;
};
