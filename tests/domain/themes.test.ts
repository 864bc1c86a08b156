import { describe, expect, test } from "vitest";
import {
  choosable,
  isSensitive,
  knownTheme,
  type ListedTheme,
  moved,
  placedLast,
  readThemeForm,
  slugFor,
} from "../../src/questions/themes.ts";

const theme = (slug: string, position: number, over: Partial<ListedTheme> = {}): ListedTheme => ({
  slug,
  name: slug,
  icon: "vraag",
  position,
  sensitive: false,
  offered: true,
  ...over,
});
const list = [theme("zorg", 1, { sensitive: true }), theme("taal", 2, { offered: false }), theme("groen", 5)];
const slugs = (themes: readonly ListedTheme[]) => themes.map(({ slug }) => slug);

test("what is stopped is offered no more, but stays where it was chosen before", () => {
  expect(slugs(choosable(list))).toEqual(["zorg", "groen"]);
  expect(slugs(choosable(list, ["taal"]))).toEqual(["zorg", "taal", "groen"]);
});

test("only what the wijk marked is sensitive", () => {
  expect(["zorg", "groen", "elders"].map((slug) => isSensitive(list, slug))).toEqual([true, false, false]);
});

test("what another wijk names is known here by its slug, and is something else when it is not", () => {
  expect(knownTheme(list, ["wijkvraag", "taal", "zorg"])).toBe("taal");
  expect(knownTheme(list, ["huisdieren"])).toBe("anders");
});

test("what is new comes last, but before what is about nothing else", () => {
  const places = (themes: readonly ListedTheme[]) =>
    placedLast(themes, theme("eten", 0)).map(({ slug, position }) => [slug, position]);
  expect(places(list)).toEqual([["eten", 6]]);
  expect(places([...list, theme("anders", 7)])).toEqual([
    ["eten", 8],
    ["anders", 9],
  ]);
  expect(places([theme("anders", 3), ...list])).toEqual([["eten", 6]]);
});

test("a theme changes places with the one beside it that is offered, and stays where it is at the end", () => {
  const places = (way: "up" | "down", slug: string) =>
    moved(list, slug, way).map(({ slug: of, position }) => [of, position]);
  expect(places("up", "groen")).toEqual([
    ["groen", 1],
    ["zorg", 5],
  ]);
  expect(places("down", "zorg")).toEqual([
    ["zorg", 5],
    ["groen", 1],
  ]);
  expect([...places("up", "zorg"), ...places("down", "groen"), ...places("up", "taal")]).toEqual([]);
});

describe("a name", () => {
  const problemsOf = (name: string, icon = "boom") => {
    const read = readThemeForm({ name, icon, sensitive: false }, [theme("zorg", 1, { name: "Élk dier" })], ["boom"]);
    return read.ok ? [] : read.refusal.kind === "invalid" ? read.refusal.problems.map(({ reason }) => reason) : ["?"];
  };
  test.each([
    ["x", ["theme-name-missing"]],
    ["   ", ["theme-name-missing"]],
    ["x".repeat(41), ["theme-name-too-long"]],
    ["ÉLK  DIER", ["theme-name-taken"]],
    ["E\u0301lk dier", ["theme-name-taken"]],
    ["Dieren", []],
  ])("%s: %j", (name, reasons) => {
    expect(problemsOf(name)).toEqual(reasons);
  });
  test("comes with a drawing that there is", () => {
    expect(problemsOf("Dieren", "olifant")).toEqual(["theme-icon-missing"]);
  });
});

test.each([
  ["Huisdieren", "huisdieren"],
  ["Jong & oud", "jong_en_oud"],
  ["Ouders, scholen", "ouders_scholen"],
  ["Één café", "een_cafe"],
  ["1, 2, hup!", "hup"],
  ["Zorg", "zorg_2"],
  ["Wijkvraag", "wijkvraag_2"],
  ["Nieuw", "nieuw_2"],
  ["حيوانات", "onderwerp"],
])("A theme called %s has the hashtag #%s", (name, slug) => {
  expect(slugFor(name, list)).toBe(slug);
});
