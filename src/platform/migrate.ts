import { fileURLToPath } from "node:url";
import { runMigrations as runJobMigrations } from "graphile-worker";
import pg from "pg";
import { connectionOf, openDatabase, type PostgresAddress } from "./postgres.ts";
import { migrate as runMigrations } from "./query-builder.ts";
import { prepareTrigrams } from "./trigrams.ts";

const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url));

/**
 * Brings a database, empty or of any earlier version, to the schema of this code: ours and the job queue's.
 * Two processes that start at once take turns. Throws when the database cannot be reached or a step fails;
 * each of our steps is a transaction, so a failed one leaves the version before it. `withoutTrigrams` says why PostgreSQL
 * cannot find by letters, or is `null` when it can.
 */
export const migrate = async (address: PostgresAddress): Promise<{ readonly withoutTrigrams: string | null }> => {
  const database = openDatabase(address, "owner", 1, { lasting: true, unhurried: true });
  const pool = new pg.Pool({ ...connectionOf(address), max: 2 });
  const lost = () => {};
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  try {
    await database.sql`select pg_advisory_lock(7236001)`;
    await runMigrations(database.drizzle, { migrationsFolder, migrationsSchema: "migrations" });
    await runJobMigrations({ pgPool: pool });
    // A job looks for those before it (jobs.ts), which the queue itself has no index for.
    await database.sql`create index if not exists wijk_jobs_in_order
      on graphile_worker._private_jobs (job_queue_id, id) where job_queue_id is not null`;
    const withoutTrigrams = await prepareTrigrams(database.sql);
    await database.sql`select pg_advisory_unlock(7236001)`;
    return { withoutTrigrams };
  } finally {
    await pool.end();
    await database.close();
  }
};
