import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  askedAtMost,
  begin,
  chosen,
  type Facts,
  over,
  proposeClosing,
  released,
  rungsBeyond,
  type Step,
  taken,
  usualWaits,
  type Way,
  walkOn,
} from "../../src/guidance/way.ts";
import { day, later } from "../../src/kernel/clock.ts";
import type { PostId } from "../../src/kernel/ids.ts";

const monday = new Date("2026-11-23T09:00:00Z");
const question = "vraag" as PostId;
const open: Facts = { answers: 0, state: "open", withdrawn: false, takerDid: null, ahead: "outside" };
const kinds = (walked: { readonly steps: readonly { readonly kind: string }[] }) =>
  walked.steps.map(({ kind }) => kind);
const deeds = (walked: ReturnType<typeof walkOn>) => walked.deeds.map(({ kind }) => kind);

describe("the way of a question", () => {
  test("begins with the wijkwijzers who are free, and waits three days for one of them", () => {
    const { way, steps } = begin(question, 2, usualWaits, monday);
    expect(kinds({ steps })).toEqual(["asked", "offered"]);
    expect(way).toMatchObject({ rung: "wijkwijzers", waitingFor: "wijkwijzers", nextAt: later(monday, 3 * day) });
  });

  test("says so when nobody is free, and waits four days for the neighbours", () => {
    const { way, steps } = begin(question, 0, usualWaits, monday);
    expect(kinds({ steps })).toEqual(["asked", "nobody-free"]);
    expect(way).toMatchObject({ rung: "wijk", waitingFor: "answers", nextAt: later(monday, 4 * day) });
  });

  test("leads to the asker when nobody took it, and never further without them", () => {
    const { way } = begin(question, 3, usualWaits, monday);
    const walked = walkOn(way, open, usualWaits, later(monday, 3 * day));
    expect(kinds(walked)).toEqual(["nobody-took", "asker-asked"]);
    expect(deeds(walked)).toEqual(["end-offers", "ask-asker"]);
    expect(walked.way).toMatchObject({ waitingFor: "asker", ahead: "outside", rung: "wijkwijzers", asked: 1 });
  });

  test("goes to others when it lies still with the one who took it, and not while they do something", () => {
    const way = taken(begin(question, 1, usualWaits, monday).way, usualWaits, monday);
    const at = later(monday, 3 * day);
    const busy = walkOn(way, { ...open, state: "taken", takerDid: later(monday, 2 * day) }, usualWaits, at);
    expect(busy).toMatchObject({ deeds: [], way: { waitingFor: "taker", nextAt: later(monday, 5 * day) } });
    const still = walkOn(way, { ...open, state: "taken", takerDid: monday }, usualWaits, at);
    expect(kinds(still)).toEqual(["lay-still"]);
    expect(deeds(still)).toEqual(["release", "offer"]);
    expect(released(still.way, 0, usualWaits, at)).toMatchObject({ waitingFor: "answers", nextAt: later(at, 4 * day) });
  });

  test("asks twice, and is rounded off when the asker never chooses", () => {
    let way: Way = begin(question, 0, usualWaits, monday).way;
    const seen: string[] = [];
    for (let at = monday; way.nextAt !== null; at = way.nextAt ?? at) {
      const walked = walkOn(way, open, usualWaits, at);
      seen.push(...kinds(walked));
      way = walked.way;
    }
    expect(seen).toEqual([...Array(askedAtMost).fill("asker-asked"), "ended"]);
  });

  test("is over when an answer helped, it was rounded off or taken back", () => {
    const { way } = begin(question, 2, usualWaits, monday);
    for (const facts of [
      { ...open, state: "answered" as const },
      { ...open, state: "closed" as const },
      { ...open, withdrawn: true },
    ]) {
      expect(walkOn(way, facts, usualWaits, later(monday, 9 * day)).way.nextAt).toBeNull();
    }
  });

  test("with a yes goes on; with no or not yet it stays, and the asker is asked again later", () => {
    const way: Way = { ...begin(question, 0, usualWaits, monday).way, waitingFor: "asker", asked: 1, ahead: "outside" };
    expect(chosen(way, "yes", "outside", usualWaits, monday)).toMatchObject({ rung: "outside", waitingFor: "answers" });
    expect(chosen(way, "no", "outside", usualWaits, monday)).toMatchObject({ rung: "wijk", declined: ["outside"] });
    expect(chosen(way, "not-yet", "outside", usualWaits, monday)).toMatchObject({
      rung: "wijk",
      declined: [],
      asked: 0,
      nextAt: later(monday, 7 * day),
    });
  });
});

