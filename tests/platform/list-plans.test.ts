import { afterAll, beforeAll, expect, test } from "vitest";
import { newId, type ResidentId } from "../../src/kernel/ids.ts";
import { countNewNotices } from "../../src/notices/own-notices.postgres.ts";
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

test("counting what is new for somebody looks through neither all questions nor all that was written", async () => {
  await database.sql`update question set helpful_at = ${at}, state = 'answered'`;
  // Each of them wrote so much that looking at all questions seems less work than looking at theirs.
  await database.sql`
    with neighbour as (
      insert into resident (id, name, joined_month)
      select gen_random_uuid(), 'Buur ' || n, '2026-01' from generate_series(0, 149) n returning id, name
    ), asked as (select post.*, row_number() over () as number from post where kind = 'question')
    insert into post (id, kind, thread_id, in_reply_to, audience, resident_id, actor_id, home_wijk_id, uri, body, html, published_at)
    select gen_random_uuid(), 'answer', asked.id, asked.id, 'everyone', neighbour.id, asked.actor_id, asked.home_wijk_id,
      'http://wijk.test/answer/' || asked.id, 'Ik', '', ${at}
    from asked join neighbour on neighbour.name = 'Buur ' || asked.number % 150`;
  await database.sql.text("vacuum analyze post, question, resident");
  const readThrough = async (): Promise<number> => {
    await database.sql`select pg_stat_force_next_flush()`;
    await database.sql`select pg_stat_clear_snapshot()`;
    const [row] = await database.sql<{ rows: number }[]>`
      select sum(seq_tup_read)::int as rows from pg_stat_user_tables where relname in ('question', 'post')`;
    return row?.rows ?? 0;
  };
  const count = countNewNotices(database.drizzle, () => new Date("2027-06-01T09:00:00Z"));
  const [somebody] = await database.sql<{ id: ResidentId }[]>`select id from resident where name = 'Buur 7'`;
  const reader = {
    kind: "resident",
    id: somebody?.id ?? newId<ResidentId>(),
    name: "Buur 7",
    roles: [],
    organisation: null,
  } as const;
  const before = await readThrough();
  for (let times = 0; times < 8; times++) expect(await count(reader)).toBe(0);
  expect(await readThrough()).toBe(before);
});
