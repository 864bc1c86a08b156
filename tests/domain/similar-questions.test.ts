import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PostId } from "../../src/kernel/ids.ts";
import { bestOf, type SimilarQuestion } from "../../src/questions/similar-questions.ts";
import { likeness, wantedIn } from "../../src/search/words.ts";

const found = (title: string, over: Partial<SimilarQuestion> & { inTitle?: string[]; inText?: string[] } = {}) => {
  const { inTitle = [], inText = [], ...rest } = over;
  return {
    candidate: { id: title as PostId, title, inTitle, inText },
    state: "open",
    hasHelped: false,
    ours: true,
    publishedAt: new Date("2026-01-01"),
    ...rest,
  } satisfies SimilarQuestion;
};
const titlesOf = (words: string, questions: readonly SimilarQuestion[]) =>
  bestOf(wantedIn(words).words, questions).map(({ candidate }) => candidate.title);

describe("what to look for in what someone types", () => {
  test.each([
    ["Wie weet een goede fietsenmaker?", ["fietsenmaker"]],
    ["Hoe help ik mijn opa met een rollator", ["rollator", "opa"]],
    ["CAFÉ Coöperatie", ["cooperatie", "cafe"]],
    ["wie kan mij helpen", []],
    ["", []],
    ["!? &|:*' \\", []],
  ])("%s", (typed, words) => {
    expect(wantedIn(typed).words).toEqual(words);
  });

  test("a long word also by its ends, for the parts of a compound", () => {
    expect(wantedIn("belastingformulier").pieces).toEqual(["belastingformulier", "belast", "mulier".padStart(7, "r")]);
  });

  test("never more than six words, and only letters and digits, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 500 }), (typed) => {
        const { words, pieces } = wantedIn(typed);
        expect(words.length).toBeLessThanOrEqual(6);
        for (const each of [...words, ...pieces]) expect(each).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });
});

describe("how much words are alike", () => {
  test.each([
    ["fitsenmaker", "fietsenmaker", true],
    ["ladder", "trapladder", true],
    ["fiets", "fietsenmaker", true],
    ["huurtoeslag", "toeslag", true],
    ["fietsenmaker", "kleermaker", false],
    ["tandarts", "huisarts", false],
    ["ladder", "lade", false],
  ])("%s and %s: %s", (one, other, alike) => {
    expect(likeness(one, other) > 0).toBe(alike);
  });

  test("a word is wholly like itself, and nothing is more than wholly alike", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,15}$/), fc.stringMatching(/^[a-z]{3,15}$/), (one, other) => {
        expect(likeness(one, one)).toBe(1);
        expect(likeness(one, other)).toBeGreaterThanOrEqual(0);
        expect(likeness(one, other)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("the order", () => {
  test("words in the title before words in the text", () => {
    const text = found("iets in de tuin", { inText: ["compost"], state: "answered" });
    expect(titlesOf("compost", [text, found("mag gras op de compost")])).toEqual([
      "mag gras op de compost",
      "iets in de tuin",
    ]);
  });

  test("what was answered before what is open, that before what was rounded off without help", () => {
    const [closed, open] = [found("compost 1", { state: "closed" }), found("compost 2")];
    const answered = found("compost 3", { state: "answered", hasHelped: true });
    expect(titlesOf("compost", [closed, open, answered])).toEqual(["compost 3", "compost 2", "compost 1"]);
  });

  test("our own wijk before others when they are equal, but an answer elsewhere before an open one here", () => {
    expect(titlesOf("compost", [found("compost b", { ours: false }), found("compost a")])).toEqual([
      "compost a",
      "compost b",
    ]);
    const elsewhere = found("compost b", { ours: false, state: "answered" });
    expect(titlesOf("compost", [found("compost a"), elsewhere])[0]).toBe("compost b");
  });

  test("a clearly better fit before any state", () => {
    const half = found("rolstoel kopen", { state: "answered" });
    const whole = found("rolstoel huren", { ours: false });
    expect(titlesOf("rolstoel huren", [half, whole])[0]).toBe("rolstoel huren");
  });

  test("the newer of two that are the same, never more than five, and nothing that hardly fits", () => {
    const days = Array.from({ length: 8 }, (_, day) =>
      found(`compost dag ${day}`, { publishedAt: new Date(Date.UTC(2026, 0, day + 1)) }),
    );
    expect(titlesOf("compost", days)).toEqual([7, 6, 5, 4, 3].map((day) => `compost dag ${day}`));
    expect(titlesOf("compost", [found("wie past op de kat")])).toEqual([]);
  });
});
