import { later } from "../kernel/clock.ts";
import type { ResidentId } from "../kernel/ids.ts";
import type { Question } from "../questions/question.ts";
import type { SquareTransaction } from "../unit-of-work.ts";
import { choose, latelyIs } from "./routing.ts";

/**
 * Puts a question on the desks of those who are free, in `transaction`, and gives to how many. Nobody gets a question
 * twice, and the asker does not get their own. `patience` (milliseconds): whose hours come later than that is not free.
 */
export const offerQuestion = async (
  transaction: SquareTransaction,
  question: Question,
  given: { readonly patience: number; readonly without?: readonly ResidentId[] },
  at: Date,
): Promise<number> => {
  const { wijkwijzers } = transaction;
  const all = await wijkwijzers.all({ locked: true });
  const before = await wijkwijzers.offersOf(question.post.id);
  const { author } = question.post;
  const without = new Set([
    ...before.map(({ residentId }) => residentId),
    ...(author.kind === "resident" ? [author.residentId] : []),
    ...(given.without ?? []),
  ]);
  const loads = await wijkwijzers.loads(later(at, -latelyIs));
  const chosen = choose(all, loads, { theme: question.theme, without }, at, given.patience);
  await wijkwijzers.offer(
    chosen.map(({ residentId, startsAt }) => ({
      id: crypto.randomUUID(),
      questionId: question.post.id,
      residentId,
      offeredAt: at,
      startsAt,
      toldAt: null,
      endedAt: null,
      how: null,
    })),
  );
  return chosen.length;
};
