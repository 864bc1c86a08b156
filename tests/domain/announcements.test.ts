import { describe, expect, test } from "vitest";
import { announce, correct, endOf, isOver, withdraw } from "../../src/announcements/announcement.ts";
import { dutchDateInWords } from "../../src/kernel/dutch-time.ts";
import type { PostId, ResidentId } from "../../src/kernel/ids.ts";

/** Half past midnight in Amsterdam, and still the day before in UTC. */
const at = new Date("2026-06-14T22:30:00Z");
const words = { title: "De Molenweg is dicht", text: "Er komt nieuw asfalt.", lastDay: "" };
const given = {
  ...words,
  audience: "everyone",
  urgent: false,
  author: { kind: "resident", residentId: "r" as ResidentId, actorId: null },
  uri: "https://holtveen.example/ap/o/1",
  url: "https://holtveen.example/mededelingen/1",
} as const;
const made = (fields: Partial<typeof given> | { lastDay: string } = {}) =>
  announce("1" as PostId, { ...given, ...fields }, at);
const problemsOf = (result: ReturnType<typeof made>) =>
  result.ok || result.refusal.kind !== "invalid"
    ? []
    : result.refusal.problems.map(({ field, reason }) => `${field}: ${reason}`);
const valid = (result: ReturnType<typeof made>) => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

describe("The last day of an announcement", () => {
  test("is a Dutch day from today to a year ahead, or none", () => {
    expect(valid(made({ lastDay: "" })).lastDay).toBeNull();
    expect(valid(made({ lastDay: " 2026-06-15 " })).lastDay).toBe("2026-06-15");
    expect(valid(made({ lastDay: "2027-06-16" })).lastDay).toBe("2027-06-16");
    expect(problemsOf(made({ lastDay: "2026-06-14" }))).toEqual(["lastDay: day-past"]);
    expect(problemsOf(made({ lastDay: "2027-06-17" }))).toEqual(["lastDay: day-too-far"]);
    for (const lastDay of ["2026-06-31", "31-12-2026", "morgen", "2026-13-01", "2026-6-20", "2026-06-20T10:00"])
      expect(problemsOf(made({ lastDay })), lastDay).toEqual(["lastDay: day-unclear"]);
  });

  test("counts as a whole, by the Dutch clock, in summer and in winter", () => {
    expect(endOf({ lastDay: "2026-06-15" })).toEqual(new Date("2026-06-15T22:00:00Z"));
    expect(endOf({ lastDay: "2026-12-03" })).toEqual(new Date("2026-12-03T23:00:00Z"));
    expect(endOf({ lastDay: null })).toBeNull();
    expect(isOver({ lastDay: "2026-06-15" }, new Date("2026-06-15T21:59:59Z"))).toBe(false);
    expect(isOver({ lastDay: "2026-06-15" }, new Date("2026-06-15T22:00:00Z"))).toBe(true);
    expect(dutchDateInWords("2026-12-03")).toBe("3 december 2026");
  });
});

test("Everything that is wrong is told at once, at its field", () => {
  const all = announce("1" as PostId, { ...given, title: " ", text: "\n", lastDay: "ooit" }, at);
  expect(problemsOf(all)).toEqual([
    "title: announcement-title-missing",
    "text: announcement-empty",
    "lastDay: day-unclear",
  ]);
  const long = announce("1" as PostId, { ...given, title: "x".repeat(161), text: "y".repeat(10_001) }, at);
  expect(problemsOf(long)).toEqual(["title: title-too-long", "text: text-too-long"]);
});

test("A correction tells what was wrong, at most 300 characters; a withdrawal must tell why, and takes the words away", () => {
  const announcement = valid(made());
  const corrected = valid(correct(announcement, { ...words, text: "Klinkers.", correction: " Geen asfalt. " }, at));
  expect([corrected.post.body, corrected.correction, corrected.post.editedAt]).toEqual([
    "Klinkers.",
    "Geen asfalt.",
    at,
  ]);
  expect(problemsOf(correct(announcement, { ...words, title: "", correction: "x".repeat(301) }, at))).toEqual([
    "title: announcement-title-missing",
    "correction: note-too-long",
  ]);
  expect(problemsOf(withdraw(announcement, "  ", at))).toEqual(["farewell: farewell-missing"]);
  const gone = valid(withdraw({ ...corrected, pinnedAt: at }, "Het gaat niet door.", at));
  expect([gone.farewell, gone.correction, gone.pinnedAt, gone.post.withdrawnAt]).toEqual([
    "Het gaat niet door.",
    "",
    null,
    at,
  ]);
  expect(JSON.stringify(gone)).not.toMatch(/Molenweg|Klinkers/);
});
