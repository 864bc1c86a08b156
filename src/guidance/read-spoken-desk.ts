import type { ResidentId } from "../kernel/ids.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { SpokenQuestion, SpokenTransaction, SpokenWords } from "./spoken-question.ts";

/** What a wijkwijzer wrote down for somebody who is not online, as it stands on their desk. */
export type SpokenOnDesk = {
  readonly spoken: SpokenQuestion;
  /** `null` when they were erased. */
  readonly words: SpokenWords | null;
  readonly title: string;
};

/** Everything that this wijkwijzer wrote down and that is not done, oldest first. Nothing of anybody else. */
export const readSpokenDesk =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork<SpokenTransaction> }) =>
  (by: ResidentId): Promise<readonly SpokenOnDesk[]> =>
    unitOfWork(async (transaction) => {
      const found: SpokenOnDesk[] = [];
      for (const spoken of await transaction.spokenQuestions.ofResident(by)) {
        const words = await transaction.spokenQuestions.words(spoken, by);
        // As a post: reading a question locks it, and a desk only looks.
        const post = spoken.questionId === null ? null : await transaction.posts.byId(spoken.questionId);
        if (post?.withdrawnAt != null) continue;
        found.push({ spoken, words, title: post?.title ?? words?.title ?? "" });
      }
      return found;
    });
