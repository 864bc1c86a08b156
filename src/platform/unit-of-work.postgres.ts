import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { UnitOfWork } from "../unit-of-work.ts";
import type { Database } from "./postgres.ts";

class Refused extends Error {
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super("refused");
    this.outcome = outcome;
  }
}

const isRefusal = (outcome: unknown): boolean =>
  typeof outcome === "object" && outcome !== null && "ok" in outcome && outcome.ok === false;

/**
 * A unit of work on `database`: `stores` says what a transaction offers. A refusal rolls back like an exception does,
 * but is returned instead of thrown.
 */
export const createUnitOfWork =
  <Transaction>(
    database: Database,
    stores: (transaction: PgDatabase<PgQueryResultHKT>) => Transaction,
  ): UnitOfWork<Transaction> =>
  async (work) => {
    try {
      return await database.drizzle.transaction(async (transaction) => {
        const outcome = await work(stores(transaction));
        if (isRefusal(outcome)) throw new Refused(outcome);
        return outcome;
      });
    } catch (thrown) {
      if (thrown instanceof Refused) return thrown.outcome as never;
      throw thrown;
    }
  };
