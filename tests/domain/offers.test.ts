import fc from "fast-check";
import { expect, test } from "vitest";
import type { PostId, ResidentId } from "../../src/kernel/ids.ts";
import type { Result } from "../../src/kernel/result.ts";
import { type Asked, fewestAskers, figuresOf } from "../../src/offers/demand.ts";
import {
  change,
  formOf,
  isOver,
  isToBeHad,
  lastDayOf,
  type Offer,
  offer,
  prolong,
  setAvailability,
} from "../../src/offers/offer.ts";
import type { OfferForm } from "../../src/offers/offer-form.ts";

const now = new Date("2026-11-23T09:00:00Z");
const form: OfferForm = {
  purpose: "offer",
  title: "Kruiwagen te leen",
  text: "",
  manner: "lend",
  theme: "lenen",
  location: "",
  schedule: "",
  phone: "",
  until: "",
  sure: "",
};
const given = { themes: ["lenen", "anders"], isOrganisation: false };
const granted = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const problemsOf = (result: Result<unknown>) =>
  result.ok || result.refusal.kind !== "invalid"
    ? []
    : result.refusal.problems.map(({ field, reason }) => `${field} ${reason}`);

const made = (over: Partial<OfferForm> = {}, isOrganisation = false): Result<Offer> =>
  offer(
    "0f0e0d0c-0b0a-4908-8706-050403020100" as PostId,
    {
      ...given,
      isOrganisation,
      form: { ...form, ...over },
      audience: "wijk",
      author: { kind: "resident", residentId: "r" as ResidentId, actorId: null },
      uri: "",
      url: "",
      held: null,
    },
    now,
  );

test("An offer holds for three months, or to the end of the day that its maker chose, in Dutch time", () => {
  expect(lastDayOf(granted(made()))).toBe("2027-02-22");
  const short = granted(made({ until: "2026-11-30" }));
  expect(short.validUntil.toISOString()).toBe("2026-11-30T23:00:00.000Z");
  expect([isOver(short, new Date("2026-11-30T22:59:59Z")), isOver(short, new Date("2026-11-30T23:00:00Z"))]).toEqual([
    false,
    true,
  ]);
});

test("One press makes it three months from then, and never shorter than it was", () => {
  const later = new Date("2027-01-10T09:00:00Z");
  expect(lastDayOf(prolong(granted(made()), later))).toBe("2027-04-11");
  expect(lastDayOf(prolong(granted(made({ until: "2027-11-01" })), later))).toBe("2027-11-01");
});

test("Everything that is wrong is told at once, at its field", () => {
  expect(
    problemsOf(
      made({ purpose: "x", title: "", manner: "", theme: "weg", location: "x".repeat(201), until: "2026-06-31" }),
    ),
  ).toEqual([
    "purpose offer-purpose-missing",
    "title offer-title-missing",
    "manner offer-manner-missing",
    "theme theme-missing",
    "location offer-line-too-long",
    "until day-unclear",
  ]);
  expect(problemsOf(made({ until: "2026-11-22" }))).toEqual(["until day-past"]);
  expect(problemsOf(made({ until: "2028-01-01" }))).toEqual(["until day-too-far"]);
});

test("An address, a number or a mail address is refused once, and stands there when its maker ticks that it may", () => {
  for (const text of ["Bel 06 12345678", "Mail naar a@b.example", "Kom naar Kerkstraat 12"])
    expect(problemsOf(made({ text }))).toEqual(["text offer-personal"]);
  expect(problemsOf(made({ location: "Kerkstraat 12" }))).toEqual(["location offer-personal"]);
  expect(made({ text: "Bel 06 12345678", sure: "ja" }).ok).toBe(true);
});

test("When and a number are said by organisations alone", () => {
  const said = { schedule: "Dinsdag van 10 tot 12 uur", phone: "0599 000 000" };
  expect(granted(made(said))).toMatchObject({ schedule: "", phone: "" });
  expect(granted(made(said, true))).toMatchObject(said);
  expect(problemsOf(made({ phone: "bel maar" }, true))).toEqual(["phone offer-phone"]);
});

test("Other words change no offer into a request, and an unchanged form changes nothing", () => {
  const known = granted(made({ location: "Bij het plein", until: "2026-12-24" }));
  const changed = granted(change(known, { ...formOf(known), purpose: "request" }, given, now));
  expect({ ...changed, post: { ...changed.post, editedAt: null } }).toEqual(known);
});

test("What is not for a while, gone, over, hidden or waiting cannot be had", () => {
  const known = granted(made());
  expect(isToBeHad(known, now)).toBe(true);
  for (const stand of ["away", "gone"]) expect(isToBeHad(granted(setAvailability(known, stand, now)), now)).toBe(false);
  expect(isToBeHad(known, new Date("2027-03-01T00:00:00Z"))).toBe(false);
  const hidden = { at: now, by: "m" as ResidentId, reason: "x" };
  expect(isToBeHad({ ...known, post: { ...known.post, hidden } }, now)).toBe(false);
  expect(isToBeHad({ ...known, post: { ...known.post, held: { since: now, refused: null } } }, now)).toBe(false);
  expect(setAvailability(known, "anders", now).ok).toBe(false);
});

const askedArbitrary = fc.array(
  fc.record({ theme: fc.constantFrom("zorg", "lenen", "eten"), asker: fc.constantFrom(..."abcdefghijklmn") }),
  { maxLength: 60 },
);
const askersOf = (asked: readonly Asked[], theme: string): number =>
  new Set(asked.filter((each) => each.theme === theme).map(({ asker }) => asker)).size;

test("Whatever was asked, a told figure has at least five different askers behind it and never says more than there are", () => {
  fc.assert(
    fc.property(askedArbitrary, (asked) => {
      for (const { theme, askers } of figuresOf(asked)) {
        expect(askersOf(asked, theme)).toBeGreaterThanOrEqual(fewestAskers);
        expect(askers).toBeLessThanOrEqual(askersOf(asked, theme));
        expect(askers % 5).toBe(0);
        expect(askers).toBeGreaterThanOrEqual(5);
      }
      const told = new Set(figuresOf(asked).map(({ theme }) => theme));
      for (const theme of ["zorg", "lenen", "eten"])
        expect(told.has(theme)).toBe(askersOf(asked, theme) >= fewestAskers);
    }),
  );
});

test("Whatever others asked, fewer than five askers of a theme leave the figures as they are without them", () => {
  fc.assert(
    fc.property(askedArbitrary, fc.array(fc.constantFrom("w", "x", "y", "z"), { maxLength: 20 }), (others, few) => {
      const rest = others.filter(({ theme }) => theme !== "zorg");
      const asked = [...rest, ...few.map((asker) => ({ theme: "zorg", asker }))];
      expect(figuresOf(asked)).toEqual(figuresOf(rest));
    }),
  );
});
