import fc from "fast-check";
import { expect, test } from "vitest";
import { drawPseudonym } from "../../src/posts/pseudonym.ts";
import { batchAt, type Draw, drawAtRandom, drawBatch, drawFarewell } from "../../src/questions/nameless/batches.ts";

const minute = 60_000;
const moments = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
const first: Draw = () => 0;
const last: Draw = (below) => below - 1;
const all = <T>(draw: (one: Draw) => T): T[] => {
  const found: T[] = [];
  let choices = 1;
  for (let nth = 0; nth < choices; nth++) {
    found.push(
      draw((below) => {
        choices = below;
        return nth;
      }),
    );
  }
  return found;
};

test("whatever is drawn at whatever moment comes 5 to 60 minutes later, in a batch that begins at a quarter", () => {
  fc.assert(
    fc.property(moments, (now) => {
      const batches = all((draw) => drawBatch(now, draw));
      expect(batches.length).toBeGreaterThanOrEqual(3);
      for (const batch of batches) {
        const delay = batch.getTime() - now.getTime();
        expect(delay).toBeGreaterThanOrEqual(5 * minute);
        expect(delay).toBeLessThanOrEqual(60 * minute);
        expect(batchAt(batch)).toEqual(batch);
      }
    }),
  );
});

test("a farewell comes 1 to 24 hours later", () => {
  fc.assert(
    fc.property(moments, (now) => {
      expect(drawFarewell(now, first).getTime() - now.getTime()).toBeGreaterThanOrEqual(60 * minute);
      expect(drawFarewell(now, last).getTime() - now.getTime()).toBeLessThanOrEqual(24 * 60 * minute);
      expect(all((draw) => drawFarewell(now, draw)).length).toBeGreaterThan(90);
    }),
  );
});

test("every batch is drawn about as often as another", () => {
  const now = new Date("2026-11-23T09:07:00Z");
  const drawn = Array.from({ length: 3_000 }, () => drawBatch(now, drawAtRandom).getTime());
  const counts = [...Map.groupBy(drawn, (batch) => batch).values()].map(({ length }) => length);
  expect(counts).toHaveLength(4);
  for (const count of counts) expect(count).toBeGreaterThan(600);
});

test("a pseudonym is a bird somewhere, and tells nothing that could be about a person", () => {
  for (let nth = 0; nth < 500; nth++) {
    expect(drawPseudonym()).toMatch(/^[a-z]+ [a-z]+ (in|op|bij) (de|het) [a-z]+$/);
    expect(drawPseudonym()).not.toMatch(
      /\b(oud|jong|dik|dun|groot|grot|klein|man|vrouw|ziek|arm|rijk|zwart|wit|bruin)e?\b/,
    );
  }
});
