import { describe, expect, test } from "vitest";
import {
  childrenOf,
  filesOf,
  parseSource,
  placeOf,
  readText,
  type SourceFile,
  type SyntaxNode,
  sourcesOf,
} from "./source.ts";

const nameOf = (node: unknown): string | null => {
  const { type, name } = (node ?? {}) as SyntaxNode;
  return type === "Identifier" ? (name as string) : null;
};

type Sight = (node: SyntaxNode, above: SyntaxNode) => boolean;

/** Places in a file that a sight catches. */
const seen = (file: SourceFile, sight: Sight): readonly string[] => {
  const found: string[] = [];
  const walk = (node: SyntaxNode): void => {
    for (const child of childrenOf(node)) {
      if (sight(child, node)) found.push(placeOf(file, child));
      walk(child);
    }
  };
  for (const root of file.nodes.slice(0, 1)) walk(root);
  return found;
};

/** Whether a node is the name itself, not a member or key of that name. */
const isName = (node: SyntaxNode, above: SyntaxNode, ...names: readonly string[]): boolean =>
  names.includes(nameOf(node) ?? "") &&
  !(above.type === "MemberExpression" && above.property === node && above.computed !== true) &&
  !(/^(Property|TSPropertySignature)$/.test(above.type) && above.key === node && above.value !== node);

const members = (node: SyntaxNode, object: string, ...names: readonly string[]): boolean =>
  node.type === "MemberExpression" &&
  nameOf(node.object) === object &&
  (node.computed === true || names.includes(nameOf(node.property) ?? ""));

type Ban = {
  readonly where: (path: string) => boolean;
  readonly sight: Sight;
  readonly examples: readonly string[];
};

const inSource = (path: string): boolean => path.startsWith("src/");
/** The program of a process of its own is an entry too. */
const ownProcess = "src/platform/photo-decoder-process.ts";
const inEntry = (path: string): boolean =>
  path === "src/main.ts" || path === ownProcess || path.startsWith("deno-compat/");
const inClock = (path: string): boolean => path === "src/kernel/clock.ts";

const bans: Readonly<Record<string, Ban>> = {
  "only entries touch the process or Deno": {
    where: (path) => inSource(path) && !inEntry(path),
    sight: (node, above) => isName(node, above, "process", "Deno", "Bun"),
    examples: [
      "process.env.PORT;",
      "Deno.env.get('PORT');",
      "const { env } = process;",
      'import process from "node:process";',
    ],
  },
  "only the clock knows what time it is": {
    where: (path) => inSource(path) && !inClock(path),
    sight: (node) =>
      (node.type === "NewExpression" &&
        nameOf(node.callee) === "Date" &&
        (node.arguments as readonly unknown[]).length === 0) ||
      (node.type === "CallExpression" && nameOf(node.callee) === "Date") ||
      members(node, "Date", "now") ||
      members(node, "Temporal", "Now"),
    examples: [
      "new Date();",
      "Date.now();",
      "Date();",
      "const { now } = Date; Date['now']();",
      "Temporal.Now.instant();",
    ],
  },
  "chance comes from the platform's cryptography, never from Math.random": {
    where: inSource,
    sight: (node) => members(node, "Math", "random"),
    examples: ["Math.random();", "Math['random']();"],
  },
  "transactions go through the pool's own, never through drizzle's, which loses a connection that cannot begin": {
    where: () => true,
    sight: (node) =>
      node.type === "MemberExpression" &&
      nameOf(node.property) === "transaction" &&
      (node.object as SyntaxNode).type === "MemberExpression" &&
      nameOf((node.object as SyntaxNode).property) === "drizzle",
    examples: [
      "database.drizzle.transaction(work);",
      "const { transaction } = a; parts.square.drizzle.transaction(a);",
    ],
  },
  "nothing but the command line writes to the console": {
    where: (path) => (inSource(path) && !inEntry(path)) || path.startsWith("web/"),
    sight: (node, above) => isName(node, above, "console"),
    examples: ["console.log(1);", "const { log } = console;"],
  },
  "types can be erased: no enum, namespace, decorator or parameter property": {
    where: () => true,
    sight: (node) =>
      node.type === "TSEnumDeclaration" ||
      node.type === "Decorator" ||
      node.type === "TSParameterProperty" ||
      node.type === "TSImportEqualsDeclaration" ||
      node.type === "TSExportAssignment" ||
      (node.type === "TSModuleDeclaration" && node.declare !== true),
    examples: [
      "enum A { B }",
      "const enum A { B }",
      "namespace A { export const b = 1; }",
      "@sealed class A {}",
      "class A { constructor(readonly b: number) {} }",
      'import a = require("a");',
    ],
  },
  "nothing starts while a file is loaded: timers, sockets and listeners are made by functions": {
    where: (path) => (inSource(path) && !inEntry(path)) || path.startsWith("web/"),
    sight: (node, above) =>
      node.type === "ExpressionStatement" &&
      above.type === "Program" &&
      typeof node.directive !== "string" &&
      !fillsIn(node),
    examples: ["setInterval(tick, 1000);", "await connect();", "server.listen(80);"],
  },
};

