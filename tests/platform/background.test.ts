import { setImmediate as turn } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { createBackground } from "../../src/platform/background.ts";
import { createEventListener } from "../../src/platform/event-listener.ts";
import { createLog } from "../../src/platform/logging.ts";
import { openDatabase } from "../../src/platform/postgres.ts";
import { createTestDatabase } from "../support/test-database.ts";

const clock = () => new Date("2026-11-23T12:00:00Z");
const never = 1_000_000;

const background = (given: Partial<Parameters<typeof createBackground>[0]>) => {
  const lines: string[] = [];
  const made = createBackground({
    steps: [],
    listen: async () => async () => {},
    log: createLog({ write: (line) => lines.push(line), clock }),
    everyMilliseconds: never,
    ...given,
  });
  return { ...made, lines };
};

test("an event that is committed wakes the steps, long before their time", async () => {
  const testDatabase = await createTestDatabase();
  const database = openDatabase(testDatabase.address, "owner", 2);
  let relayed = 0;
  let rounds = 0;
  const listening = Promise.withResolvers<void>();
  const listener = createEventListener(testDatabase.address, createLog({ write: () => {}, clock }));
  const { start, stop } = background({
    steps: [
      {
        name: "relay",
        run: async () => {
          const done = await database.sql`
            update event set relayed_at = happened_at where relayed_at is null returning id`;
          rounds += 1;
          relayed += done.length;
          return done.length;
        },
      },
    ],
    listen: async (wake) => {
      const stopHearing = listener.onEvent(() => wake());
      await listener.start();
      listening.resolve();
      return async () => stopHearing();
    },
  });
  start();
  await listening.promise;
  await vi.waitUntil(() => rounds > 0);
  expect(relayed).toBe(0);
  await database.sql`insert into event (id, kind, payload, happened_at)
    values (${crypto.randomUUID()}, 'Asked', '{}', ${clock().toISOString()})`;
  await vi.waitUntil(() => relayed === 1);
  await stop();
  await listener.stop();
  await database.close();
  await testDatabase.drop();
});

test("a wake that comes while a step runs makes it run again", async () => {
  let wake = () => {};
  let runs = 0;
  const goOn = Promise.withResolvers<void>();
  const { start, stop } = background({
    steps: [
      {
        name: "step",
        run: async () => {
          runs += 1;
          if (runs === 1) await goOn.promise;
          return 0;
        },
      },
    ],
    listen: async (given) => {
      wake = given;
      return async () => {};
    },
  });
  start();
  await vi.waitUntil(() => runs === 1);
  wake();
  goOn.resolve();
  await vi.waitUntil(() => runs === 2);
  await stop();
});

test("a step that throws is logged and tried again, and neither ends nor holds up the others", async () => {
  let [failures, others] = [0, 0];
  const { start, stop, lines } = background({
    everyMilliseconds: 1,
    steps: [
      {
        name: "broken",
        run: async () => {
          failures += 1;
          if (failures < 4) throw new Error("no database");
          return 0;
        },
      },
      {
        name: "other",
        run: async () => {
          others += 1;
          return 0;
        },
      },
    ],
    listen: async () => {
      throw new Error("no database either");
    },
  });
  start();
  await vi.waitUntil(() => failures > 5 && others > 5);
  await stop();
  const logged = lines.map((line) => JSON.parse(line));
  expect(logged.filter(({ step }) => step === "broken").length).toBe(3);
  expect(logged.find(({ step }) => step === "broken")).toMatchObject({
    at: "2026-11-23T12:00:00.000Z",
    level: "error",
    failures: 1,
    error: { message: "no database" },
  });
  expect(logged.some(({ message }) => message === "nothing wakes the background steps")).toBe(true);
});

test("a step that waits for something slow does not keep the others from working", async () => {
  const goOn = Promise.withResolvers<number>();
  let quick = 0;
  const { start, stop } = background({
    everyMilliseconds: 1,
    steps: [
      { name: "slow", run: () => goOn.promise },
      {
        name: "quick",
        run: async () => {
          quick += 1;
          return 0;
        },
      },
    ],
  });
  start();
  await vi.waitUntil(() => quick > 3);
  goOn.resolve(0);
  await stop();
});

test("stopping waits for the step that runs, begins no other and ends the listening", async () => {
  const goOn = Promise.withResolvers<void>();
  let [begun, ended, listens] = [0, 0, true];
  const { start, stop } = background({
    steps: [
      {
        name: "step",
        run: async () => {
          begun += 1;
          await goOn.promise;
          ended += 1;
          return 1;
        },
      },
    ],
    listen: async () => async () => {
      listens = false;
    },
  });
  start();
  await vi.waitUntil(() => begun === 1);
  const stopping = stop();
  await turn();
  expect(listens).toBe(true);
  goOn.resolve();
  await stopping;
  expect([begun, ended, listens]).toEqual([1, 1, false]);
});

test("settling runs every step until none has anything left, also what one makes for another", async () => {
  let [letters, sent] = [0, 0];
  const events = [2, 1];
  const { settle } = background({
    steps: [
      {
        name: "send",
        run: async () => {
          const now = letters;
          letters = 0;
          sent += now;
          return now;
        },
      },
      {
        name: "write",
        run: async () => {
          const more = events.shift() ?? 0;
          letters += more;
          return more;
        },
      },
    ],
  });
  await settle();
  expect([letters, sent]).toEqual([0, 3]);
  const broken = background({ steps: [{ name: "broken", run: () => Promise.reject(new Error("no database")) }] });
  await expect(broken.settle()).rejects.toThrow("no database");
});
