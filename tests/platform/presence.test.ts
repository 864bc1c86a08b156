import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createLog } from "../../src/platform/logging.ts";
import { type Database, openDatabase } from "../../src/platform/postgres.ts";
import { createPresence, type Presence, presenceLock } from "../../src/platform/presence.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

let testDatabase: TestDatabase;
let database: Database;
const complaints: string[] = [];
const log = createLog({ write: (line) => void complaints.push(line), clock: () => new Date("2026-11-25T12:00:00Z") });
const opened: Presence[] = [];
const worker = (more: { readonly beatEvery?: number; readonly silentFor?: number } = {}): Presence => {
  const presence = createPresence({ address: testDatabase.address, log, ...more });
  opened.push(presence);
  return presence;
};

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.address, "square", 2);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((presence) => presence.stop()));
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const isGone = async (number: number): Promise<boolean> => {
  const [row] = await database.sql<{ gone: boolean }[]>`
    select pg_try_advisory_xact_lock(${presenceLock}, ${number}) as gone`;
  return row?.gone === true;
};

test("a worker is there for as long as its session, and everybody can see it", async () => {
  const one = worker();
  const number = await one.number();
  expect(await one.number()).toBe(number);
  expect(await isGone(number)).toBe(false);
  await one.stop();
  await expect(one.number()).rejects.toThrow("stopped");
});

test("what a worker had in hand is free as soon as it has stopped", async () => {
  for (let round = 0; round < 10; round++) {
    const one = worker();
    const number = await one.number();
    await one.stop();
    expect(await isGone(number)).toBe(true);
  }
});

test("a worker that has stopped keeps no process from ending", async () => {
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
  const before = timers();
  const one = worker();
  await one.number();
  await one.stop();
  await new Promise(setImmediate);
  expect(timers()).toBeLessThanOrEqual(before);
});

test("two workers never have one number", async () => {
  const numbers = await Promise.all(Array.from({ length: 20 }, () => worker().number()));
  expect(new Set(numbers).size).toBe(20);
});

test("a worker that lost its session is gone at once and comes back under another number", async () => {
  const one = worker({ beatEvery: 20 });
  const before = await one.number();
  // The square may not end other sessions: the owner does.
  const owner = openDatabase(testDatabase.address, "owner", 1);
  await owner.sql`select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and classid = ${presenceLock} and objid = ${before}::oid`;
  await owner.close();
  await vi.waitUntil(() => isGone(before));
  await vi.waitUntil(async () => (await one.number()) !== before);
  expect(await isGone(await one.number())).toBe(false);
  expect(complaints.join("\n")).toContain("lost its session");
});

test("PostgreSQL itself ends the session of a worker that hangs, and its work is free", async () => {
  const hanging = worker({ beatEvery: 60_000, silentFor: 100 });
  const number = await hanging.number();
  expect(await isGone(number)).toBe(false);
  await vi.waitUntil(() => isGone(number), { timeout: 5_000 });
});
