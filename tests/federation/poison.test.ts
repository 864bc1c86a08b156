import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { squareStores } from "../../src/composition/stores.ts";
import { createInboxStore } from "../../src/federation/admission/admission.postgres.ts";
import { createInboxWorker } from "../../src/federation/inbox-worker.ts";
import { second } from "../../src/kernel/clock.ts";
import { presenceLock } from "../../src/platform/presence.ts";
import { createDeliveryWorld } from "./delivery-world.ts";

let world: Awaited<ReturnType<typeof createDeliveryWorld>>;
beforeAll(async () => {
  world = await createDeliveryWorld();
});
afterAll(() => world.drop());

const poison = "https://ziek.example/actor";

const like = (actorUri: string) => ({
  activityId: `${actorUri}/like`,
  activityType: "Like",
  actorUri,
  objectUri: "http://own.test/ap/o/one",
  subjectUri: `${actorUri}/like`,
  raw: JSON.stringify({ object: "http://own.test/ap/o/one" }),
  receivedAt: world.clock(),
});

/**
 * A process that works until nothing is due, or until the actor of the poison is looked up: then its session is gone
 * and nothing that it had in hand goes on, as after kill -9. Gives the actors that were looked up.
 */
const runProcess = async (): Promise<{ readonly ended: boolean; readonly asked: readonly string[] }> => {
  const presence = world.worker();
  const asked: string[] = [];
  const never = new Promise<never>(() => {});
  const death = Promise.withResolvers<"ended">();
  let dead = false;
  const worker = createInboxWorker({
    database: world.database,
    queues: world.database,
    presence,
    clock: world.clock,
    log: world.log,
    isBarred: async () => false,
    stores: squareStores(world.clock),
    services: () => ({
      clock: world.clock,
      origin: "http://own.test",
      look: () => never,
      fetchObject: async () => null,
      findLinks: async () => null,
      isProven: async () => false,
      findRemoteActor: async (uri) => {
        asked.push(uri);
        if (uri === poison) {
          dead = true;
          const number = await presence.number();
          await presence.stop();
          // PostgreSQL ends a session a moment later, and until then its work is in hand.
          await vi.waitUntil(async () => {
            const locks = await world.database.sql`select 1 from pg_locks
              where locktype = 'advisory' and classid = ${presenceLock} and objid = ${number}::bigint::oid`;
            return locks.length === 0;
          });
          death.resolve("ended");
        }
        await new Promise(setImmediate);
        return dead ? never : null;
      },
    }),
  });
  const work = async () => {
    while ((await worker.runDue()) > 0);
  };
  const how = await Promise.race([work().catch(() => death.promise), death.promise]);
  return { ended: how === "ended", asked };
};

test("an activity that ends the process each time is soon handled alone, and in the end laid aside; the others are done", async () => {
  const store = createInboxStore(world.database.sql);
  const neighbours = Array.from({ length: 30 }, (_, number) => `https://gezond.example/${number}`);
  await Promise.all([...neighbours.slice(0, 15), poison, ...neighbours.slice(15)].map((uri) => store.add(like(uri))));
  const processes = [];
  for (let last = await runProcess(); last.ended; last = await runProcess()) {
    processes.push(last.asked);
    world.pass(10 * second);
  }
  const rows = await world.database.sql<{ actor: string; outcome: string; error: string | null }[]>`
    select actor_uri as actor, outcome, last_error as error from inbox_activity order by id`;
  expect(rows.filter(({ actor }) => actor === poison)).toEqual([
    { actor: poison, outcome: "failed", error: "handling it ended the process" },
  ]);
  expect(rows.filter(({ outcome }) => outcome === "nothing to like")).toHaveLength(neighbours.length);
  expect(processes.map((asked) => asked.length)).toEqual([31, 31, 31, 31, 16, 16, ...Array(14).fill(1)]);
  expect(processes).toHaveLength(20);
});

test("an activity that was cut off many times by chance is handled in the end", async () => {
  await createInboxStore(world.database.sql).add(like("https://pech.example/actor"));
  await world.database.sql`update inbox_activity set claims = 15 where done_at is null`;
  expect(await runProcess()).toEqual({ ended: false, asked: ["https://pech.example/actor"] });
  const rows = await world.database.sql`select outcome from inbox_activity where actor_uri like '%pech%'`;
  expect(rows).toEqual([{ outcome: "nothing to like" }]);
});
