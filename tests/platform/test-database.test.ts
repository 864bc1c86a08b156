import pg from "pg";
import postgres from "postgres";
import { expect, test } from "vitest";
import { createEmptyDatabase, createTestDatabase } from "../support/test-database.ts";

test("every test database has the tables of this code and shares nothing with another", async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const connections = [one, other].map(({ address }) =>
    postgres({ host: address.socketDirectory, user: address.user, database: address.database, max: 1 }),
  );
  const [first, second] = connections as [postgres.Sql, postgres.Sql];
  const tables = await first`select 1 from information_schema.tables where table_schema = 'graphile_worker'`;
  expect(tables.length).toBeGreaterThan(0);
  await first`create table only_here (id int)`;
  expect((await second`select to_regclass('only_here') as found`)[0]?.found).toBeNull();
  await Promise.all([...connections.map((sql) => sql.end()), one.drop(), other.drop()]);
});

test("the address of a test database works as one URL in both drivers", async () => {
  const database = await createEmptyDatabase();
  const sql = postgres(database.url, { max: 1 });
  expect((await sql`select current_database() as name`)[0]?.name).toBe(database.name);
  await sql.end();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  expect((await client.query("select current_database() as name")).rows[0].name).toBe(database.name);
  await client.end();
  await database.drop();
});
