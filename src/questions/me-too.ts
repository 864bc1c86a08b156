import type { PostId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/reader.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { mayRead } from "../posts/may-read.ts";
import type { SquareTransaction, UnitOfWork } from "../unit-of-work.ts";
import { isAsker, signedInAs } from "./asker.ts";
import type { Question } from "./question.ts";

type Resident = Reader & { kind: "resident" };

/** How many have the same question, and whether this resident is one of them. */
export type MeTooCount = { readonly count: number; readonly mine: boolean };

/**
 * Who has the same question. Kept so that only the same resident, at the same question, is known again: nobody can read
 * from it who it was.
 */
export type MeTooStore = {
  /** Nothing new when the resident is counted already. */
  add(question: PostId, resident: Resident["id"]): Promise<void>;
  remove(question: PostId, resident: Resident["id"]): Promise<void>;
  of(question: PostId, resident: Resident["id"]): Promise<MeTooCount>;
  /** Everybody at a question. */
  forget(question: PostId): Promise<void>;
};

/** A neighbour has the same question: said once, taken back at will, and told to nobody. */
export type MeToo = {
  /** Only at a question of our own wijk that is not rounded off, and not by its asker. */
  add(id: PostId, by: Resident): Promise<Result<null>>;
  takeBack(id: PostId, by: Resident): Promise<Result<null>>;
  /** After a question was taken back: nobody can reach it any more, so nobody is kept either. */
  forget(id: PostId): Promise<void>;
};

export const meToo = (dependencies: {
  readonly unitOfWork: UnitOfWork<SquareTransaction & { readonly meToo: MeTooStore }>;
}): MeToo => {
  /** Reading the question locks it, so that what happens to it meanwhile is seen. */
  const atQuestion = (
    id: PostId,
    by: Resident,
    work: (question: Question, store: MeTooStore) => Promise<Result<null>>,
  ) =>
    dependencies.unitOfWork(async (transaction): Promise<Result<null>> => {
      const question = await transaction.questions.byId(id);
      const isOurs = question !== null && question.post.homeWijkId === null && mayRead(question.post, by);
      return isOurs ? work(question, transaction.meToo) : refuse({ kind: "absent" });
    });
  return {
    add: (id, by) =>
      atQuestion(id, by, async (question, store) => {
        if (isAsker(question, signedInAs(by.id))) return refuse({ kind: "absent" });
        if (question.state === "closed") return refuse({ kind: "conflict", reason: "changed-meanwhile" });
        await store.add(id, by.id);
        return ok(null);
      }),
    takeBack: (id, by) =>
      atQuestion(id, by, async (_question, store) => {
        await store.remove(id, by.id);
        return ok(null);
      }),
    forget: (id) => dependencies.unitOfWork((transaction) => transaction.meToo.forget(id)),
  };
};
