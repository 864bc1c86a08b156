import type { Clock } from "../../kernel/clock.ts";
import type { PostId, ResidentId } from "../../kernel/ids.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { UnitOfWork } from "../../unit-of-work.ts";
import type { NamelessTransaction } from "./nameless.ts";

export type EntrustedQuestion = { readonly threadId: PostId; readonly title: string };

/** What a wijkwijzer may know of the questions that were entrusted to them, and nobody else. */
export type Entrusted = {
  /** Those that stand on the square. */
  list(keeperId: ResidentId): Promise<readonly EntrustedQuestion[]>;
  /** Who asked one of them, which whoever asked sees afterwards; `absent` for every other question and for everybody else. */
  whoAsked(threadId: PostId, keeperId: ResidentId): Promise<Result<EntrustedQuestion & { readonly name: string }>>;
};

export const entrusted = (dependencies: {
  readonly unitOfWork: UnitOfWork<NamelessTransaction>;
  readonly clock: Clock;
}): Entrusted => {
  const standing = async (transaction: NamelessTransaction, threadId: PostId): Promise<EntrustedQuestion | null> => {
    const post = await transaction.posts.byId(threadId);
    return post === null || post.withdrawnAt !== null ? null : { threadId, title: post.title ?? "" };
  };
  return {
    list: (keeperId) =>
      dependencies.unitOfWork(async (transaction) => {
        const kept = await transaction.nameless.keptBy(keeperId);
        const found: EntrustedQuestion[] = [];
        for (const { threadId } of kept) {
          const question = await standing(transaction, threadId);
          if (question !== null) found.push(question);
        }
        return found;
      }),
    whoAsked: (threadId, keeperId) =>
      dependencies.unitOfWork(async (transaction) => {
        const thread = await transaction.nameless.ofThread(threadId);
        if (thread === null || thread.keeperId !== keeperId) return refuse({ kind: "absent" });
        const question = await standing(transaction, threadId);
        const asker = await transaction.residents.byId(thread.askerId);
        if (question === null || asker === null) return refuse({ kind: "absent" });
        const look = { what: "entrusted-name", by: keeperId, at: dependencies.clock() } as const;
        await transaction.dataLooks.add(thread.askerId, look);
        return ok({ ...question, name: asker.name });
      }),
  };
};
