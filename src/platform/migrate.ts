import { fileURLToPath } from "node:url";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import { runMigrations as runJobMigrations } from "graphile-worker";
import pg from "pg";
import { openDatabase, type PostgresAddress } from "./postgres.ts";

const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url));

/** How the job queue's own driver is told where PostgreSQL is. */
export const poolOptions = (address: PostgresAddress): pg.PoolConfig =>
  "url" in address
    ? { connectionString: address.url }
    : { host: address.socketDirectory, port: 5432, user: address.user, database: address.database };

/**
 * Brings a database, empty or of any earlier version, to the schema of this code: ours and the job queue's.
 * Two processes that start at once take turns. Throws when the database cannot be reached or a step fails;
 * each of our steps is a transaction, so a failed one leaves the version before it.
 */
export const migrate = async (address: PostgresAddress): Promise<void> => {
  const database = openDatabase(address, "owner", 1);
  const pool = new pg.Pool({ ...poolOptions(address), max: 2 });
  const lost = () => {};
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  try {
    await database.sql`select pg_advisory_lock(7236001)`;
    await runMigrations(database.drizzle, { migrationsFolder, migrationsSchema: "migrations" });
    await runJobMigrations({ pgPool: pool });
    await database.sql`select pg_advisory_unlock(7236001)`;
  } finally {
    await pool.end();
    await database.close();
  }
};
