import { afterAll, beforeAll, expect, test } from "vitest";
import { createInboxStore } from "../../src/federation/admission/admission.postgres.ts";
import type { InboxActivity } from "../../src/federation/admission/admit.ts";
import { type Database, openDatabase } from "../../src/platform/postgres.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import { createGate } from "./gate.ts";
import { createOrigin, noteBy, post, settle } from "./origins.ts";

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.address, "square", 4);
});

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const activity = (name: string, changes: Partial<InboxActivity> = {}): InboxActivity => ({
  activityId: `https://elders.example/${name}`,
  activityType: "Create",
  actorUri: "https://elders.example/sanne",
  objectUri: null,
  subjectUri: null,
  raw: '{ "naam":  "Zoë" }\n',
  receivedAt: new Date("2026-11-23T12:00:00.123Z"),
  ...changes,
});

const rows = () => database.sql<{ received_at: Date }[]>`select * from inbox_activity order by id`;

test("an admitted activity is in the database, exactly as received, before its sender hears 202", async () => {
  const peer = await createOrigin();
  const sanne = settle(peer, "sanne");
  const gate = await createGate({ store: createInboxStore(database.sql) });
  const raw = `${JSON.stringify(noteBy(sanne.id), null, 2)} `;
  expect((await post(gate.inbox, raw, sanne, gate.now())).status).toBe(202);
  const [row] = await rows();
  expect(row).toMatchObject({
    activity_id: `${sanne.id}/statuses/1/activity`,
    actor_uri: sanne.id,
    body: raw,
    attempts: 0,
  });
  expect((await post(gate.inbox, raw, sanne, gate.now())).status).toBe(202);
  expect(await rows()).toHaveLength(1);
  await database.sql`delete from inbox_activity`;
  await Promise.all([gate.close(), peer.close()]);
});

test("what comes at the same moment is stored together, each id once", async () => {
  const store = createInboxStore(database.sql);
  const names = Array.from({ length: 300 }, (_, index) => `${index % 100}`);
  const outcomes = await Promise.all(names.map((name) => store.add(activity(name))));
  expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(100);
  const [{ commits } = { commits: 0 }] = await database.sql<{ commits: number }[]>`
    select count(distinct xmin::text)::int as commits from inbox_activity`;
  expect(commits).toBeLessThanOrEqual(3);
  const stored = await rows();
  expect(stored).toHaveLength(100);
  expect(stored[0]?.received_at.toISOString()).toBe("2026-11-23T12:00:00.123Z");
  expect(await store.add(activity("1"))).toBe("duplicate");
});

test("one that cannot be stored does not cost the others their place", async () => {
  const store = createInboxStore(database.sql);
  const outcomes = await Promise.allSettled(
    ["before", "bad", "after"].map((name) => store.add(activity(name, name === "bad" ? { raw: "\u0000" } : {}))),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await store.add(activity("later"))).toBe("stored");
});
