import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const repository = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, repository), "utf8");

const section = /## What has to hold[\s\S]*?(?=\n## )/.exec(read("SECURITY.md"))?.[0] ?? "";
const rows = section
  .split("\n")
  .filter((line) => /^\| \d+\. /.test(line))
  .map((line) => line.split("|").slice(1, -1) as [what: string, tests: string, mutants: string]);

test("all twenty stand there, each once and in order", () => {
  expect(rows.map(([what]) => Number.parseInt(what, 10))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test.each(rows.map((row) => [row[0].trim(), row] as const))(
  "%s: the tests and the patches that are named are there",
  (_what, row) => {
    const [, tests, mutants] = row;
    const pieces = tests.split(";");
    for (const piece of pieces) {
      const file = /`([a-z-]+(?:\/[a-z-]+)*\.test\.ts)`/.exec(piece)?.[1];
      const names = [...piece.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name);
      if (file === undefined) expect(names).toEqual([]);
      else for (const name of names) expect(read(`tests/${file}`), file).toContain(name);
      if (file !== undefined) expect(existsSync(new URL(`tests/${file}`, repository)), file).toBe(true);
    }
    const isToCome = /^ comes with /.test(tests) && !tests.includes("`");
    expect(/`[a-z0-9-]+`/.test(mutants), "has a patch that takes it out").toBe(!isToCome);
    for (const [, name = ""] of mutants.matchAll(/`([a-z0-9-]+)`/g))
      expect(existsSync(new URL(`tests/mutants/${name}.patch`, repository)), name).toBe(true);
  },
);
