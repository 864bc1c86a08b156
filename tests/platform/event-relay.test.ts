import { afterEach, beforeEach, expect, test } from "vitest";
import { createEventRelay } from "../../src/platform/event-relay.ts";
import { type Database, openDatabase } from "../../src/platform/postgres.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

const now = new Date("2026-11-23T12:00:00Z");
let testDatabase: TestDatabase;
let database: Database;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.address, "owner", 4);
});
afterEach(async () => {
  await database.close();
  await testDatabase.drop();
});

const relay = (reactions: Readonly<Record<string, readonly string[]>> = { Asked: ["publish", "tell"] }) =>
  createEventRelay({ database, reactionsOf: (kind) => reactions[kind] ?? [], clock: () => now });

const happened = async (kind: string, payload: Readonly<Record<string, string>> = {}): Promise<string> => {
  const id = crypto.randomUUID();
  await database.sql`insert into event (id, kind, payload, happened_at)
    values (${id}, ${kind}, ${JSON.stringify(payload)}::text::jsonb, ${now.toISOString()})`;
  return id;
};
type Job = { readonly id: string; readonly task: string; readonly key: string; readonly queue: string | null };
const jobs = async (): Promise<readonly Job[]> =>
  database.sql<Job[]>`select id, task_identifier as task, key, queue_name as queue
    from graphile_worker.jobs order by priority, run_at`;

test("an event becomes one job per reaction, once", async () => {
  const id = await happened("Asked", { threadId: "one" });
  await happened("NothingFollows");
  expect(await relay().relayOnce()).toBe(2);
  expect(await relay().relayOnce()).toBe(0);
  expect(await jobs()).toMatchObject([
    { task: "publish", key: `publish:${id}` },
    { task: "tell", key: `tell:${id}` },
  ]);
  const [job] = await database.sql`select payload from graphile_worker._private_jobs order by run_at limit 1`;
  expect(job?.payload).toMatchObject({ eventId: id });
});

test("relaying an event again gives the same job, not another", async () => {
  await happened("Asked");
  await relay().relayOnce();
  const before = (await jobs()).map(({ id }) => id);
  await database.sql`update event set relayed_at = null`;
  expect(await relay().relayOnce()).toBe(1);
  expect((await jobs()).map(({ id }) => id)).toEqual(before);
});

test("jobs about one thread stand in one queue in the order of the events; events about nothing stand in none", async () => {
  const ids = [];
  for (let number = 0; number < 20; number++) ids.push(await happened("Asked", { threadId: "one" }));
  await happened("Asked", { threadId: "two" });
  await happened("Asked", { letterId: "three" });
  await relay({ Asked: ["publish"] }).relayOnce();
  const all = await jobs();
  const queue = all[0]?.queue;
  expect(queue).toMatch(/^about-[0-9a-f]{3}$/);
  expect(all.filter((job) => job.queue === queue).map(({ key }) => key)).toEqual(ids.map((id) => `publish:${id}`));
  expect(all.slice(20).map((job) => job.queue)).toEqual([expect.not.stringMatching(queue ?? ""), null]);
});

test("relays that work at the same time make each job once and keep the order", async () => {
  const ids = [];
  for (let number = 0; number < 600; number++) ids.push(await happened("Asked", { threadId: "one" }));
  const counts = await Promise.all([relay().relayOnce(), relay().relayOnce(), relay().relayOnce()]);
  expect(counts.toSorted()).toEqual([0, 100, 500]);
  expect((await jobs()).map(({ key }) => key)).toEqual(ids.flatMap((id) => [`publish:${id}`, `tell:${id}`]));
});

test("when the jobs cannot be made, the events stay to be relayed", async () => {
  await happened("Asked");
  await expect(relay({ Asked: ["x".repeat(200)] }).relayOnce()).rejects.toThrow();
  expect(await jobs()).toEqual([]);
  expect(await relay().relayOnce()).toBe(1);
});
