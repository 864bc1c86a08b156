import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createJobs, type Jobs } from "../../src/platform/jobs.ts";
import { createLog } from "../../src/platform/logging.ts";
import { type Database, openDatabase } from "../../src/platform/postgres.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

let testDatabase: TestDatabase;
let database: Database;
let open: Jobs[];
let lines: string[];

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.address, "owner", 2);
  [open, lines] = [[], []];
});
afterEach(async () => {
  await Promise.all(open.map((jobs) => jobs.stop()));
  await database.close();
  await testDatabase.drop();
});

const jobsWith = (tasks: Parameters<typeof createJobs>[0]["tasks"], lockGrace = 10_000): Jobs => {
  const log = createLog({ write: (line) => lines.push(line), clock: () => new Date("2026-11-23T12:00:00Z") });
  const jobs = createJobs({ address: testDatabase.address, tasks, log, lockGrace });
  open.push(jobs);
  return jobs;
};
const add = (task: string, eventId: string, queue: string | null = null) =>
  database.sql`select graphile_worker.add_job(${task}, json_build_object('eventId', ${eventId}::text), ${queue})`;

test("runs what is due and what that adds, and tells how much it was", async () => {
  const seen: string[] = [];
  const jobs = jobsWith({
    first: async (eventId) => {
      seen.push(`first ${eventId}`);
      await add("second", eventId);
    },
    second: async (eventId) => {
      seen.push(`second ${eventId}`);
    },
  });
  await add("first", "one");
  await add("unknown", "one");
  expect(await jobs.runUntilEmpty()).toBe(2);
  expect(await jobs.runUntilEmpty()).toBe(0);
  expect(seen).toEqual(["first one", "second one"]);
});

test("a job that fails is listed with its error and is not run again before its time", async () => {
  let fail = true;
  const jobs = jobsWith({
    task: async () => {
      if (fail) throw new Error("Failed query: select $1\nparams: secret@example.org");
    },
  });
  await add("task", "one");
  expect(await jobs.runUntilEmpty()).toBe(1);
  expect(await jobs.runUntilEmpty()).toBe(0);
  const [failed, ...others] = await jobs.failed();
  expect(failed).toMatchObject({ task: "task", error: "Failed query: select $1", attempts: 1, mostAttempts: 25 });
  expect(failed?.next?.getTime()).toBeGreaterThan(0);
  expect(others).toEqual([]);
  expect(lines.join("")).toContain("a job failed");
  expect(lines.join("")).not.toContain("secret@example.org");
  fail = false;
  expect(await jobs.retry("999999")).toBe(false);
  expect(await jobs.retry(failed?.id ?? "")).toBe(true);
  expect((await jobs.failed())[0]).toMatchObject({ attempts: 0 });
  expect(await jobs.runUntilEmpty()).toBe(1);
  expect(await jobs.failed()).toEqual([]);
});

test("a job that failed holds up those behind it in its queue until it is done, and no others", async () => {
  const done: string[] = [];
  let fail = true;
  const jobs = jobsWith({
    task: async (eventId) => {
      if (fail && eventId === "create") throw new Error("away");
      done.push(eventId);
    },
  });
  for (const [event, queue] of [
    ["create", "one"],
    ["update", "one"],
    ["delete", "one"],
    ["other", "two"],
  ] as const)
    await add("task", event, queue);
  // The first of those behind it finds out, for all of them.
  expect(await jobs.runUntilEmpty()).toBe(["create", "update", "other"].length);
  expect(done).toEqual(["other"]);
  expect((await jobs.failed()).map(({ error }) => error)).toEqual(["away"]);
  fail = false;
  const [failed] = await jobs.failed();
  expect(await jobs.retry(failed?.id ?? "")).toBe(true);
  await jobs.runUntilEmpty();
  expect(done).toEqual(["other", "create", "update", "delete"]);
});

test("once started it runs jobs as they come, those of one queue one at a time", async () => {
  let [underWay, most] = [0, 0];
  const seen: string[] = [];
  const jobs = jobsWith({
    task: async (eventId) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await database.sql`select 1`;
      seen.push(eventId);
      underWay -= 1;
    },
  });
  await jobs.start();
  const numbers = Array.from({ length: 20 }, (_, number) => String(number));
  for (const number of numbers) await add("task", number, "thread");
  await vi.waitUntil(() => seen.length === 20, { timeout: 20_000 });
  expect(seen).toEqual(numbers);
  expect(most).toBe(1);
});

test("stopping waits for the job that runs", async () => {
  const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let done = false;
  const jobs = jobsWith({
    task: async () => {
      begun.resolve();
      await goOn.promise;
      done = true;
    },
  });
  await jobs.start();
  await add("task", "one");
  await begun.promise;
  const stopping = jobs.stop();
  goOn.resolve();
  await stopping;
  expect(done).toBe(true);
  expect(await database.sql`select 1 from graphile_worker.jobs`).toHaveLength(0);
});

