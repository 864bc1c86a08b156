import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate as runMigrations } from "drizzle-orm/node-postgres/migrator";
import postgres from "postgres";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/platform/postgres.ts";
import { copyMigrationsUpTo, migrationTags } from "../support/previous-version.ts";
import { createEmptyDatabase } from "../support/test-database.ts";

test("What an older version took in from elsewhere is found by nobody until its author's server says who may; our own stays found", async () => {
  const tags = await migrationTags();
  const before = tags[tags.findIndex((tag) => tag.endsWith("who-may-search")) - 1] ?? "";
  const directory = await mkdtemp(join(tmpdir(), "wijk-consent-"));
  const database = await createEmptyDatabase();
  const owner = openDatabase(database.address, "owner", 1);
  const sql = postgres(database.url, { max: 1 });
  try {
    await copyMigrationsUpTo(before, directory);
    await runMigrations(owner.drizzle, { migrationsFolder: directory, migrationsSchema: "migrations" });
    const at = "2026-11-01T12:00:00Z";
    const [actor] = await sql`
      insert into actor (id, kind, uri, type, handle, host, name, inbox, made_at)
      values (gen_random_uuid(), 'remote', 'https://elders.example/a', 'Person', 'a', 'elders.example', 'A', 'https://elders.example/i', ${at})
      returning id`;
    await sql`
      insert into post (id, kind, thread_id, audience, actor_id, uri, title, body, html, published_at)
      select id, 'question', id, 'everyone', ${actor?.id}, 'https://elders.example/q', 'Vraag van elders', '', '', ${at}
      from (select gen_random_uuid() as id) as made`;
    await sql`
      insert into post (id, kind, thread_id, audience, pseudonym, title, body, html, published_at)
      select id, 'question', id, 'wijk', 'stille merel', 'Vraag van hier', '', '', ${at}
      from (select gen_random_uuid() as id) as made`;
    const found = async (table: string) =>
      (await sql`select title from ${sql(table)} order by title`).map(({ title }) => title);
    expect(await found("question_search")).toEqual(["vraag van elders", "vraag van hier"]);
    await runMigrations(owner.drizzle, { migrationsFolder: "migrations", migrationsSchema: "migrations" });
    expect(await found("post_search")).toEqual(["vraag van hier"]);
    await sql`update post set searchable_by = array['https://www.w3.org/ns/activitystreams#Public'] where actor_id is not null`;
    expect(await found("post_search")).toEqual(["vraag van elders", "vraag van hier"]);
  } finally {
    await sql.end();
    await owner.close();
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  }
});
