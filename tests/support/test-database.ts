import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import type { PostgresAddress } from "../../src/platform/postgres.ts";

/** A database of its own for a test file, with the schema of this code and nothing in it. */
export type TestDatabase = {
  readonly name: string;
  readonly address: Extract<PostgresAddress, { socketDirectory: string }>;
  /** The same over TCP on loopback, as DATABASE_URL has it. */
  readonly url: string;
  /** Ends every connection to it and deletes it. */
  drop(): Promise<void>;
};

const template = "migrated";
const templateLock = 4_081;

/** Clones the migrated template of this run; the first who asks makes the template. */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const name = await asSuperuser(async (sql) => {
    await prepareTemplate(sql);
    return create(sql, `strategy file_copy template ${template}`);
  });
  return describeDatabase(name);
};

/** A database without any table, for tests of migration itself. */
export const createEmptyDatabase = async (): Promise<TestDatabase> =>
  describeDatabase(await asSuperuser((sql) => create(sql, "strategy file_copy template template0")));

const create = async (sql: postgres.Sql, how: string): Promise<string> => {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await sql.unsafe(`create database ${name} ${how}`);
  return name;
};

const describeDatabase = (name: string): TestDatabase => {
  const { socketDirectory, superuser, port } = inject("postgresServer");
  return {
    name,
    address: { socketDirectory, user: superuser, database: name },
    url: `postgresql://${superuser}@127.0.0.1:${port}/${name}`,
    drop: () => asSuperuser((sql) => sql.unsafe(`drop database if exists ${name} with (force)`).then(() => {})),
  };
};

const asSuperuser = async <T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> => {
  const { socketDirectory, superuser } = inject("postgresServer");
  const sql = postgres({ host: socketDirectory, user: superuser, database: "postgres", max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
};

/** The lock belongs to the one connection of `sql`; a template that failed half-way never gets the name. */
const prepareTemplate = async (sql: postgres.Sql): Promise<void> => {
  await sql`select pg_advisory_lock(${templateLock})`;
  const made = await sql`select 1 from pg_database where datname = ${template}`;
  if (made.length === 0) {
    const unfinished = `${template}_unfinished`;
    await sql.unsafe(`drop database if exists ${unfinished} with (force)`);
    await sql.unsafe(`create database ${unfinished} template template0`);
    const { migrate } = await import("../../src/platform/migrate.ts");
    const { socketDirectory, superuser } = inject("postgresServer");
    await migrate({ socketDirectory, user: superuser, database: unfinished });
    await sql.unsafe(`alter database ${unfinished} rename to ${template}`);
  }
  await sql`select pg_advisory_unlock(${templateLock})`;
};
