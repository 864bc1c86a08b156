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
  // Whoever was ended may overtake the other and meet it once more: how often is PostgreSQL's, that one tries again is ours.
  expect(runs).toBeGreaterThanOrEqual(3);
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
    await narrow
      .transaction((transaction) => transaction.execute(sql`update pile set height = height`))
      .catch(() => (failed += 1));
  }
  expect(failed).toBeGreaterThan(0);
  expect(await pidOf()).toBeGreaterThan(0);
  await narrow.close();
});

test("what only reads begins no transaction; what writes, locks or calls something does", async () => {
  const isInside = (...statements: readonly string[]): Promise<boolean> =>
    database.transaction(async (transaction) => {
      for (const statement of statements) await transaction.execute(sql.raw(statement));
      const rows = await database.sql<{ state: string }[]>`
        select state from pg_stat_activity where query = ${statements.at(-1)} and pid <> pg_backend_pid()
        order by state_change desc limit 1`;
      return rows[0]?.state === "idle in transaction";
    });
  for (const read of ["select name, height from pile", "select count(*) from pile where name in ('a', 'b')"])
    expect(await isInside(read), read).toBe(false);
  for (const more of [
    "select name from pile for update",
    "select name from pile for no key update",
    "select pg_advisory_xact_lock(4711)",
    "select set_config('wijk.test', '1', true)",
    "update pile set height = height",
    "with raised as (update pile set height = height returning name) select name from raised",
  ])
    expect(await isInside("select name from pile", more), more).toBe(true);
});

test("who finds nothing to take begins no transaction; who finds something holds it until the end", async () => {
  const takes = (name: string) => sql`select name from pile where name = ${name} for update skip locked`;
  const nobodyElseCanTake = (name: string) =>
    database.transaction(async (other) => (await other.execute(takes(name))).rows.length === 0);
  await database.transaction(async (transaction) => {
    expect((await transaction.execute(takes("nothing"))).rows).toEqual([]);
    const open = await database.sql`select 1 from pg_stat_activity where state = 'idle in transaction'
      and datname = current_database()`;
    expect(open).toEqual([]);
    expect((await transaction.execute(takes("left"))).rows).toEqual([{ name: "left" }]);
    expect(await nobodyElseCanTake("left")).toBe(true);
  });
  expect(await nobodyElseCanTake("left")).toBe(false);
});

test("what was written after reading is taken back when the work fails", async () => {
  const unitOfWork = createUnitOfWork(database, (transaction) => ({ transaction }));
  const work = unitOfWork(async ({ transaction }) => {
    await transaction.execute(sql`select name from pile`);
    await transaction.execute(sql`insert into pile (name) values ('never')`);
    throw new Error("on purpose");
  });
  await expect(work).rejects.toThrow("on purpose");
  expect(await database.sql`select 1 from pile where name = 'never'`).toEqual([]);
});
