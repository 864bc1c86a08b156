import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Advisory, advisories, lookedAt } from "./advisories.ts";

const repository = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, repository), "utf8");
const installed = (name: string): string =>
  (JSON.parse(read(`node_modules/${name}/package.json`)) as { readonly version: string }).version;

const numbers = (version: string): readonly number[] => version.split(/[.-]/).slice(0, 3).map(Number);

/** Whether one version comes before another. */
const isBefore = (one: string, other: string): boolean => {
  const [these, those] = [numbers(one), numbers(other)];
  const at = these.findIndex((number, index) => number !== those[index]);
  return at >= 0 && (these[at] ?? 0) < (those[at] ?? 0);
};

/** Whether the installed version has it, as far as is known. */
const mayBeThere = ({ package: name, mendedIn }: Advisory): boolean =>
  mendedIn === null || isBefore(installed(name), mendedIn);

const open = advisories.filter(mayBeThere);
const explained = advisories.filter((advisory) => advisory.open !== undefined);
const security = read("SECURITY.md");

test("versions are compared number by number", () => {
  expect(isBefore("2.3.8", "2.3.16")).toBe(true);
  expect(isBefore("2.3.16", "2.3.16")).toBe(false);
  expect(isBefore("10.6.0", "6.6.1")).toBe(false);
  expect(isBefore("2.4.6", "2.3.16")).toBe(false);
});

test("each advisory stands in the list once", () => {
  const ids = advisories.flatMap((advisory) => advisory.ids);
  expect(ids.length).toBe(new Set(ids).size);
  expect(lookedAt).toMatch(/^2\d{3}-\d\d-\d\d$/);
});

test("each that the installed versions may have has its reason, and tests that are there", () => {
  for (const { ids, open: why } of open) expect(why?.reason ?? "", ids.join()).not.toBe("");
  for (const { ids, open: why } of explained) {
    const name = ids.join();
    expect(why?.tests.length, name).toBeGreaterThan(0);
    for (const [file, words] of why?.tests ?? []) expect(read(`tests/${file}`), `${name}: ${file}`).toContain(words);
  }
});

test("each of these, and no other, stands in SECURITY.md with its tests", () => {
  const listed = new Set(security.match(/\b(?:CVE-\d{4}-\d+|GHSA(?:-[\da-z]{4}){3})\b/g));
  expect([...listed].sort()).toEqual(explained.flatMap(({ ids }) => ids).sort());
  for (const [name, words] of explained.flatMap(({ open: why }) => why?.tests ?? [])) {
    if (name !== "hostile/advisories.test.ts") expect(security, name).toContain(words);
  }
});

describe("What has a weakness that may be there", () => {
  const sources = readdirSync(new URL("src/", repository), { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  );
  const words = new Set(advisories.flatMap(({ unused }) => unused ?? []));
  test.each([...words])("is used nowhere: %s", (word) => {
    expect(sources.filter((path) => read(`src/${path}`).includes(word))).toEqual([]);
  });
});
