import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contrastOf, readColour } from "../../src/platform/colours.ts";
import { readDesignTokens, themeClassIn } from "../../src/wijk/design-tokens.ts";
import { lampLight, lightGrounds, makeHouseSheet } from "../../src/wijk/house-sheet.ts";
import { tokensAsCss, tokensAsJson } from "../support/house-tokens.ts";

const colours = { read: readColour, contrast: contrastOf };
const made = (file: string) => {
  const tokens = readDesignTokens(file);
  return tokens === null ? null : makeHouseSheet(tokens, colours);
};
const declared = (css: string, name: string): string | undefined => new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1];

test("colours of a gemeente's style sheet are used under our names, references followed, the light variant first", () => {
  const { css = "", read } = made(tokensAsCss) ?? {};
  expect(read?.used).toEqual(["button-primary", "button-secondary", "link", "shape"]);
  expect(declared(css, "nl-button-primary-background-color")).toBe("#5c2483");
  expect(declared(css, "nl-button-primary-border-color")).toBe("#5c2483");
  expect(declared(css, "nl-button-primary-hover-background-color")).toBe("#381650");
  expect(declared(css, "nl-button-secondary-background-color")).toBe("transparent");
  expect(declared(css, "wg-color-action")).toBe("#5c2483");
  expect(declared(css, "wg-color-link")).toBe("#5c2483");
  expect(declared(css, "nl-button-border-radius")).toBe("24px");
  expect(themeClassIn(tokensAsCss)).toBe("veldermeer-theme");
});

test("what cannot be read well is left out, and why is told", () => {
  expect(made(tokensAsCss)?.read.leftOut).toEqual([
    { group: "button-subtle", why: "contrast", ratio: 1.7, needed: 4.5 },
    { group: "field", why: "contrast", ratio: 1, needed: 3 },
    { group: "header", why: "missing" },
  ]);
  const pale = ".a-theme { --utrecht-page-header-background-color: #ffffff; --utrecht-page-header-color: #000000; }";
  expect(made(pale)?.read).toMatchObject({ used: [], leftOut: [{ group: "header", why: "contrast", needed: 3 }] });
});

test("sizes, typefaces and words of others never stand in it: buttons stay as large as they are", () => {
  expect(made(tokensAsCss)?.css).not.toMatch(/size|font|Comic|veldermeer/);
});

test.each([
  ["a rule behind it", "--nl-link-color: #5c2483 } body { display: none"],
  ["a picture of elsewhere", "--nl-link-color: url(https://tracker.example/a.png)"],
  ["a colour that is none", "--nl-link-color: expression(alert(1))"],
  ["a comment that opens", "--nl-link-color: #5c2483 /*"],
  ["a corner with more in it", "--nl-button-border-radius: 4px url(https://tracker.example/a.png)"],
  ["references in a circle", "--nl-link-color: var(--a); --a: var(--b); --b: var(--a)"],
])("a file with %s puts nothing but a colour into it", (_name, tokens) => {
  const css = made(`.a-theme { ${tokens}; }`)?.css ?? "";
  expect(css).not.toMatch(/url|tracker|display|expression|\/\*/);
  expect(css.replaceAll(/--[a-z-]+: (#[0-9a-f]{6}|transparent|[0-9.]+(px|rem|em)|0);/g, "")).not.toMatch(/--[a-z]/);
});

test("JSON is read as Style Dictionary and as the Design Tokens Community Group write it", () => {
  expect(made(tokensAsJson)?.read).toEqual({ used: ["button-primary", "link"], leftOut: [] });
  expect(declared(made(tokensAsJson)?.css ?? "", "wg-color-link")).toBe("#5c2483");
});

test.each([
  ["nothing", ""],
  ["a letter", "Beste gemeente, hierbij de kleuren."],
  ["broken JSON", '{"utrecht": '],
  ["JSON that goes on for ever", `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`],
  ["other tokens", ".a-theme { --amsterdam-spacing: 4px; }"],
])("of %s no style sheet is made", (_name, file) => {
  expect(made(file)).toBeNull();
});

test("it holds colours against the grounds that the light pages have", () => {
  const tokens = readFileSync(new URL("../../web/styles/tokens.css", import.meta.url), "utf8");
  const light = (name: string): readonly string[] =>
    [...tokens.matchAll(new RegExp(`--wg-color-${name}: +var\\(--in-light, (#[0-9a-f]{6})\\)`, "g"))].map(
      ([, c = ""]) => c,
    );
  const grounds = ["paper", "surface", "sunken", "board", "sky", "lamp-soft", "alert-soft", "official-soft"].flatMap(
    light,
  );
  const brightness = (colour: string): number => contrastOf(colour, "#000000");
  expect(grounds).toHaveLength(8);
  expect(Math.max(...grounds.map(brightness))).toBe(brightness(lightGrounds[0]));
  expect(Math.min(...grounds.map(brightness))).toBe(brightness(lightGrounds[1]));
  expect(light("lamp")).toEqual([lampLight]);
});
