import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { filesOf, readText, repository } from "./source.ts";

const documents = filesOf("*.md", "{src,docs,migrations,deno-compat,tests}/**/*.md");

/** Names of the headings as links use them: `## The front gate` → `the-front-gate`. */
const anchorsOf = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-"),
  );

const withoutCode = (markdown: string): string => markdown.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");

const linksOf = (markdown: string): readonly string[] =>
  [...withoutCode(markdown).matchAll(/\[[^\]]*\]\(([^)\s]+)\)|<(?:img|a)[^>]+(?:src|href)="([^"]+)"/g)].map(
    ([, link, attribute]) => link ?? attribute ?? "",
  );

/** Links within the repository that lead nowhere, for a document that stands at `path`. */
const brokenLinks = (path: string, markdown: string): readonly string[] =>
  linksOf(markdown).flatMap((link) => {
    if (/^[a-z]+:/i.test(link)) return [];
    const [file = "", anchor] = link.split("#");
    const target = file === "" ? path : normalize(join(dirname(path), file));
    const isThere = !target.startsWith("..") && existsSync(repository + target);
    const isNamed =
      anchor === undefined || !target.endsWith(".md") || (isThere && hasAnchor(target, anchor, path, markdown));
    return isThere && isNamed ? [] : [`${path}: ${link}`];
  });

const hasAnchor = (target: string, anchor: string, path: string, markdown: string): boolean =>
  anchorsOf(target === path ? markdown : readText(target)).includes(anchor);

test("every link between the documents leads to a file and a heading that exist", () => {
  expect(documents.length).toBeGreaterThan(5);
  expect(documents.flatMap((path) => brokenLinks(path, readText(path)))).toEqual([]);
});

test("a link to nowhere is seen, an address elsewhere and one in code are left alone", () => {
  const markdown =
    "# One two\n[a](gone.md) [b](#one-two) [c](#three) ![d](docs/none.png) [e](https://x.example) `[f](no.md)` [g](../out.md)";
  expect(brokenLinks("README.md", markdown)).toEqual([
    "README.md: gone.md",
    "README.md: #three",
    "README.md: docs/none.png",
    "README.md: ../out.md",
  ]);
});

/** Paths of ours as they stand in the text between backticks: `src/kernel/clock.ts`, `web/pages/`. */
const pathsIn = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/`((?:src|web|tests|docs|migrations|deno-compat)\/[\w./-]*)`/g)].map(([, path = ""]) => path);

test("every path that a document names exists", () => {
  const missing = documents.flatMap((path) =>
    pathsIn(readText(path))
      .filter((named) => !existsSync(repository + named))
      .map((named) => `${path}: ${named}`),
  );
  expect(missing).toEqual([]);
  expect(pathsIn("See `src/kernel/clock.ts` and `GET /vragen`.")).toEqual(["src/kernel/clock.ts"]);
});

/** Tests that SECURITY.md leans on, as `file.test.ts`: "title", "title". */
const testsNamedIn = (markdown: string): readonly { readonly file: string; readonly title: string }[] =>
  [...markdown.matchAll(/`((?:tests\/\w+\/)?[\w-]+\.test\.ts)`: ("[^"]+"(?:, "[^"]+")*)/g)].flatMap(
    ([, file = "", titles = ""]) =>
      [...titles.matchAll(/"([^"]+)"/g)].map(([, title = ""]) => ({
        file: file.startsWith("tests/") ? file : `tests/hostile/${file}`,
        title,
      })),
  );

test("every test that SECURITY.md leans on exists under that name", () => {
  const named = testsNamedIn(readText("SECURITY.md"));
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter(({ file, title }) => !readText(file).includes(title))).toEqual([]);
  expect(testsNamedIn('`a.test.ts`: "one", "two"').map(({ title }) => title)).toEqual(["one", "two"]);
});

/** Scripts that a text tells to run: `npm run check`, `npm run -s wijk -- map`. */
const scriptsNamedIn = (text: string): readonly string[] =>
  [...text.matchAll(/npm run (?:-s )?([a-z]+(?:[:-][a-z]+)*)/g)].map(([, script = ""]) => script);

test("every script that a document or a check tells to run exists", () => {
  const { scripts } = JSON.parse(readText("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
  const named = [...documents, ".ci/run", "drizzle.config.ts"].flatMap((path) =>
    scriptsNamedIn(readText(path))
      .filter((script) => !Object.hasOwn(scripts, script))
      .map((script) => `${path}: ${script}`),
  );
  expect(named).toEqual([]);
  const readFromProse = scriptsNamedIn("npm run -s wijk -- map, then npm run test:deno and npm run keep-version.");
  expect(readFromProse).toEqual(["wijk", "test:deno", "keep-version"]);
});
