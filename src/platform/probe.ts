import { openDatabase, type PostgresAddress } from "./postgres.ts";
import type { Sql } from "./sql.ts";

/** Asks the database something over a connection that nothing else uses. */
export type Probe = {
  /** What `work` finds, within the time that the probe has; otherwise throws, also when the database never answers. */
  ask<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/**
 * A way to the database that is there when all others are taken, and that waits `within` milliseconds and no longer: a
 * connection that does not answer by then is broken off. Connects at the first question; owner's rights.
 */
export const createProbe = (given: { readonly address: PostgresAddress; readonly within: number }): Probe => {
  const database = openDatabase(given.address, "owner", 1, { hurried: given.within });
  return {
    ask: async (work) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      // Several statements, each in time, could be late together.
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error("The database does not answer.")), given.within);
      });
      try {
        return await Promise.race([work(database.sql), late]);
      } finally {
        clearTimeout(timer);
      }
    },
    close: database.close,
  };
};
