import { expect, test } from "vitest";
import { access } from "../../src/access.ts";
import { compose } from "../../src/compose.ts";
import { readConfig } from "../../src/config.ts";
import { inbox } from "../../src/federation/inbox.ts";
import { systemClock } from "../../src/kernel/clock.ts";
import { createLog } from "../../src/platform/logging.ts";
import { reactions } from "../../src/reactions.ts";
import { newWhoLeftFile } from "../support/who-left-file.ts";
import { parseSource, readText, type SyntaxNode, sourcesOf } from "./source.ts";

const parsed = (path: string) => parseSource(path, readText(path));

const keyOf = (node: SyntaxNode): string => {
  const { name, value } = node.key as SyntaxNode;
  return String(name ?? value);
};

/** The words of `readonly kind: "A"` in a type, or of a union of them. */
const kindsIn = (path: string, type: string): readonly string[] => {
  const named = parsed(path).nodes.find(
    (node) => node.type === "TSTypeAliasDeclaration" && (node.id as SyntaxNode).name === type,
  );
  const text = named === undefined ? "" : readText(path).slice(named.start, named.end);
  return parseSource(path, text).nodes.flatMap((node) => {
    if (node.type !== "TSPropertySignature" || keyOf(node) !== "kind") return [];
    return [...text.slice(node.start, node.end).matchAll(/"([^"]+)"/g)].map(([, kind = ""]) => kind);
  });
};

test("every event that can happen has a row in the reactions, and no other", () => {
  const events = kindsIn("src/events.ts", "WijkEvent");
  expect(events).toContain("QuestionAsked");
  expect(Object.keys(reactions).sort()).toEqual([...events].sort());
});

test("every reaction has a task, and every task is a reaction to something", () => {
  const tasks = parsed("src/composition/tasks.ts").nodes.flatMap((node) => {
    const { properties } = (node.type === "ReturnStatement" ? (node.argument ?? {}) : {}) as SyntaxNode;
    return Array.isArray(properties) ? properties.map(keyOf) : [];
  });
  expect([...new Set(tasks)].sort()).toEqual([...new Set(Object.values(reactions).flat())].sort());
});

test("every kind of post has a codec in both directions", () => {
  const kinds = kindsIn("src/posts/post.ts", "Post");
  expect(kinds).toContain("question");
  const exported = sourcesOf("src/**/*.activitypub.ts").flatMap(({ nodes }) =>
    nodes.flatMap((node) => {
      const { declarations } = (node.type === "ExportNamedDeclaration" ? (node.declaration ?? {}) : {}) as SyntaxNode;
      return Array.isArray(declarations) ? declarations.map(({ id }) => String(id.name)) : [];
    }),
  );
  const wanted = kinds.flatMap((kind) => [`noteFrom${kind[0]?.toUpperCase()}${kind.slice(1)}`, `${kind}FromNote`]);
  expect(wanted.filter((name) => !exported.includes(name))).toEqual([]);
});

test("every route of the wired wijk has a row in the access table, and every row a route", async () => {
  const read = readConfig({}, { asRoot: false });
  if (!read.ok) throw new Error(read.problems.join());
  // Wired, not started: nobody listens at this address, and nothing connects to it.
  const wijk = await compose(read.config, {
    database: { url: "postgres://nobody@127.0.0.1:1/nothing" },
    sealingKey: new Uint8Array(32),
    whoLeft: newWhoLeftFile(),
    clock: systemClock,
    log: createLog({ write: () => {}, clock: systemClock }),
    socketAddress: () => undefined,
  });
  await wijk.close();
  expect(wijk.routes.map(({ name }) => name).sort()).toEqual(Object.keys(access).sort());
  expect(wijk.routes.filter(({ row }) => row === undefined)).toEqual([]);
});

test("every route that an edge declares is wired", () => {
  const declared = sourcesOf("src/**/*.ts").flatMap(({ nodes }) =>
    nodes.flatMap((node) => {
      if (node.type !== "ObjectExpression") return [];
      const values = new Map(
        (node.properties as readonly SyntaxNode[]).flatMap((property) =>
          property.type === "Property" ? [[keyOf(property), (property.value as SyntaxNode).value] as const] : [],
        ),
      );
      const [method, path] = [values.get("method"), values.get("path")];
      return typeof method === "string" && typeof path === "string" ? [`${method} ${path}`] : [];
    }),
  );
  expect(declared.length).toBeGreaterThan(20);
  expect(declared.filter((name) => !Object.hasOwn(access, name))).toEqual([]);
});

test("FEDERATION.md tells of every type of activity that is taken in", () => {
  const told = /^## What we take in\n([\s\S]*?)^## /m.exec(readText("FEDERATION.md"))?.[1] ?? "";
  expect(Object.keys(inbox).filter((type) => !told.includes(`\`${type}\``))).toEqual([]);
});

test("FEDERATION.md and the README name every address and every setting", () => {
  const machines = Object.keys(access).flatMap((name) => {
    const [, path = ""] = name.split(" ");
    return /^\/(ap|\.well-known|nodeinfo)\//.test(path) ? [path.replaceAll(/:(\w+)/g, "{$1}")] : [];
  });
  expect(machines.filter((path) => !readText("FEDERATION.md").includes(path))).toEqual([]);

  const settings = new Set(
    readText("src/config.ts")
      .match(/"[A-Z][A-Z_]{3,}"/g)
      ?.map((name) => name.slice(1, -1)),
  );
  for (const document of ["README.md", "README.nl.md", ".env.example"]) {
    const text = readText(document);
    expect([document, [...settings].filter((name) => !text.includes(name))]).toEqual([document, []]);
  }
});
