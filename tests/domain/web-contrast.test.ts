import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { doors } from "../../web/views.ts";

const css = readFileSync(new URL("../../web/styles/tokens.css", import.meta.url), "utf8").replace(
  /\/\*[\s\S]*?\*\//g,
  "",
);

type Theme = Readonly<Record<string, string>>;
const names = ["light", "dark", "contrast", "contrast-dark"] as const;

/** The colours of every rule with this selector, in one theme: in each, exactly one of four values counts. */
const colours = (selector: string, theme: (typeof names)[number]): Theme => {
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(([, of]) => of?.trim() === selector);
  const lines = rules.flatMap(([, , rule = ""]) => [...rule.matchAll(/--wg-color-([a-z-]+):([^;]+);/g)]);
  return Object.fromEntries(
    lines.map(([, name, values = ""]) => [
      name,
      new RegExp(`--in-${theme}, (#[0-9a-f]{6}|transparent)\\)`).exec(values)?.[1],
    ]),
  );
};
const ofEveryDoor = ":root, [data-theme]";
const themes: Readonly<Record<string, Theme>> = Object.fromEntries(
  names.flatMap((name) => [
    [name, colours(ofEveryDoor, name)],
    ...[...doors, "gemeente"].map((door) => [
      `${name} ${door}`,
      { ...colours(ofEveryDoor, name), ...colours(`[data-door="${door}"]`, name) },
    ]),
  ]),
);

/** Text on ground and the least ratio of WCAG 2.2 (1.4.3, 1.4.6 where we promise more, 1.4.11). */
const pairs = [
  ["ink", "paper", 7],
  ["ink-soft", "paper", 7],
  ["ink-soft", "sky", 4.5],
  ["ink", "sky", 7],
  ["link", "paper", 4.5],
  ["link", "surface", 4.5],
  ["link", "soft", 4.5],
  ["link", "alert-soft", 4.5],
  ["ink-soft", "soft", 4.5],
  ["ink-soft", "sunken", 4.5],
  ["on-action", "action", 4.5],
  ["on-ground", "ground", 7],
  ["on-lamp", "lamp", 7],
  ["lamp", "ground", 3],
  ["ink", "lamp-soft", 7],
  ["ink-soft", "lamp-soft", 4.5],
  ["lamp-line", "lamp-soft", 4.5],
  ["alert", "alert-soft", 4.5],
  ["alert", "paper", 4.5],
  ["line-strong", "surface", 3],
  ["line-strong", "paper", 3],
  ["focus", "paper", 3],
  ["focus", "soft", 3],
  ["on-official", "official", 4.5],
  ["official-text", "surface", 4.5],
  ["ok", "paper", 4.5],
  ["on-lamp", "window-lit", 7],
  ["gable", "sky", 3],
  ["gable", "paper", 3],
] as const;

const luminance = (hex: string): number => {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
};
const ratio = (one: string, other: string): number => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

/** What high contrast promises on top: the ratio of level AAA (1.4.6) for all that is read. */
const pairsIn = (name: string): (readonly [string, string, number])[] =>
  pairs.map(([text, ground, least]) => [text, ground, name.startsWith("contrast") && least === 4.5 ? 7 : least]);

describe.each(Object.entries(themes))("in the theme %s", (name, theme) => {
  it.each(pairsIn(name))("%s can be read on %s (at least %d to 1)", (text, ground, least) => {
    expect([theme[text], theme[ground]]).toEqual([expect.stringMatching(/^#/), expect.stringMatching(/^#/)]);
    expect(ratio(theme[text] ?? "", theme[ground] ?? "")).toBeGreaterThanOrEqual(least);
  });
});

it("every colour has a value in each of the four themes, for every door", () => {
  const [first, ...others] = Object.values(themes).map((theme) => JSON.stringify(Object.keys(theme).sort()));
  expect(others.filter((each) => each !== first)).toEqual([]);
  expect(
    Object.values(themes)
      .flatMap((theme) => Object.values(theme))
      .filter((value) => value === undefined),
  ).toEqual([]);
});

it("the row of houses has the colour of the door in every theme, and no two doors look alike", () => {
  for (const name of names) {
    const gables = [...doors, "gemeente"].map((door) => themes[`${name} ${door}`]?.gable);
    expect(new Set(gables).size, name).toBe(gables.length);
  }
});
