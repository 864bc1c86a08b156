import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawHouse } from "../../src/federation/drawing.ts";
import type { ResidentId } from "../../src/kernel/ids.ts";
import { createMovedClock } from "../support/moved-clock.ts";
import { type NamelessWorld, namelessWorld } from "./nameless-world.ts";

const minute = 60_000;
const day = 86_400_000;
const quarter = 15 * minute;
const evenings = 50;
const askedEachEvening = 20;

/** One time that somebody was seen to be there. */
type Visit = { readonly resident: number; readonly from: number; readonly to: number };
type Asked = { readonly resident: number; readonly at: number; readonly title: string; shownAt: number };

const clock = createMovedClock(new Date("2026-11-23T15:00:00Z"));
let world: NamelessWorld;
let residents: readonly ResidentId[];
let visits: readonly Visit[];
const asked: Asked[] = [];

const between = (least: number, most: number): number => least + Math.random() * (most - least);

/** A lively evening: twenty residents look in for 2 to 10 minutes and stay away for 4 to 14. */
const eveningOf = (begin: number): readonly Visit[] =>
  residents.flatMap((_, resident) => {
    const found: Visit[] = [];
    for (let from = begin - between(0, 60) * minute; from < begin + 360 * minute; ) {
      const to = from + between(2, 10) * minute;
      found.push({ resident, from, to });
      from = to + between(4, 14) * minute;
    }
    return found;
  });

const moveTo = async (at: number): Promise<void> => {
  for (let next = Math.ceil(clock().getTime() / quarter) * quarter; next <= at; next += quarter) {
    clock.move(next - clock().getTime());
    await world.wijk.wijk.useCases.putOnSquare();
    if (next === clock().getTime()) clock.move(1);
  }
  clock.move(Math.max(0, at - clock().getTime()));
};

const oneEvening = async (begin: number): Promise<readonly Visit[]> => {
  const seen = eveningOf(begin);
  const there = seen.filter(({ from, to }) => to > begin + 60 * minute && from < begin + 300 * minute);
  const moments = Array.from({ length: askedEachEvening }, () => {
    const visit = there[Math.floor(Math.random() * there.length)] as Visit;
    return { resident: visit.resident, at: Math.round(between(visit.from, visit.to)) };
  }).sort((one, other) => one.at - other.at);
  for (const { resident, at } of moments) {
    await moveTo(at);
    const title = `Vraag nummer ${asked.length + 1}`;
    const done = await world.wijk.wijk.useCases.askNameless({
      askerId: residents[resident] as ResidentId,
      audience: asked.length % 2 === 0 ? "everyone" : "wijk",
      keeperId: null,
      title,
      text: "",
      theme: "zorg",
      toldSensitive: "zorg",
    });
    expect(done.ok).toBe(true);
    asked.push({ resident, at: clock().getTime(), title, shownAt: 0 });
  }
  await moveTo(begin + 420 * minute);
  return seen;
};

beforeAll(async () => {
  world = await namelessWorld(clock);
  for (let nth = 0; nth < 15; nth++) await world.wijk.neighbour(`Buur${nth}`);
  const members = await world.wijk.wijk.useCases.members.all();
  residents = members.map(({ id }) => id);
  expect(residents).toHaveLength(20);
  const seen: Visit[] = [];
  const first = clock().getTime() + 60 * minute;
  for (let evening = 0; evening < evenings; evening++) seen.push(...(await oneEvening(first + evening * day)));
  visits = seen;
  const rows = await world.sql<{ title: string; published_at: Date }[]>`
    select title, published_at from post where pseudonym is not null`;
  const shown = new Map(rows.map(({ title, published_at }) => [title, published_at.getTime()]));
  for (const one of asked) one.shownAt = shown.get(one.title) ?? 0;
}, 240_000);
afterAll(() => world.close());

