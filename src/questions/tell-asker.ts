import type { Clock } from "../kernel/clock.ts";
import type { PostId } from "../kernel/ids.ts";
import type { AuthorName } from "../posts/author-name.ts";
import { wroteIt } from "../posts/post.ts";
import { languageOfPost } from "../posts/written-in.ts";
import type { DoorTransaction } from "../residents/identity.ts";
import type { LetterWords } from "../residents/letter-content.ts";
import { writeLetter } from "../residents/letters.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { authorName } from "./author-name.ts";

/** The words of the letter that an answer came. */
export type AnswerLetter = (given: {
  readonly wijk: string;
  /** Of the asker. */
  readonly name: string;
  readonly title: string;
  readonly author: AuthorName;
  readonly html: string;
  /** Of the answer; `null` where nothing is known. */
  readonly language: string | null;
  readonly at: Date;
  readonly link: string;
}) => LetterWords;

/**
 * Writes to the asker of a question of our own that there is an answer, with the whole answer in it. Nothing when the
 * asker answered, when either was taken back or hidden or waits for a moderator, and nothing a second time for the same answer.
 */
export const tellAsker =
  (dependencies: {
    readonly unitOfWork: UnitOfWork<DoorTransaction>;
    readonly clock: Clock;
    readonly origin: string;
    readonly letter: AnswerLetter;
  }) =>
  (threadId: PostId, answerId: PostId): Promise<void> =>
    dependencies.unitOfWork(async (transaction) => {
      const question = await transaction.questions.byId(threadId);
      const answer = await transaction.posts.byId(answerId);
      if (question === null || answer === null || question.post.author.kind !== "resident") return;
      const { residentId } = question.post.author;
      if (
        question.post.withdrawnAt !== null ||
        answer.withdrawnAt !== null ||
        answer.hidden !== null ||
        answer.held !== null
      )
        return;
      if (wroteIt(answer, residentId)) return;
      const wijk = await transaction.wijk.read();
      await writeLetter(
        transaction,
        {
          to: residentId,
          kind: "answer",
          // One letter for each answer, however often this runs.
          id: answerId,
          words: dependencies.letter({
            wijk: wijk?.name ?? "",
            name: (await transaction.residents.byId(residentId))?.name ?? "",
            title: question.post.title ?? "",
            author: await authorName(transaction, answer.author),
            html: answer.html,
            language: languageOfPost(answer),
            at: answer.publishedAt,
            link: `${dependencies.origin}/vragen/${threadId}#antwoord-${answerId}`,
          }),
        },
        dependencies.clock(),
      );
    });
