import { expect, test } from "vitest";
import { bearsBadge, likenessOf, withoutBadges } from "../../src/posts/look-alike.ts";
import { innocentNames, lookAlikeNames, namesWithBadges, realName } from "../support/look-alike-names.ts";

const all = Object.entries(lookAlikeNames).flatMap(([way, names]) => names.map((name) => [way, name] as const));

test("there are sixty names that look alike, and thirty that do not", () => {
  expect(new Set(all.map(([, name]) => name)).size).toBeGreaterThanOrEqual(60);
  expect(innocentNames).toHaveLength(30);
});

test.each(all)("a reader takes it for an authority or for the source: %s, %j", (_way, name) => {
  expect(likenessOf(name, [realName])).not.toBeNull();
});

test.each(innocentNames)("somebody may be called %j", (name) => {
  expect(likenessOf(name, [realName])).toBeNull();
  expect(bearsBadge(name)).toBe(false);
  expect(withoutBadges(name)).toBe(name);
});

test.each(namesWithBadges)("of %j is left %j", (name, left) => {
  expect(bearsBadge(name)).toBe(true);
  expect(withoutBadges(name)).toBe(left);
});

test("a source that is called something plain is taken for nobody but itself", () => {
  expect(likenessOf("De Brink", ["De Brink"])).toBe("De Brink");
  expect(likenessOf("DeBr1nk", ["De Brink"])).toBe("De Brink");
  expect(likenessOf("Ans de Brinkman", ["De Brink"])).toBeNull();
  expect(likenessOf("Welzijn Veldermeer Noord", ["Welzijn Veldermeer"])).toBe("Welzijn Veldermeer");
  expect(likenessOf("Ria", ["Welzijn Veldermeer"])).toBeNull();
});
