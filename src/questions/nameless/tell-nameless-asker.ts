import type { PostId } from "../../kernel/ids.ts";
import type { UnitOfWork } from "../../unit-of-work.ts";
import type { NamelessTransaction } from "./nameless.ts";
import { type Chance, waitWith } from "./wait.ts";

/**
 * An answer came under a question without a name: a letter to its asker waits for a batch, so that whoever sees mail go
 * by cannot lay it beside the answer. Nothing for the asker's own words, and nothing twice.
 */
export const tellNamelessAsker =
  (dependencies: Chance & { readonly unitOfWork: UnitOfWork<NamelessTransaction> }) =>
  (threadId: PostId, answerId: PostId): Promise<void> =>
    dependencies.unitOfWork(async (transaction) => {
      const answer = await transaction.posts.byId(answerId);
      if (answer === null || answer.author.kind === "nameless") return;
      if ((await transaction.nameless.ofThreadLocked(threadId)) === null) return;
      const letterId = transaction.nameless.letterIdFor(answerId);
      if ((await transaction.letters.byId(letterId)) !== null) return;
      await waitWith(transaction, threadId, { kind: "tell", answerId }, dependencies, letterId);
    });
