import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/platform/postgres.ts";
import { createUnitOfWork } from "../../src/platform/unit-of-work.postgres.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.address, "owner", 4);
  await database.sql.text("create table pile (name text primary key, height int not null default 0)");
  await database.sql`insert into pile (name) values (${"left"}), (${"right"})`;
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

test("two that wait for each other are both done, each once, though PostgreSQL ends one of them", async () => {
  const bothHold = Promise.withResolvers<void>();
  let holding = 0;
  let runs = 0;
  const unitOfWork = createUnitOfWork(database, (transaction) => ({
    raise: (name: string) => transaction.execute(sql`update pile set height = height + 1 where name = ${name}`),
  }));
  const raise = (first: string, second: string) =>
    unitOfWork(async ({ raise: raiseOne }) => {
      runs += 1;
      await raiseOne(first);
      holding += 1;
      if (holding === 2) bothHold.resolve();
      await bothHold.promise;
      await raiseOne(second);
    });
  await Promise.all([raise("left", "right"), raise("right", "left")]);
  expect(runs).toBe(3);
  expect(await database.sql`select name, height from pile order by name`).toEqual([
    { name: "left", height: 2 },
    { name: "right", height: 2 },
  ]);
});

test("any other error comes out, after one try", async () => {
  let runs = 0;
  const unitOfWork = createUnitOfWork(database, (transaction) => ({ transaction }));
  const work = unitOfWork(async ({ transaction }) => {
    runs += 1;
    await transaction.execute(sql`insert into pile (name) values ('left')`);
  });
  await expect(work).rejects.toThrow();
  expect(runs).toBe(1);
});

test("a connection that is gone when a transaction begins is not lost to those who come after", async () => {
  const narrow = openDatabase(testDatabase.address, "owner", 1);
  const pidOf = async (): Promise<number> => {
    const [row] = await narrow.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    return row?.pid ?? 0;
  };
  let failed = 0;
  for (let round = 0; round < 40; round++) {
    const pid = await pidOf();
    await database.sql`select pg_terminate_backend(${pid}::int)`;
    await narrow.transaction(async () => {}).catch(() => (failed += 1));
  }
  expect(failed).toBeGreaterThan(0);
  expect(await pidOf()).toBeGreaterThan(0);
  await narrow.close();
});