const distinct = (values: readonly unknown[]): number => new Set(values).size;
const version4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("1,000 questions have 1,000 pseudonyms, and no author stands with any of them", async () => {
  const posts = await world.sql`select id, pseudonym, resident_id from post where kind = 'question'`;
  expect(posts).toHaveLength(evenings * askedEachEvening);
  expect(distinct(posts.map(({ pseudonym }) => pseudonym))).toBe(posts.length);
  expect(posts.filter(({ resident_id }) => resident_id !== null)).toEqual([]);
  expect(posts.every(({ id }) => version4.test(id))).toBe(true);
});

test("of the half that is for everyone no actor, handle, name or drawing is seen twice, and the key is one for all", async () => {
  const actors = await world.sql`select * from actor where kind = 'stand_in'`;
  expect(actors).toHaveLength(asked.length / 2);
  for (const column of ["id", "uri", "handle", "name", "inbox", "followers"])
    expect([column, distinct(actors.map((actor) => actor[column]))]).toEqual([column, actors.length]);
  const drawings = actors.map(({ id }) =>
    createHash("sha256")
      .update(drawHouse(String(id)))
      .digest("hex"),
  );
  expect(distinct(drawings)).toBe(actors.length);
  expect(distinct(actors.map((actor) => actor.signing_key_id))).toBe(1);
  expect(actors.filter((actor) => actor.resident_id !== null || actor.thread_id !== null)).toEqual([]);
  expect(actors.every(({ id }) => version4.test(id))).toBe(true);
});

test("the voice of a nameless question cannot be one that leads to somebody, whatever writes it", async () => {
  const [known] = await world.sql`select id from resident limit 1`;
  const change = world.sql`update actor set resident_id = ${known?.id} where kind = 'stand_in' returning id`;
  await change;
  await expect(
    world.sql`update post set body = body where pseudonym is not null and actor_id is not null`,
  ).rejects.toThrow("would tell it");
  await world.sql`update actor set resident_id = null where kind = 'stand_in'`;
  const both = world.sql`update post set resident_id = ${known?.id} where pseudonym is not null`;
  await expect(both).rejects.toThrow("post_author");
  const twice = world.sql`update post set pseudonym = (select min(pseudonym) from post) where pseudonym is not null`;
  await expect(twice).rejects.toThrow("post_pseudonym_once");
});

test("every question comes at a quarter of the hour, 5 to 60 minutes after it was asked", () => {
  const delays = asked.map(({ at, shownAt }) => (shownAt - at) / minute);
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(5);
  expect(Math.max(...delays)).toBeLessThanOrEqual(60);
  expect(asked.filter(({ shownAt }) => shownAt % quarter !== 0)).toEqual([]);
  expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(40);
});

test("neither ids nor the order of what came together follow the order of asking", async () => {
  const posts = await world.sql<{ id: string; title: string; position: string }[]>`
    select post.id, title, event.position from post join event on event.payload ->> 'threadId' = post.id::text
    where event.kind = 'QuestionAsked'`;
  const number = (title: string): number => Number(/\d+$/.exec(title)?.[0]);
  const byId = posts.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map(({ title }) => number(title));
  const middle = (byId.length + 1) / 2;
  const covariance = byId.reduce((sum, nth, rank) => sum + (nth - middle) * (rank + 1 - middle), 0);
  const correlation = covariance / byId.reduce((sum, nth) => sum + (nth - middle) ** 2, 0);
  expect(Math.abs(correlation)).toBeLessThan(0.15);

  let [kept, turned] = [0, 0];
  const together = Map.groupBy(asked, ({ shownAt }) => shownAt);
  const positions = new Map(posts.map(({ title, position }) => [title, Number(position)]));
  for (const batch of together.values()) {
    for (const [nth, one] of batch.entries()) {
      for (const later of batch.slice(nth + 1))
        (positions.get(one.title) ?? 0) < (positions.get(later.title) ?? 0) ? kept++ : turned++;
    }
  }
  expect(kept + turned).toBeGreaterThan(200);
  expect(kept / (kept + turned)).toBeGreaterThan(0.35);
  expect(kept / (kept + turned)).toBeLessThan(0.65);
});

