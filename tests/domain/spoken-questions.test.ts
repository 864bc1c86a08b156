import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  answerWaits,
  nothingWaits,
  readSpoken,
  remindedAgain,
  type SpokenQuestion,
  standsStill,
} from "../../src/guidance/spoken-question.ts";
import { begin, type Facts, usualWaits, type Way, walkOn } from "../../src/guidance/way.ts";
import { day, later } from "../../src/kernel/clock.ts";
import type { PostId, ResidentId, SpokenQuestionId } from "../../src/kernel/ids.ts";

const monday = new Date("2026-11-23T09:00:00Z");
const [first, second] = ["antwoord-1", "antwoord-2"] as const as unknown as readonly [PostId, PostId];
const noted: SpokenQuestion = {
  id: "gesproken" as SpokenQuestionId,
  residentId: "ria" as ResidentId,
  questionId: "vraag" as PostId,
  wayBack: "call",
  notedAt: monday,
  waitsSince: null,
  remindAt: null,
  told: [],
};
const themes = ["zorg", "vervoer"];
const form = { title: "Wie rijdt mij?", text: "", theme: "zorg", wayBack: "call", memoryAid: "met het  hondje\n" };

describe("what a wijkwijzer writes down", () => {
  test("is a question as any other, how the answer goes back, and a memory aid of one line, which may be empty", () => {
    expect(readSpoken(form, themes)).toMatchObject({
      ok: true,
      value: { memoryAid: "met het hondje", wayBack: "call" },
    });
    expect(readSpoken({ ...form, memoryAid: "" }, themes).ok).toBe(true);
  });

  test("is refused with everything that is wrong with it at once", () => {
    const refused = readSpoken(
      { title: "", text: "", theme: "ruimtevaart", wayBack: "duif", memoryAid: "x".repeat(201) },
      themes,
    );
    expect(refused).toEqual({
      ok: false,
      refusal: {
        kind: "invalid",
        problems: ["title", "theme", "memoryAid", "wayBack"].map((field) => ({ field, reason: expect.any(String) })),
      },
    });
  });
});

describe("an answer that waits to be brought back", () => {
  test("is reminded of after two days and then every week, and waits since the first one", () => {
    const waits = answerWaits(noted, first, monday);
    expect(waits).toMatchObject({ waitsSince: monday, remindAt: later(monday, 2 * day), told: [first] });
    const another = answerWaits(waits, second, later(monday, day));
    expect(another).toMatchObject({ waitsSince: monday, remindAt: later(monday, 2 * day), told: [first, second] });
    const again = remindedAgain(another, later(monday, 2 * day));
    expect(again).toMatchObject({ waitsSince: monday, remindAt: later(monday, 9 * day) });
    expect(nothingWaits(again)).toMatchObject({ waitsSince: null, remindAt: null, told: [first, second] });
  });

  test("keeps the way of its question still: whatever comes, it is not rounded off while reminders come in time", () => {
    const open: Facts = { state: "open", withdrawn: false, answers: 0, takerDid: null, ahead: "outside" };
    const moments = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 3 }), (steps, offered) => {
        let spoken = answerWaits(noted, first, monday);
        let way: Way = standsStill(begin("vraag" as PostId, offered, usualWaits, monday).way, later(monday, 2 * day));
        let at = monday;
        for (const hours of steps) {
          at = later(at, hours * 3_600_000);
          if (spoken.remindAt !== null && spoken.remindAt <= at) {
            spoken = remindedAgain(spoken, at);
            way = standsStill(way, spoken.remindAt ?? at);
          }
          if (way.nextAt !== null && way.nextAt <= at) way = walkOn(way, open, usualWaits, at).way;
          expect(way).toMatchObject({ waitingFor: "asker", asked: 0 });
        }
      }),
    );
  });

  test("does not wake a way that is over", () => {
    const over: Way = { ...begin("vraag" as PostId, 0, usualWaits, monday).way, waitingFor: null, nextAt: null };
    expect(standsStill(over, monday)).toBe(over);
  });
});
