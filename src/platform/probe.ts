import { type Database, openDatabase, type PostgresAddress } from "./postgres.ts";
import type { Sql } from "./sql.ts";

/** Asks the database something over a connection that nothing else uses. */
export type Probe = {
  /** What `work` finds, within the time that the probe has; otherwise throws, also when the database never answers. */
  ask<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/**
 * A way to the database that is there when all others are taken, and that waits `within` milliseconds and no longer: a
 * connection that does not answer by then is thrown away. Connects at the first question; owner's rights.
 */
export const createProbe = (given: { readonly address: PostgresAddress; readonly within: number }): Probe => {
  let current: Database | null = null;
  const throwAway = async (database: Database): Promise<void> => {
    if (current === database) current = null;
    await database.close();
  };
  return {
    ask: async (work) => {
      current ??= openDatabase(given.address, "owner", 1, { hurried: given.within });
      const database = current;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
          reject(new Error("The database does not answer."));
          void throwAway(database);
        }, given.within);
      });
      try {
        return await Promise.race([work(database.sql), late]);
      } finally {
        clearTimeout(timer);
      }
    },
    close: async () => {
      if (current !== null) await throwAway(current);
    },
  };
};
