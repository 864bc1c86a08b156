import type { PostId, ResidentId } from "../kernel/ids.ts";
import { type Result, refuse } from "../kernel/result.ts";
import type { UnitOfWork } from "../unit-of-work.ts";
import { type Post, wroteIt } from "./post.ts";

/**
 * Work on what a resident wrote, in one transaction: `find` gives the thing with its post, locked. Others, and whoever took it
 * back, get `absent`.
 */
export const withOwn =
  <Transaction, Thing extends { readonly post: Post }>(
    unitOfWork: UnitOfWork<Transaction>,
    find: (transaction: Transaction, id: PostId) => Promise<Thing | null>,
  ) =>
  <T>(
    id: PostId,
    by: ResidentId,
    work: (thing: Thing, transaction: Transaction) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    unitOfWork(async (transaction) => {
      const thing = await find(transaction, id);
      const gone = thing === null || thing.post.withdrawnAt !== null;
      return gone || !wroteIt(thing.post, by) ? refuse({ kind: "absent" }) : work(thing, transaction);
    });