test("behind the door nothing in two rows of one resident is alike, and nothing is finer than a day", async () => {
  const rows = await world.sql`select * from identity.nameless_thread`;
  expect(rows).toHaveLength(asked.length);
  const hex = (value: unknown) => (value as Buffer).toString("hex");
  for (const [column, values] of Object.entries({
    id: rows.map(({ id }) => id),
    sealed: rows.map(({ sealed }) => hex(sealed)),
    "start of what is sealed": rows.map(({ sealed }) => hex(sealed).slice(2, 18)),
    "secret hash": rows.map(({ secret_hash }) => hex(secret_hash)),
  }))
    expect([column, distinct(values)]).toEqual([column, rows.length]);
  expect(distinct(rows.map(({ sealed }) => (sealed as Buffer).length))).toBe(1);
  expect(rows.every(({ id }) => version4.test(id))).toBe(true);
  const columns = await world.sql`select column_name, data_type from information_schema.columns
    where table_schema = 'identity' and table_name = 'nameless_thread' and data_type like '%time%'`;
  expect(columns).toEqual([]);
  expect(await world.sql`select 1 from identity.nameless_waiting`).toHaveLength(0);
  await world.sql`set role wijk_square`;
  for (const table of ["nameless_thread", "nameless_waiting", "unsealing_step"])
    await expect(world.sql`select 1 from ${world.sql(`identity.${table}`)}`).rejects.toThrow("permission denied");
  await world.sql`reset role`;
});

test("who knows of everybody when they were there guesses the author among 20 no better than 1 in 10", () => {
  // An evening lies within one day of the world's clock.
  const keyOf = (resident: number, at: number): string => `${Math.floor(at / day)} ${resident}`;
  const of = Map.groupBy(visits, ({ resident, from }) => keyOf(resident, from));
  const there = (resident: number, from: number, to: number): number =>
    (of.get(keyOf(resident, to)) ?? []).reduce(
      (sum, visit) => sum + Math.max(0, Math.min(visit.to, to) - Math.max(visit.from, from)),
      0,
    );
  const lastCame = (resident: number, before: number): number =>
    Math.max(0, ...(of.get(keyOf(resident, before)) ?? []).map(({ from }) => from).filter((from) => from <= before));
  const suspicions: Readonly<Record<string, (resident: number, shownAt: number) => number>> = {
    "longest there while it can have been asked": (who, at) => there(who, at - 60 * minute, at - 5 * minute),
    "longest there just before it came": (who, at) => there(who, at - quarter, at),
    "there when it came": (who, at) => there(who, at - minute, at + minute),
    "the last to come before it can have been asked": (who, at) => lastCame(who, at - 5 * minute),
    "the last to come before it came": lastCame,
    "there in the middle of the time": (who, at) => there(who, at - 35 * minute, at - 30 * minute),
    "looked in most often": (who, at) =>
      (of.get(keyOf(who, at)) ?? []).filter(({ from, to }) => to > at - 60 * minute && from < at - 5 * minute).length,
  };
  const shareOf = (suspicion: (resident: number, at: number) => number, when: (one: Asked) => number): number => {
    const right = asked.filter((one) => {
      const ranked = residents.map((_, resident) => [suspicion(resident, when(one)), resident] as const);
      return ranked.reduce((best, each) => (each[0] > best[0] ? each : best))[1] === one.resident;
    });
    return right.length / asked.length;
  };
  for (const [name, suspicion] of Object.entries(suspicions))
    expect([name, shareOf(suspicion, ({ shownAt }) => shownAt) <= 0.1]).toEqual([name, true]);
  // The same eyes would do better if they knew the moment itself: the test can see what the delay hides.
  expect(shareOf(lastCame, ({ at }) => at)).toBeGreaterThan(0.1);
});
