import { afterAll, beforeAll, expect, test } from "vitest";
import { createMovedClock } from "../support/moved-clock.ts";
import type { Person } from "../support/person.ts";
import { type NamelessWorld, namelessWorld } from "./nameless-world.ts";

const clock = createMovedClock();
let world: NamelessWorld;

beforeAll(async () => {
  world = await namelessWorld(clock);
}, 60_000);
afterAll(() => world.close());

const timeOf = async (person: Person, path: string): Promise<number> => {
  const begin = performance.now();
  expect((await person.get(path)).status).toBe(200);
  return performance.now() - begin;
};

const median = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;

/** The same pages by turns, so that whatever else the machine does falls on all of them. */
const medians = async (asked: readonly (readonly [Person, string])[]): Promise<readonly number[]> => {
  const times = asked.map((): number[] => []);
  for (let round = 0; round < 25; round++) {
    for (const [nth, [person, path]] of asked.entries()) times[nth]?.push(await timeOf(person, path));
  }
  return times.map(median);
};

test("how long a page takes tells neither who asked without a name nor whether anybody did", async () => {
  const { anneke, daan } = world.people;
  const nameless = await world.asked(anneke, { title: "Wie kan er met geld omgaan?" });
  const named = await daan.post("/vragen", {
    title: "Wie kan er met geld omgaan?",
    text: "Ik snap vraag 4 niet.",
    theme: "formulieren",
    audience: "wijk",
    outside: "standin",
  });
  const fenna = await world.wijk.neighbour("Fenna");
  const [asker = 0, other = 0, list = 0, listOfOther = 0, beside = 0] = await medians([
    [anneke, nameless.path],
    [fenna, nameless.path],
    [anneke, "/vragen"],
    [fenna, "/vragen"],
    [fenna, new URL(named.url).pathname],
  ]);
  for (const difference of [asker - other, list - listOfOther, other - beside])
    expect(Math.abs(difference), `${[asker, other, list, listOfOther, beside].map(Math.round)}`).toBeLessThan(20);
});
