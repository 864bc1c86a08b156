import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextWithin, readTime } from "../../src/guidance/hours.ts";
import { choose, latelyIs } from "../../src/guidance/routing.ts";
import type { Load, Wijkwijzer } from "../../src/guidance/wijkwijzer.ts";
import { newWijkwijzer } from "../../src/guidance/wijkwijzer.ts";
import { day, hour, later } from "../../src/kernel/clock.ts";
import { dutchTime, momentOf } from "../../src/kernel/dutch-time.ts";
import type { ResidentId } from "../../src/kernel/ids.ts";

const monday = new Date("2026-11-23T09:00:00Z");
const named = (name: string, more: Partial<Wijkwijzer> = {}): Wijkwijzer => ({
  ...newWijkwijzer(name as ResidentId),
  themes: ["zorg"],
  ...more,
});
const nobody = new Map<ResidentId, Load>();
const about = { theme: "zorg" as const, without: new Set<ResidentId>() };
const names = (wijkwijzers: readonly Wijkwijzer[], loads = nobody, at = monday, question = about) =>
  choose(wijkwijzers, loads, question, at, 3 * day).map(({ residentId }) => residentId);

describe("hours", () => {
  const tuesday = [{ day: 2, from: "10:00", until: "12:00" }];

  test("are Dutch time, in winter and in summer", () => {
    expect(nextWithin(tuesday, null, monday)).toEqual(new Date("2026-11-24T09:00:00Z"));
    expect(nextWithin(tuesday, null, new Date("2026-07-06T09:00:00Z"))).toEqual(new Date("2026-07-07T08:00:00Z"));
    expect(momentOf("2026-03-29", "03:00")).toEqual(new Date("2026-03-29T01:00:00Z"));
    expect(momentOf("2026-10-25", "12:00")).toEqual(new Date("2026-10-25T11:00:00Z"));
    expect(dutchTime(new Date("2026-12-31T23:30:00Z"))).toEqual({ date: "2027-01-01", time: "00:30" });
  });

  test("are read as people write them", () => {
    const written = ["9", "09:30", "9.30", "9 uur", "17u", "24", "9.75", "tien uur", ""];
    expect(written.map(readTime)).toEqual(["09:00", "09:30", "09:30", "09:00", "17:00", null, null, null, null]);
  });

  test("that are going on count from now, and ones that just ended come again next week", () => {
    const within = new Date("2026-11-24T10:30:00Z");
    expect(nextWithin(tuesday, null, within)).toEqual(within);
    expect(nextWithin(tuesday, null, new Date("2026-11-24T11:00:00Z"))).toEqual(new Date("2026-12-01T09:00:00Z"));
  });

  test("begin after a holiday; without any, somebody is always there", () => {
    expect(nextWithin(tuesday, "2026-12-02", monday)).toEqual(new Date("2026-12-08T09:00:00Z"));
    expect(nextWithin([], "2026-12-02", monday)).toEqual(new Date("2026-12-01T23:00:00Z"));
    expect(nextWithin([], null, monday)).toEqual(monday);
    expect(nextWithin([], "2026-11-01", monday)).toEqual(monday);
  });
});

describe("a question goes", () => {
  test("to three wijkwijzers of its theme at most, and to nobody else", () => {
    const others = [named("groen", { themes: ["groen"] })];
    expect(names([named("a"), named("b"), named("c"), named("d"), ...others])).toEqual(["a", "b", "c"]);
    expect(names(others)).toEqual([]);
  });

  test("to those who got the fewest lately, and among equals to who waited longest", () => {
    const loads = new Map<ResidentId, Load>([
      ["a" as ResidentId, { inHand: 0, lately: 3, last: later(monday, -day) }],
      ["b" as ResidentId, { inHand: 0, lately: 1, last: later(monday, -hour) }],
      ["c" as ResidentId, { inHand: 0, lately: 1, last: later(monday, -day) }],
    ]);
    expect(names([named("a"), named("b"), named("c"), named("d")], loads)).toEqual(["d", "c", "b"]);
  });

  test("not to who has enough in hand, is away, is there too late, asked it or had it before", () => {
    const full = new Map([["vol" as ResidentId, { inHand: 4, lately: 0, last: null }]]);
    const friday = [{ day: 5, from: "10:00", until: "12:00" }];
    const wijkwijzers = [
      named("vol"),
      named("weg", { awayUntil: "2026-12-20" }),
      named("vrijdag", { hours: friday }),
      named("vrager"),
      named("vrij"),
    ];
    const question = { ...about, without: new Set(["vrager" as ResidentId]) };
    expect(names(wijkwijzers, full, monday, question)).toEqual(["vrij"]);
  });
});

/** What one wijkwijzer got and has, while questions come in. */
type Simulated = { readonly one: Wijkwijzer; readonly got: Date[]; readonly until: Date[]; forgotten: number };

const loadOf = (simulated: Simulated, at: Date): Load => {
  const { got, until } = simulated;
  while ((got[simulated.forgotten] ?? at) <= later(at, -latelyIs)) simulated.forgotten += 1;
  return {
    inHand: until.filter((moment) => moment > at).length,
    lately: got.length - simulated.forgotten,
    last: got.at(-1) ?? null,
  };
};

/** A thousand questions, four a day; one of those who get a question takes it, and has it in hand for up to a day. */
const simulate = (capacities: readonly number[], roll: () => number) => {
  const all = capacities.map(
    (capacity, index): Simulated => ({
      one: named(String(index).padStart(2, "0"), { capacity }),
      got: [],
      until: [],
      forgotten: 0,
    }),
  );
  const byId = new Map(all.map((simulated) => [simulated.one.residentId, simulated]));
  let tooMany = 0;
  for (let number = 0; number < 1_000; number++) {
    const at = later(monday, number * 6 * hour);
    const loads = new Map(all.map((simulated) => [simulated.one.residentId, loadOf(simulated, at)]));
    const chosen = choose(
      all.map(({ one }) => one),
      loads,
      about,
      at,
      3 * day,
    );
    for (const { residentId } of chosen) byId.get(residentId)?.got.push(at);
    const taker = byId.get(chosen[roll() % Math.max(1, chosen.length)]?.residentId ?? ("" as ResidentId));
    if (taker === undefined) continue;
    taker.until.splice(0, taker.until.length, ...taker.until.filter((moment) => moment > at));
    taker.until.push(later(at, (1 + (roll() % 24)) * hour));
    if (taker.until.length > taker.one.capacity) tooMany += 1;
  }
  return { tooMany, counts: all.map(({ got }) => got.length) };
};

test("Over a thousand questions nobody has more in hand than they want, and all get nearly as many", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 5, max: 9 }), { minLength: 4, maxLength: 12 }),
      fc.infiniteStream(fc.nat(1_000)),
      (capacities, dice) => {
        const { tooMany, counts } = simulate(capacities, () => dice.next().value as number);
        expect(tooMany).toBe(0);
        expect(Math.max(...counts)).toBeLessThanOrEqual(Math.ceil(Math.min(...counts) * 1.1));
      },
    ),
    { numRuns: 8 },
  );
});

test("Who wants one question at a time never has two, however many come", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat(1_000)), (dice) => {
      expect(simulate([1, 1, 2], () => dice.next().value as number).tooMany).toBe(0);
    }),
    { numRuns: 8 },
  );
});