/** `customElements.define(…)`, which is what the file of an island is for, and a constant that is filled in. */
const fillsIn = (node: SyntaxNode): boolean => {
  const callee = ((node.expression ?? {}) as SyntaxNode).callee as SyntaxNode | undefined;
  if (callee?.type !== "MemberExpression") return false;
  return members(callee, "customElements", "define") || /^add(Subnet|Address)$/.test(nameOf(callee.property) ?? "");
};

const files = sourcesOf("*.ts", "{src,web,tests,deno-compat}/**/*.ts");

describe.each(Object.entries(bans))("%s", (_name, { where, sight, examples }) => {
  test("in every file", () => {
    expect(files.filter(({ path }) => where(path)).flatMap((file) => seen(file, sight))).toEqual([]);
  });
  test.each(examples)("and it is seen: %s", (text) => {
    expect(seen(parseSource("src/questions/question.ts", text), sight)).not.toEqual([]);
  });
});

describe("what a pattern finds in the text", () => {
  /** Times that people or peers notice come from the clock, as a parameter. */
  const sqlTime = /\b(now\(\)|current_(timestamp|date|time)\b|clock_timestamp|statement_timestamp|localtimestamp)/i;
  /** The job queue keeps its own time: when a job may run is between its rows and the database's clock. */
  const ownTime = /^src\/(platform\/(jobs|job-locks|job-order|event-relay)|kernel\/clock)\.ts$/;

  test("no SQL asks the database what time it is", () => {
    // How old a job is, is in the time of the job queue too.
    const keepsIt = (path: string): boolean => ownTime.test(path) || path === "src/health/job-figures.postgres.ts";
    const sql = filesOf("src/**/*.ts", "migrations/*.sql").filter((path) => !keepsIt(path));
    expect(sql.filter((path) => sqlTime.test(withoutComments(path)))).toEqual([]);
    for (const text of ["select now()", "default CURRENT_TIMESTAMP", "set at = clock_timestamp()"])
      expect(text).toMatch(sqlTime);
  });

  const undone = /\b(TODO|FIXME|XXX|HACK)\b|\bfor now\b|\bnot (yet )?implemented\b/i;
  test("no file says that something is left for later", () => {
    const texts = filesOf("*.ts", "{src,web,deno-compat}/**/*.{ts,css}", "migrations/*.sql", "tests/**/*.ts");
    expect(
      texts.filter((path) => path !== "tests/architecture/neutral.test.ts" && undone.test(readText(path))),
    ).toEqual([]);
    for (const text of ["// TODO: x", "good enough for now", "throw new Error('not implemented')"])
      expect(text).toMatch(undone);
  });

  const skipped = /\b(it|test|describe)(\.\w+)*\.(skip|only|todo|fails)\b|\b(it|test|describe)\.skipIf\b|\bretry:\s*\d/;
  test("no test is skipped, alone, expected to fail or tried again", () => {
    const tests = filesOf("tests/**/*.ts").filter((path) => path !== "tests/architecture/neutral.test.ts");
    expect(tests.filter((path) => skipped.test(readText(path)))).toEqual([]);
    for (const text of ["it.skip(", "test.concurrent.only(", "describe.todo(", "{ retry: 2 }"])
      expect(text).toMatch(skipped);
  });

  test("a relative import names the file with its ending", () => {
    const ends = (specifier: string): boolean => !specifier.startsWith(".") || /\.(ts|css|svg|json)$/.test(specifier);
    const wrong = files.flatMap(({ path, imports }) =>
      imports.flatMap(({ specifier }) => (specifier === null || ends(specifier) ? [] : [`${path}: ${specifier}`])),
    );
    expect(wrong).toEqual([]);
    expect([ends("./a"), ends("./a.js"), ends("../a.ts"), ends("lit")]).toEqual([false, false, true, true]);
  });
});

function withoutComments(path: string): string {
  const text = readText(path);
  if (path.endsWith(".sql")) return text.replace(/--.*$/gm, "");
  return parseSource(path, text).comments.reduce((rest, { value }) => rest.replace(value, ""), text);
}
