import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { groundOf, paper } from "../../src/platform/http/app-icon.ts";
import { carriedClasses, classesNotCarried, classesOfDesignSystem } from "../../web/design-system.ts";
import { icons } from "../../web/pages/style-samples.ts";
import { peopleAtTheDoor, whoIsAtTheDoor } from "../../web/parts/half-door.ts";

const read = (path: string): string => readFileSync(new URL(`../../web/${path}`, import.meta.url), "utf8");
const markup = ["pages", "parts", "islands"]
  .flatMap((folder) => readdirSync(new URL(`../../web/${folder}/`, import.meta.url)).map((name) => `${folder}/${name}`))
  .map(read)
  .join("\n");
const sprite = read("styles/icons.svg");

it("every class of NL Design System that a page carries keeps its rules in the build", () => {
  const inMarkup = new Set(markup.match(/(?<![\w-])(?:nl|utrecht)-[a-z_-]*[a-z]/g));
  expect(classesNotCarried().filter((name) => inMarkup.has(name))).toEqual([]);
  expect(classesNotCarried().length).toBeGreaterThan(5);
});

it("no class is kept that no page carries, or that the packages do not have", () => {
  const known = new Set(classesOfDesignSystem());
  const made = (name: string): boolean => markup.includes(name) || markup.includes(`${name.replace(/--.*/, "--")}\${`);
  expect([...carriedClasses].filter((name) => !known.has(name) || !made(name))).toEqual([]);
});

it("the style page shows every icon and every person of the sprite", () => {
  const ids = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map(([, id = ""]) => id);
  expect(icons.toSorted()).toEqual(
    ids
      .filter((id) => id.startsWith("i-"))
      .map((id) => id.slice(2))
      .toSorted(),
  );
  expect(peopleAtTheDoor.map((who) => `mens-${who}`)).toEqual(ids.filter((id) => id.startsWith("mens-")));
});

it("the same person always stands at a place of a wijk, and not the same one everywhere", () => {
  const places = ["vraag", "loop-binnen", "twijfel", "geheim", "samen", "namen"];
  const of = (wijk: string): readonly number[] => places.map((place) => whoIsAtTheDoor(wijk, place));
  expect(of("@holtveen@wijk.example")).toEqual(of("@holtveen@wijk.example"));
  for (const wijk of ["@holtveen@wijk.example", "@lindehout@buren.example", "@waterrijk@waterrijk.example"]) {
    expect(new Set(of(wijk)).size, wijk).toBeGreaterThanOrEqual(3);
    for (const who of of(wijk)) expect(peopleAtTheDoor).toContain(who);
  }
});

it("the icons among the apps of a device have the colours of the front doors", () => {
  const tokens = read("styles/tokens.css");
  for (const [door, colour] of Object.entries(groundOf)) {
    const block = door === "standgroen" ? tokens : tokens.slice(tokens.indexOf(`[data-door="${door}"]`));
    expect(/--wg-color-ground:\s+var\(--in-light, (#[0-9a-f]{6})\)/.exec(block)?.[1], door).toBe(colour);
  }
  expect(tokens).toMatch(new RegExp(`--wg-color-paper:\\s+var\\(--in-light, ${paper}\\)`));
});
