import postgres from "postgres";
import { expect, test } from "vitest";
import { createTestDatabase } from "../support/test-database.ts";

test.each([
  ["sub.example.org", ["example.org", "org", "sub.example.org"]],
  [
    "sub.example.org:8443",
    ["example.org", "example.org:8443", "org", "org:8443", "sub.example.org", "sub.example.org:8443"],
  ],
  ["[2001:db8::1]:80", ["[2001:db8::1]", "[2001:db8::1]:80"]],
])("a decision about %s is looked for under all its names", async (asked, names) => {
  const database = await createTestDatabase();
  const sql = postgres(database.url, { max: 1 });
  const [row] = await sql`select array(select distinct unnest(server_names(${asked}))) as names`;
  await sql.end();
  await database.drop();
  expect([...(row?.names ?? [])].sort()).toEqual([...names].sort());
});
