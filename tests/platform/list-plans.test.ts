import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/platform/postgres.ts";
import { questionReads } from "../../src/questions/questions.reads.postgres.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

/** A page of a list costs as much as it shows, however many people elsewhere are known. */
let created: TestDatabase;
let database: Database;
const at = "2026-11-23T09:00:00Z";
const known = 2_000;
const stored = 5_000;
const shown = 30;

beforeAll(async () => {
  created = await createTestDatabase();
  database = openDatabase(created.address, "owner", 1, { settings: { track_functions: "pl" } });
  await database.sql`
    insert into actor (id, kind, uri, type, handle, host, name, inbox, made_at, fetched_at)
    select gen_random_uuid(), 'remote', 'http://peer.test/' || n, 'Person', 'n' || n, 'peer.test', 'N', 'http://peer.test/' || n, ${at}, ${at}
    from generate_series(1, ${known}::int) n`;
  await database.sql`
    with home as (
      insert into actor (id, kind, uri, type, handle, host, name, inbox, made_at, fetched_at)
      values (gen_random_uuid(), 'remote', 'http://wijk.test/wijk', 'Group', 'wijk', 'wijk.test', 'Wijk', 'http://wijk.test/in', ${at}, ${at})
      returning id
    ), asked as (
      insert into post (id, kind, thread_id, actor_id, home_wijk_id, uri, title, body, html, audience, published_at)
      select id, 'question', id, author, (select id from home), 'http://wijk.test/' || id, 'Wie?', '', '', 'everyone', ${at}
      from (select gen_random_uuid() as id, (array(select id from actor where host = 'peer.test'))[1 + n % ${known}] as author
        from generate_series(1, ${stored}::int) n) as each
      returning id
    )
    insert into question (post_id, theme, state) select id, 'lenen', 'open' from asked`;
  await database.sql.text("vacuum analyze actor, post, question");
});
afterAll(async () => {
  await database.close();
  await created.drop();
});

/** How often it was asked whether somebody is shut out, so far; on the one connection that asks. */
const asked = async (): Promise<number> => {
  await database.sql`select pg_stat_force_next_flush()`;
  await database.sql`select pg_stat_clear_snapshot()`;
  const [row] = await database.sql<{ calls: number }[]>`
    select coalesce(sum(calls), 0)::int as calls from pg_stat_user_functions where funcname = 'actor_is_barred'`;
  return row?.calls ?? 0;
};

test("a list of questions from elsewhere asks of nobody but their authors whether they are shut out", async () => {
  const reads = questionReads(database.drizzle);
  const before = await asked();
  const list = await reads.list({ kind: "visitor" }, { from: "neighbours", limit: shown });
  expect(list).toHaveLength(shown);
  const calls = (await asked()) - before;
  expect(calls).toBeGreaterThanOrEqual(shown);
  expect(calls).toBeLessThanOrEqual(2 * shown);
});
