import type { UnitOfWork } from "../unit-of-work.ts";
import type { Database } from "./postgres.ts";
import type { PgDatabase, PgQueryResultHKT } from "./query-builder.ts";

class Refused extends Error {
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super("refused");
    this.outcome = outcome;
  }
}

const isRefusal = (outcome: unknown): boolean =>
  typeof outcome === "object" && outcome !== null && "ok" in outcome && outcome.ok === false;

/** Two transactions waited for each other (SQLSTATE 40P01), or could not have run one after the other (40001). */
const stoodInTheWay = (error: unknown): boolean =>
  error instanceof Error &&
  (("code" in error && /^40(P01|001)$/.test(String(error.code))) || stoodInTheWay(error.cause));

const triesAtMost = 4;

/**
 * A unit of work on `database`: `stores` says what a transaction offers. A refusal rolls back like an exception does,
 * but is returned instead of thrown. When PostgreSQL ends it because another stood in its way, nothing of it happened and
 * it is done again: `work` may therefore run more than once, each time in a transaction of its own.
 */
export const createUnitOfWork =
  <Transaction>(
    database: Database,
    stores: (transaction: PgDatabase<PgQueryResultHKT>) => Transaction,
  ): UnitOfWork<Transaction> =>
  async (work) => {
    for (let tries = 1; ; tries++) {
      try {
        return await database.transaction(async (transaction) => {
          const outcome = await work(stores(transaction));
          if (isRefusal(outcome)) throw new Refused(outcome);
          return outcome;
        });
      } catch (thrown) {
        if (thrown instanceof Refused) return thrown.outcome as never;
        if (tries === triesAtMost || !stoodInTheWay(thrown)) throw thrown;
      }
    }
  };
