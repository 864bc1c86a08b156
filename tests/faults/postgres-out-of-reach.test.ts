import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { expect, test } from "vitest";
import { minute, second } from "../../src/kernel/clock.ts";
import { mostConnections, workingTown } from "./working-town.ts";

const { database, town, pageStatus, ready, workGoesOn, allIsWell } = workingTown();

test("Connections that fell silent for good are left for new ones within a minute", async () => {
  database().way("silent");
  database().way("deaf");
  console.info(`work went on after ${await workGoesOn(minute)} ms`);
  await allIsWell();
});

test("With every connection of its pool held the wijk is unready, and it recovers when they come free", async () => {
  const holding = database().sql.begin(async (transaction) => {
    await transaction`lock table post in access exclusive mode`;
    const asked = Array.from({ length: 60 }, () => fetch(`${town().origin}/vragen`).then(({ status }) => status));
    await pause(6 * second);
    const status = await ready();
    return { asked: Promise.all(asked), status };
  });
  const { asked, status } = await holding;
  expect.soft(status).toBe(503);
  for (const each of await asked) expect([200, 503]).toContain(each);
  await workGoesOn(30 * second);
  expect(await ready()).toBe(200);
  await allIsWell();
});

test("With no connection left at the server the wijk answers 503, and it recovers when there are some again", async () => {
  const greedy = postgres(database().url, { max: mostConnections, connect_timeout: 2, onnotice: () => {} });
  try {
    const end = Date.now() + 6 * second;
    const takers = Array.from({ length: mostConnections }, async () => {
      while (Date.now() < end) await greedy`select pg_sleep(${(end - Date.now()) / second})`.catch(() => pause(20));
    });
    await pause(500);
    await database().sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'wijk-%'`;
    await pause(500);
    expect.soft(await pageStatus()).toBe(503);
    expect.soft(await ready()).toBe(503);
    await Promise.all(takers);
  } finally {
    await greedy.end({ timeout: 1 });
  }
  await workGoesOn(30 * second);
  expect(await ready()).toBe(200);
  await allIsWell();
});