describe("rounding off together", () => {
  const way = taken(begin(question, 1, usualWaits, monday).way, usualWaits, monday);
  const inHand: Facts = { ...open, state: "taken", takerDid: monday };
  const proposed = proposeClosing(way, [], usualWaits, monday) as Way;
  const week = 7 * day;
  const no = (at: Date): Step => ({ at, rung: "wijkwijzers", kind: "closing-no", residentId: null, count: null });

  test("makes it the asker's turn, who has a week", () => {
    expect(proposed).toMatchObject({ waitingFor: "closing", asked: 1, nextAt: later(monday, week) });
  });

  test("is proposed once at a time, and after a no not on the same day", () => {
    expect(proposeClosing(proposed, [], usualWaits, monday)).toBeNull();
    expect(proposeClosing(way, [no(monday)], usualWaits, later(monday, day - 1))).toBeNull();
    expect(proposeClosing(way, [no(monday)], usualWaits, later(monday, day))).not.toBeNull();
  });

  test("reminds an asker who says nothing, once; then the question is rounded off if there is an answer", () => {
    const answered = { ...inHand, answers: 1 };
    const reminded = walkOn(proposed, answered, usualWaits, later(monday, week));
    expect(kinds(reminded)).toEqual(["closing-reminded"]);
    expect(deeds(reminded)).toEqual(["remind-of-closing"]);
    const ended = walkOn(reminded.way, answered, usualWaits, later(monday, 2 * week));
    expect(kinds(ended)).toEqual(["closing-unheard"]);
    expect(deeds(ended)).toEqual(["round-off"]);
    expect(ended.way).toMatchObject({ waitingFor: null, nextAt: null });
  });

  test("takes silence for no yes while nobody answered: others are asked, and the asker later is asked anew", () => {
    const reminded = walkOn(proposed, inHand, usualWaits, later(monday, week));
    const at = later(monday, 2 * week);
    const lapsed = walkOn(reminded.way, inHand, usualWaits, at);
    expect(kinds(lapsed)).toEqual(["closing-lapsed"]);
    expect(deeds(lapsed)).toEqual(["release", "offer"]);
    expect(lapsed.way).toMatchObject({ waitingFor: "wijkwijzers", asked: 0, nextAt: later(at, 3 * day) });
  });

  test("is over when the asker marked what helped meanwhile, and forgotten when it is given back", () => {
    const helped = walkOn(proposed, { ...inHand, state: "answered" }, usualWaits, later(monday, week));
    expect([helped.way.nextAt, deeds(helped)]).toEqual([null, ["end-offers"]]);
    expect(released(proposed, 0, usualWaits, monday)).toMatchObject({ waitingFor: "answers", asked: 0 });
    expect(over(proposed)).toMatchObject({ waitingFor: null, nextAt: null });
  });
});

test("Whatever happens and however long it takes: no rung beyond the wijk without a yes, and never silent until the end", () => {
  const happening = fc.constantFrom(
    "time",
    "take",
    "release",
    "yes",
    "no",
    "not-yet",
    "helped",
    "nothing ahead",
    "propose",
    "answer",
  );
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), fc.nat(3), (happenings, offered) => {
      let { way } = begin(question, offered, usualWaits, monday);
      let facts = open;
      let at = monday;
      let yeses = 0;
      for (const what of happenings) {
        at = later(at, day);
        if (what === "take") {
          way = taken(way, usualWaits, at);
          facts = { ...facts, state: "taken", takerDid: at };
        } else if (what === "release") {
          way = released(way, 1, usualWaits, at);
          facts = { ...facts, state: "open", takerDid: null };
        } else if (what === "yes" && facts.ahead !== null) {
          way = chosen(way, "yes", facts.ahead, usualWaits, at);
          yeses += 1;
        } else if (what === "no" || what === "not-yet") {
          if (facts.ahead !== null) way = chosen(way, what, facts.ahead, usualWaits, at);
        } else if (what === "helped") facts = { ...facts, state: "answered" };
        else if (what === "propose") {
          if (facts.state === "taken") way = proposeClosing(way, [], usualWaits, at) ?? way;
        } else if (what === "answer") facts = { ...facts, answers: 1 };
        else if (what === "nothing ahead") facts = { ...facts, ahead: null };
        else if (way.nextAt !== null) {
          at = new Date(Math.max(way.nextAt.getTime(), at.getTime()));
          const walked = walkOn(way, facts, usualWaits, at);
          expect(deeds(walked)).not.toContain("climb");
          if (way.waitingFor === "closing" && facts.answers === 0) expect(deeds(walked)).not.toContain("round-off");
          if (deeds(walked).includes("round-off")) facts = { ...facts, state: "closed" };
          if (deeds(walked).includes("release")) facts = { ...facts, state: "open", takerDid: null };
          way = walked.way;
        }
        const isBeyond = (rungsBeyond as readonly string[]).includes(way.rung);
        expect(isBeyond && yeses === 0).toBe(false);
        expect(way.nextAt === null).toBe(way.waitingFor === null);
        if (way.nextAt !== null) expect(way.nextAt.getTime() - at.getTime()).toBeLessThanOrEqual(7 * day);
      }
    }),
    { numRuns: 200 },
  );
});
