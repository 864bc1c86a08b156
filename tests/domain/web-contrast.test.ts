import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { doors } from "../../web/views.ts";

const css = readFileSync(new URL("../../web/styles/tokens.css", import.meta.url), "utf8").replace(
  /\/\*[\s\S]*?\*\//g,
  "",
);

type Theme = Readonly<Record<string, string>>;
const colours = (selector: string): Theme => {
  const rule = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].find(
    ([, names]) => names?.split(",")[0]?.trim() === selector,
  );
  const found = [...(rule?.[2] ?? "").matchAll(/--wg-color-([a-z-]+):\s*(#[0-9a-f]{6})/g)];
  return Object.fromEntries(found.map((match) => [match[1], match[2]]));
};
const light = colours(":root");
const dark = colours(':root[data-theme="dark"]');
const themes: Readonly<Record<string, Theme>> = {
  light,
  dark,
  contrast: colours(':root[data-theme="contrast"]'),
  "contrast-dark": colours(':root[data-theme="contrast-dark"]'),
  ...Object.fromEntries(
    doors.flatMap((door) => [
      [`light ${door}`, { ...light, ...colours(`[data-door="${door}"]`) }],
      [`dark ${door}`, { ...dark, ...colours(`:root[data-theme="dark"] [data-door="${door}"]`) }],
    ]),
  ),
};

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

describe.each(Object.entries(themes))("in the theme %s", (_name, theme) => {
  it.each(pairs)("%s can be read on %s (at least %d to 1)", (text, ground, least) => {
    expect(ratio(theme[text] ?? "#000000", theme[ground] ?? "#000000")).toBeGreaterThanOrEqual(least);
  });
});
