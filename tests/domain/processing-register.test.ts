import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { begins, endedBy, ends, registerFile, registerTables } from "../support/processing-register.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "docs/privacy");

test("the processing register tells of every column about people, and what ends the keeping of it", () => {
  const text = readFileSync(registerFile, "utf8");
  const made = text.slice(text.indexOf(begins) + begins.length, text.indexOf(ends)).trim();
  expect(made, "npm run register writes it").toBe(registerTables());
});

test("what the register says ends a time of keeping stands in the software", () => {
  for (const [until, by] of Object.entries(endedBy)) {
    if (by === null) continue;
    const [file, name] = by;
    expect([until, existsSync(join(root, file))]).toEqual([until, true]);
    expect([until, readFileSync(join(root, file), "utf8").includes(name)]).toEqual([until, true]);
  }
});

test("the documents for who answers for a wijk lead to files that are there, and leave their own places open", () => {
  for (const name of ["README.md", "verwerkingsregister.md", "dpia.md"]) {
    const text = readFileSync(join(folder, name), "utf8");
    for (const [, link = ""] of text.matchAll(/\]\(([^)#]+?)\)/g))
      if (!link.startsWith("http")) expect([name, link, existsSync(join(folder, link))]).toEqual([name, link, true]);
    if (name !== "README.md") expect(text).toContain("[vul in]");
  }
});
