import postgres from "postgres";
import { expect, test } from "vitest";
import { theirs } from "../../src/privacy/erasures.postgres.ts";
import { keptByPurpose } from "../../src/privacy/kept-by-purpose.ts";
import { impersonalTables, personalTables } from "../../src/privacy/personal-columns.ts";
import { createTestDatabase } from "../support/test-database.ts";

/** Every table of the database with its columns, as the list names them. */
const columnsOfDatabase = async (): Promise<Readonly<Record<string, readonly string[]>>> => {
  const database = await createTestDatabase();
  const sql = postgres(database.url, { max: 1 });
  const rows = await sql`
    select table_schema, table_name, column_name from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker', 'migrations')`;
  await sql.end();
  await database.drop();
  const tables: Record<string, string[]> = {};
  for (const { table_schema, table_name, column_name } of rows) {
    const name = table_schema === "public" ? table_name : `${table_schema}.${table_name}`;
    tables[name] ??= [];
    tables[name].push(column_name);
  }
  return Object.fromEntries(Object.entries(tables).map(([name, columns]) => [name, columns.toSorted()]));
};

test("every column of the database stands in the list of what is kept about people, and no other does", async () => {
  const listed = {
    ...Object.fromEntries(
      Object.entries(personalTables).map(([name, { personal, other }]) => [name, [...personal, ...other]]),
    ),
    ...Object.fromEntries(Object.entries(impersonalTables).map(([name, columns]) => [name, columns.split(" ")])),
  };
  const sorted = Object.fromEntries(Object.entries(listed).map(([name, columns]) => [name, columns.toSorted()]));
  expect(sorted).toEqual(await columnsOfDatabase());
});

test("a table about people stands at one place in the list, and every purpose has one", () => {
  const twice = Object.keys(personalTables).filter((name) => Object.hasOwn(impersonalTables, name));
  expect(twice).toEqual([]);
  expect(keptByPurpose().filter(({ kept }) => kept.length === 0)).toEqual([]);
});

test("whatever stands behind the door is told to stand there, and nothing else is", () => {
  for (const [name, { place }] of Object.entries(personalTables))
    expect([name, name.startsWith("identity.")]).toEqual([name, place !== "square"]);
});

test("every table of the list that has the id of a resident is swept when one leaves", () => {
  /** Their rows stay, with nobody in their place, or go by the acts of their slice. */
  const elsewhere = [
    "post",
    "actor",
    "question_step",
    "identity.voucher",
    "identity.introduction_report",
    "identity.leaving",
  ];
  const withResident = Object.entries(personalTables)
    .filter(([name, { personal }]) => name !== "resident" && personal.includes("resident_id"))
    .map(([name]) => name);
  expect(withResident.toSorted()).toEqual([...theirs, ...elsewhere].toSorted());
});
