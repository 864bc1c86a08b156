import { describe, expect, test } from "vitest";
import { chosenFrom, type FollowingWijk, reachedBy } from "../../src/announcements/gemeente/gemeente.ts";
import { adviceOn } from "../../src/announcements/gemeente/plain-words.ts";

const wijk = (id: string, areas: readonly string[] = []) =>
  ({ actor: { id, name: id }, people: 10, areas }) as unknown as FollowingWijk;
const wijken = [wijk("holtveen", ["noord"]), wijk("lindehout", ["noord", "zuid"]), wijk("zandkamp")];
const names = (chosen: readonly FollowingWijk[]) => chosen.map(({ actor }) => actor.id);
const nobody = { wijken: [], areas: [], everyone: false };

describe("whom a choice reaches", () => {
  test("is what was ticked, what is in the areas that were ticked, each once, or all", () => {
    expect(names(chosenFrom(wijken, { ...nobody, wijken: ["zandkamp"], areas: ["noord"] }))).toEqual([
      "holtveen",
      "lindehout",
      "zandkamp",
    ]);
    expect(names(chosenFrom(wijken, { ...nobody, wijken: ["lindehout"], areas: ["zuid"] }))).toEqual(["lindehout"]);
    expect(names(chosenFrom(wijken, { ...nobody, everyone: true }))).toHaveLength(3);
  });

  test("is never somebody who does not follow, and nobody is refused unless it is for everybody", () => {
    expect(names(chosenFrom(wijken, { ...nobody, wijken: ["elders"] }))).toEqual([]);
    expect(reachedBy(wijken, nobody)).toMatchObject({ ok: false });
    expect(reachedBy([], { ...nobody, everyone: true })).toEqual({ ok: true, value: { everyone: true, wijken: [] } });
  });
});

describe("advice on plain words", () => {
  test("finds sentences of more than 15 words, counted as people count", () => {
    const fifteen = Array.from({ length: 15 }, (_, index) => `woord${index}`).join(" ");
    expect(adviceOn(`${fifteen}.`)).toEqual([]);
    expect(adviceOn(`${fifteen} erbij.`)).toEqual([
      { kind: "long-sentence", sentence: `${fifteen} erbij.`, words: 16 },
    ]);
    expect(adviceOn(`${fifteen} - erbij.`)).toMatchObject([{ words: 16 }]);
    expect(adviceOn(`${fifteen}\n${fifteen}! ${fifteen}?`)).toEqual([]);
  });

  test("is not led astray by times and addresses", () => {
    const text = "Kom om 9.30 uur naar het plein. Kijk op www.veldermeer.example voor meer.";
    expect(adviceOn(text)).toEqual([]);
  });

  test("names words of the office once, whole words alone, with what people say", () => {
    expect(adviceOn("Indien het regent, en indien het waait. De dienst is dicht.")).toEqual([
      { kind: "hard-word", word: "indien", plainer: "als" },
    ]);
    expect(adviceOn("In verband met werk is de weg dicht.")).toMatchObject([{ word: "in verband met" }]);
  });

  test("stops at six, so that nobody drowns in it", () => {
    const text = "Indien reeds tevens echter doch derhalve alsmede omtrent.";
    expect(adviceOn(text)).toHaveLength(6);
  });
});
