import { expect, test } from "vitest";
import { filesOf, parseSource, readText, type SourceFile, sourcesOf } from "./source.ts";

const longestFile = 400;
const widestCode = 120;
const widestComment = 140;

/** May be longer: they are lists that are read by looking something up. */
const lists = [/^web\/texts\//, /^src\/access\.ts$/, /access-matrix/, /^web\/styles\/tokens\.css$/];

const code = filesOf("*.ts", "{src,web,tests,deno-compat}/**/*.{ts,css}");
const linesOf = (text: string): readonly string[] => text.replace(/\n$/, "").split("\n");
const tooLong = (path: string, text: string): boolean =>
  linesOf(text).length > longestFile && !lists.some((list) => list.test(path));

/** Lines that are too wide. What stands in quotes, which nothing can break, does not count. */
const tooWide = (file: SourceFile): readonly string[] => {
  const kind = new Uint8Array(file.text.length);
  for (const { type, start, end, value } of file.nodes) {
    if (type === "TemplateLiteral" || (type === "Literal" && typeof value !== "number")) kind.fill(1, start, end);
  }
  for (const { start, end } of file.comments) kind.fill(2, start, end);
  let start = 0;
  return file.text.split("\n").flatMap((line, index) => {
    const of = kind.subarray(start, start + line.length);
    start += line.length + 1;
    const code = of.filter((each) => each === 0).length;
    const commented = of.includes(2) && line.length > widestComment;
    return (line.length > widestCode && code > widestCode) || commented ? [`${file.path}:${index + 1}`] : [];
  });
};

test("a file of code has at most 400 lines, lists aside", () => {
  expect(code.filter((path) => tooLong(path, readText(path)))).toEqual([]);
  expect(tooLong("src/a.ts", "x\n".repeat(400))).toBe(false);
  expect(tooLong("src/a.ts", "x\n".repeat(401))).toBe(true);
});

test("a line has at most 120 characters of code, or 140 with a comment", () => {
  expect(sourcesOf("*.ts", "{src,web,tests,deno-compat}/**/*.ts").flatMap(tooWide)).toEqual([]);
  const wide = `const a = [${"b, ".repeat(40)}];`;
  const quoted = `const a = "${"b, ".repeat(60)}";`;
  expect(tooWide(parseSource("src/a.ts", `${quoted}\n${wide}\n// ${"x".repeat(140)}`))).toEqual([
    "src/a.ts:2",
    "src/a.ts:3",
  ]);
});

test("no file is called by a word that says nothing", () => {
  const empty = /(^|[/.-])(utils?|helpers?|common|misc|managers?|stuff)([/.-]|$)/;
  expect(code.filter((path) => empty.test(path))).toEqual([]);
  expect(empty.test("src/platform/http-helpers.ts")).toBe(true);
});
