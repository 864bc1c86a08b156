/** Tokens by name, without the dashes in front, such as `utrecht-link-color`; values as they stand, references followed. */
export type DesignTokens = ReadonlyMap<string, string>;

/** Longest file that is read, in bytes: a whole set of NL Design System is some 200 kB. */
export const longestTokens = 1_024 * 1_024;

const deepestReference = 12;
const nameOf = (path: readonly string[]): string =>
  path
    .join("-")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .toLowerCase();

/**
 * Reads design tokens as organisations have them: a style sheet with custom properties (CSS Custom Properties Level 1), or JSON in
 * the format of the Design Tokens Community Group or of Style Dictionary. What stands first under a name counts, so that a dark
 * variant behind it does not. References to other tokens are followed. `null` when it is neither.
 */
export const readDesignTokens = (file: string): DesignTokens | null => {
  const text = file.trim();
  const found = text.startsWith("{") ? fromJson(text) : fromCss(text);
  if (found === null || found.size === 0) return null;
  return new Map([...found].flatMap(([name, value]) => followed(found, name, value)));
};

/** The theme class in a style sheet; empty when there is none. */
export const themeClassIn = (file: string): string => /\.([a-z][a-z0-9-]{0,50}-theme)\b/.exec(file)?.[1] ?? "";

const fromCss = (text: string): Map<string, string> => {
  const found = new Map<string, string>();
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, " ");
  for (const [, name = "", value = ""] of bare.matchAll(/--([A-Za-z0-9_-]{1,120})\s*:([^;{}]{1,300})/g))
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), value.trim());
  return found;
};

const fromJson = (text: string): Map<string, string> | null => {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return null;
  }
  const found = new Map<string, string>();
  const walk = (node: unknown, path: readonly string[]): void => {
    if (typeof node !== "object" || node === null || path.length > 20) return;
    const leaf = Object.entries(node).find(([key]) => key === "$value" || key === "value")?.[1];
    if (typeof leaf === "string" || typeof leaf === "number") {
      const name = nameOf(path);
      if (!found.has(name)) found.set(name, String(leaf).trim());
      return;
    }
    for (const [key, value] of Object.entries(node)) if (!key.startsWith("$")) walk(value, [...path, key]);
  };
  walk(root, []);
  return found;
};

const inCss = /^var\(\s*--([A-Za-z0-9_-]+)\s*(?:,[\s\S]*)?\)$/;
const inJson = /^\{([^{}]+)\}$/;

const followed = (all: ReadonlyMap<string, string>, name: string, value: string): readonly [string, string][] => {
  let current = value;
  for (let depth = 0; depth < deepestReference; depth++) {
    const css = inCss.exec(current)?.[1]?.toLowerCase();
    const json = inJson.exec(current)?.[1];
    const target = css ?? (json === undefined ? undefined : nameOf(json.replace(/\.value$/, "").split(".")));
    if (target === undefined) return [[name, current]];
    const next = all.get(target);
    if (next === undefined) return [];
    current = next;
  }
  return [];
};