test("a job that ends while another holds up the stop does not end the process", async () => {
  const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const done: string[] = [];
  const jobs = jobsWith({
    slow: async () => {
      begun.resolve();
      await goOn.promise;
      done.push("slow");
    },
    longest: async () => {
      await begun.promise;
      while (done.length === 0) await database.sql`select pg_sleep(0.01)`;
      // The look for the next of the queue is due 8 ms after the first ended, in front of this on the same clock.
      await pause(50);
      done.push("longest");
    },
  });
  const thrown: unknown[] = [];
  const hear = (error: unknown) => thrown.push(error);
  process.prependListener("uncaughtException", hear);
  try {
    await jobs.start();
    await add("longest", "one", "one");
    await add("slow", "two", "two");
    await begun.promise;
    const stopping = jobs.stop();
    goOn.resolve();
    await stopping;
  } finally {
    process.off("uncaughtException", hear);
  }
  expect(thrown).toEqual([]);
  expect(done).toEqual(["slow", "longest"]);
});

test("jobs and queues that a killed worker had taken are free again, those of a living one are not", async () => {
  const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const living = jobsWith({
    slow: async () => {
      begun.resolve();
      await goOn.promise;
    },
  });
  await living.start();
  await vi.waitUntil(
    async () => (await database.sql`select 1 from pg_stat_activity where application_name like 'pool-%'`).length === 1,
  );
  await add("slow", "one", "of the living");
  await begun.promise;
  const seen: string[] = [];
  await add("task", "two", "of the dead");
  const by = "pool-killed";
  await database.sql`update graphile_worker._private_jobs set locked_by = ${by}, locked_at = now() where locked_by is null`;
  await database.sql`update graphile_worker._private_job_queues set locked_by = ${by}, locked_at = now() where locked_by is null`;
  const task = async (eventId: string) => {
    seen.push(eventId);
  };
  expect(await jobsWith({ task, slow: task }).runUntilEmpty()).toBe(0);
  expect(await jobsWith({ task, slow: task }, 0).runUntilEmpty()).toBe(1);
  expect(seen).toEqual(["two"]);
  goOn.resolve();
});

test("a job that was handed to us in an answer that never came is free again", async () => {
  const done: string[] = [];
  const jobs = jobsWith({ task: async (eventId) => void done.push(eventId) });
  await jobs.start();
  const name = await vi.waitUntil(
    async () => {
      const [row] = await database.sql<{ name: string }[]>`
        select application_name as name from pg_stat_activity where application_name like 'pool-%'
          and datname = current_database()`;
      return row?.name;
    },
    { timeout: 10_000 },
  );
  await database.sql`select graphile_worker.add_job('task', json_build_object('eventId', 'one'), 'queue',
    run_at := now() + interval '1 hour')`;
  await database.sql`update graphile_worker._private_job_queues set locked_by = ${name}, locked_at = now()`;
  await database.sql`update graphile_worker._private_jobs
    set run_at = now(), locked_by = ${name}, locked_at = now() - interval '1 minute'`;
  await vi.waitUntil(() => done.length > 0, { timeout: 20_000 });
  expect(done).toEqual(["one"]);
});

test("a job whose runner ended before it was written off is free again, though a connection lives on in that runner's name", async () => {
  await database.sql.text(`
    create sequence tries;
    create function refuse_the_first() returns trigger language plpgsql as $$
    begin
      if nextval('tries') = 1 then raise exception 'not now'; end if;
      return old;
    end $$;
    create trigger refuse_the_first before delete on graphile_worker._private_jobs
      for each row execute function refuse_the_first()`);
  const done: string[] = [];
  await jobsWith({ task: async (eventId) => void done.push(eventId) }).start();
  await add("task", "one", "queue");
  await vi.waitUntil(() => done.length > 0, { timeout: 20_000 });
  await vi.waitUntil(() => lines.join("").includes("Failed to complete jobs"), { timeout: 20_000 });
  const [held] = await database.sql<{ locked_by: string }[]>`
    select locked_by from graphile_worker._private_jobs where locked_by is not null`;
  const name = held?.locked_by ?? "";
  const living = openDatabase(testDatabase.address, "owner", 1, { lasting: true });
  await living.sql.text(`set application_name = '${name}'`);
  const others = () => database.sql`select 1 from pg_stat_activity
    where datname = current_database() and application_name like 'pool-%' and application_name <> ${name} limit 1`;
  await vi.waitUntil(async () => (await others()).length > 0, { timeout: 20_000 });
  const aged = await database.sql`update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'
    where locked_by is not null returning locked_by`;
  expect(aged).toHaveLength(1);
  await vi.waitUntil(() => done.length === 2, { timeout: 15_000 });
  await vi.waitUntil(async () => (await database.sql`select 1 from graphile_worker.jobs`).length === 0);
  await living.close();
});

test("work goes on by itself after PostgreSQL ended every connection", async () => {
  const seen: string[] = [];
  const jobs = jobsWith({
    task: async (eventId) => {
      seen.push(eventId);
    },
  });
  await jobs.start();
  await add("task", "before");
  await vi.waitUntil(() => seen.length === 1, { timeout: 20_000 });
  await database.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  await add("task", "after");
  await vi.waitUntil(() => seen.length === 2, { timeout: 20_000 });
  expect(seen).toEqual(["before", "after"]);
});
