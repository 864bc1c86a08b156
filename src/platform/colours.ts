import { formatHex, modeHsl, modeLrgb, modeRgb, parse, useMode, wcagContrast } from "culori/fn";

const [inRgb] = [useMode(modeRgb), useMode(modeLrgb), useMode(modeHsl)];

/**
 * A colour as CSS writes it (CSS Color 4: hexadecimal, `rgb()`, `hsl()` or a name) as `#rrggbb`; `null` for anything else, and for
 * what can be seen through.
 */
export const readColour = (text: string): string | null => {
  const colour = inRgb(parse(text.trim()));
  return colour === undefined || (colour.alpha ?? 1) < 1 ? null : formatHex(colour);
};

/** How far two colours, as `#rrggbb`, stand apart: 1 to 21 (WCAG 2.2, contrast ratio). */
export const contrastOf = (one: string, other: string): number => wcagContrast(one, other);
