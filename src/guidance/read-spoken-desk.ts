import type { ResidentId } from "../kernel/ids.ts";
import type { QuestionState } from "../questions/question.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { SpokenQuestion, SpokenTransaction, SpokenWords } from "./spoken-question.ts";

/** What a wijkwijzer wrote down for somebody who is not online, as it stands on their desk. */
export type SpokenOnDesk = {
  readonly spoken: SpokenQuestion;
  /** `null` when they were erased. */
  readonly words: SpokenWords | null;
  /** The question on the square; `null` for a note. */
  readonly question: { readonly title: string; readonly state: QuestionState } | null;
};

/** Everything that this wijkwijzer wrote down and that is not done, oldest first. Nothing of anybody else. */
export const readSpokenDesk =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork<SpokenTransaction> }) =>
  (by: ResidentId): Promise<readonly SpokenOnDesk[]> =>
    unitOfWork(async (transaction) => {
      const found: SpokenOnDesk[] = [];
      for (const spoken of await transaction.spokenQuestions.ofResident(by)) {
        const words = await transaction.spokenQuestions.words(spoken, by);
        const question = spoken.questionId === null ? null : await transaction.questions.byId(spoken.questionId);
        if (question?.post.withdrawnAt != null) continue;
        found.push({
          spoken,
          words,
          question: question === null ? null : { title: question.post.title ?? "", state: question.state },
        });
      }
      return found;
    });
