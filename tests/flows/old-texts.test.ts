import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { day, later } from "../../src/kernel/clock.ts";
import { createInboundWorld } from "../hostile/inbound-world.ts";
import { settle } from "../hostile/origins.ts";

let world: Awaited<ReturnType<typeof createInboundWorld>>;
let sql: postgres.Sql;

beforeAll(async () => {
  world = await createInboundWorld();
  sql = postgres(world.wijk.databaseUrl, { max: 1 });
});
afterAll(async () => {
  await sql.end();
  await world.close();
});

const textOf = async ({ id }: { readonly id: string }): Promise<string | undefined> => {
  const [row] = await sql<{ body: string }[]>`select body from inbox_activity where activity_id = ${id}`;
  return row?.body;
};

test("after 30 days what others sent is forgotten, but for what stands here, and its id never", async () => {
  const sanne = settle(world.home, "sanne");
  const { uri, path } = await world.ask();
  const follow = world.activity(sanne, "Follow", world.wijkUri);
  const stays = world.answer(sanne, uri, "Dit blijft staan.");
  const goes = world.answer(sanne, uri, "Dit gaat weg.");
  for (const activity of [follow, stays, goes]) await world.tell(sanne, activity);
  await world.tell(sanne, world.activity(sanne, "Delete", goes.object.id));
  world.clock.move(29 * day);
  await world.wijk.settle();
  expect(await textOf(follow)).not.toBe("");
  world.clock.move(2 * day);
  await world.wijk.settle();
  expect([await textOf(follow), await textOf(goes)]).toEqual(["", ""]);
  expect(await textOf(stays)).toContain("Dit blijft staan.");
  const before = later(world.clock(), -30 * day).toISOString();
  const [left] = await sql<{ events: number }[]>`
    select count(*)::int as events from event where happened_at < ${before}`;
  expect(left?.events).toBe(0);

  await world.tell(sanne, follow);
  await world.tell(sanne, goes);
  expect(await textOf(follow)).toBe("");
  expect([await world.times(path, "Dit gaat weg."), await world.times(path, "Dit blijft staan.")]).toEqual([0, 1]);
});
