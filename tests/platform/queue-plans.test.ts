import { afterAll, beforeAll, expect, test } from "vitest";
import { deliveryQueue } from "../../src/federation/delivery/delivery-queue.postgres.ts";
import { inboxQueue } from "../../src/federation/inbox-queue.postgres.ts";
import { createLog } from "../../src/platform/logging.ts";
import { type Database, openDatabase, planningForQueues } from "../../src/platform/postgres.ts";
import { createPresence, type Presence } from "../../src/platform/presence.ts";
import type { Sql } from "../../src/platform/sql.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

/**
 * Taking up work costs as much as there is to take up, also just after a time in which nothing waited: then PostgreSQL knows
 * from its statistics that nothing ever waits.
 */
let created: TestDatabase;
let database: Database;
let presence: Presence;
let worker: number;
const now = new Date("2026-11-23T09:00:00Z");
const wave = 3_400;

beforeAll(async () => {
  created = await createTestDatabase();
  database = openDatabase(created.address, "owner", 2, { settings: planningForQueues });
  presence = createPresence({ address: created.address, log: createLog({ write: () => {}, clock: () => now }) });
  worker = await presence.number();
  const actor = crypto.randomUUID();
  const at = now.toISOString();
  await database.sql`
    insert into actor (id, kind, uri, type, handle, host, name, inbox, made_at)
    values (${actor}, 'wijk', 'http://own.test/wijk', 'Group', 'wijk', 'own.test', 'Wijk', 'http://own.test/inbox', ${at})`;
  const activity = crypto.randomUUID();
  await database.sql`
    insert into outgoing_activity (id, uri, type, signer_id, object_uri, body, made_at)
    values (${activity}, 'http://own.test/ap/v/1', 'Announce', ${actor}, 'http://own.test/one', '{}', ${at})`;
  const deliveries = (from: number, to: number, isDone: boolean) => database.sql`
    insert into delivery (activity_id, inbox, host, object_uri, due_at, give_up_at, done_at, outcome)
    select ${activity}::uuid, 'http://peer' || n % 50 || '.test/' || n, 'peer' || n % 50 || '.test', 'http://own.test/one',
      ${at}::timestamptz, ${at}::timestamptz, ${isDone ? at : null}::timestamptz, ${isDone ? "delivered" : null}::text
    from generate_series(${from}::int, ${to}::int) n`;
  const activities = (from: number, to: number, isDone: boolean) => database.sql`
    insert into inbox_activity (activity_id, activity_type, actor_uri, object_uri, subject_uri, body, received_at, due_at, done_at, outcome)
    select 'http://peer.test/' || n, 'Create', 'http://peer.test/' || n % 7, 'http://peer.test/o/' || n, 'http://peer.test/o/' || n, '{}',
      ${at}::timestamptz, ${at}::timestamptz, ${isDone ? at : null}::timestamptz, ${isDone ? "stored" : null}::text
    from generate_series(${from}::int, ${to}::int) n`;
  await deliveries(1, 20_000, true);
  await activities(1, 20_000, true);
  await database.sql.text("vacuum analyze delivery, inbox_activity");
  await deliveries(20_001, 20_000 + wave, false);
  await activities(20_001, 20_000 + wave, false);
});
afterAll(async () => {
  await presence.stop();
  await database.close();
  await created.drop();
});

type Plan = { readonly [key: string]: unknown; readonly Plans?: readonly Plan[] };

/** How many rows a plan went through, those that it threw away included. */
const rowsIn = (plan: Plan): number => {
  const loops = Number(plan["Actual Loops"]);
  const own = Number(plan["Actual Rows"]) + Number(plan["Rows Removed by Filter"] ?? 0);
  return own * loops + (plan.Plans ?? []).reduce((total, part) => total + rowsIn(part), 0);
};

/** Runs what `work` states, and gives how many rows that went through. */
const rowsLookedAt = async (work: (sql: Sql) => Promise<unknown>): Promise<number> => {
  let rows = 0;
  const explaining = (async (parts: readonly string[], ...parameters: readonly unknown[]) => {
    const [first = "", ...others] = parts;
    const [explained] = await database.sql<{ "QUERY PLAN": readonly { readonly Plan: Plan }[] }[]>(
      Object.assign([`explain (analyze, format json) ${first}`, ...others], { raw: [] }),
      ...parameters,
    );
    rows += rowsIn(explained?.["QUERY PLAN"][0]?.Plan ?? {});
    return [];
  }) as unknown as Sql;
  await work(explaining);
  return rows;
};

test("Taking up deliveries goes through a few rows for each, also after a time in which nothing waited", async () => {
  const rows = await rowsLookedAt((sql) =>
    deliveryQueue(sql).claim({ worker, now, limit: 200, perHost: 64, without: [] }),
  );
  expect(rows).toBeGreaterThan(200);
  expect(rows).toBeLessThan(30_000);
});

test("Taking up activities goes through a few rows for each, also after a time in which nothing waited", async () => {
  const rows = await rowsLookedAt((sql) => inboxQueue(sql).claim({ worker, now, limit: 100, suspects: false }));
  expect(rows).toBeGreaterThan(100);
  expect(rows).toBeLessThan(30_000);
});

test("Whether an activity may leave is looked up, among however many posts", async () => {
  // As the square has it, which is told nothing about planning.
  const square = openDatabase(created.address, "owner", 1);
  await database.sql`
    insert into post (id, kind, thread_id, audience, resident_id, title, body, html, published_at)
    select id, 'question', id, 'wijk', gen_random_uuid(), 'Vraag', '', '', ${now.toISOString()}::timestamptz
    from (select gen_random_uuid() as id from generate_series(1, 4000)) made`;
  await database.sql.text("vacuum analyze post");
  const [actor] = await database.sql<{ id: string }[]>`select id from actor`;
  const gone = crypto.randomUUID();
  const read = await square.sql.begin(async (transaction) => {
    for (const number of [2, 3, 4])
      await transaction`
        insert into outgoing_activity (id, uri, type, signer_id, object_uri, body, made_at)
        values (gen_random_uuid(), ${`http://own.test/ap/v/${number}`}, 'Announce', ${actor?.id ?? ""}::uuid,
          'http://own.test/two', ${`"http://own.test/ap/o/${gone}"`}, ${now.toISOString()}::timestamptz)`;
    const [row] = await transaction<{ rows: number }[]>`
      select seq_tup_read::int as rows from pg_stat_xact_user_tables where relname = 'post'`;
    return row?.rows;
  });
  await square.close();
  expect(read).toBe(0);
});
