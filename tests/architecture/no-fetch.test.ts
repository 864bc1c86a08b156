import { expect, test } from "vitest";
import { childrenOf, parseSource, placeOf, type SourceFile, type SyntaxNode, sourcesOf } from "./source.ts";

/** The guarded client: the only files that reach other servers. */
const client = /^src\/federation\/http-client[^/]*\.ts$/;

/** Words of the platform that open a connection, or lead to one of those. */
const ways = new Set([
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "WebSocketStream",
  "EventSource",
  "WebTransport",
  "Worker",
  "importScripts",
  "navigator",
  "eval",
  "Function",
  "require",
]);
/** Objects under which all of these can be had by another name, here and under Deno. */
const everything = new Set(["globalThis", "global", "window", "self"]);
/** Members that give what is banned above, whatever object they are taken from. */
const sideDoors = new Set(["getBuiltinModule", "createRequire", "sendBeacon", "mainModule"]);
/** What Fedify fetches or sends by itself, past our loader and our delivery. */
const fedifyGoesOut =
  /^(lookup(Object|WebFinger)|getDocumentLoader|getAuthenticatedDocumentLoader|fetchDocumentLoader|fetchKey|getKeyOwner|getNodeInfo|sendActivity|forwardActivity|routeActivity|traverseCollection|startQueue|processQueuedTask)$/;

/** Modules of the runtime that can reach out, and what each file may take from them. Types may be taken anywhere. */
const taken: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "node:http": { "src/platform/http/server.ts": ["createServer"] },
  "node:https": {},
  "node:http2": {},
  "node:tls": {},
  "node:dgram": {},
  "node:dns": {},
  "node:dns/promises": {},
  "node:module": { "src/platform/query-builder.ts": ["createRequire"] },
  "node:worker_threads": {},
  "node:vm": {},
  "node:net": {
    "src/federation/outbound-addresses.ts": ["BlockList", "isIP", "isIPv4", "isIPv6"],
    "src/platform/http/client-address.ts": ["BlockList", "isIP", "isIPv4", "isIPv6"],
    "src/platform/embedded-postgres-process.ts": ["connect"],
  },
  "node:child_process": {
    // This program once more, to build the pages.
    "src/main.ts": ["execFile"],
    // What decodes photos: with no other program, and nothing of ours to send.
    "src/platform/confined-process.ts": ["spawn"],
    "src/platform/embedded-postgres-process.ts": ["spawn"],
    "src/platform/embedded-postgres-system.ts": ["execFile", "spawn"],
  },
};

const nameOf = (node: unknown): string | null => {
  const { type, name, value, quasis } = (node ?? {}) as SyntaxNode;
  if (type === "Identifier") return name as string;
  if (type === "Literal" && typeof value === "string") return value;
  const [only, ...more] = (quasis ?? []) as readonly { readonly value: { readonly cooked: string } }[];
  return type === "TemplateLiteral" && more.length === 0 ? (only?.value.cooked ?? null) : null;
};

/** Whether an identifier only names something: a member, a key, a type, a method. */
const isOnlyAName = (node: SyntaxNode, above: SyntaxNode): boolean => {
  if (above.type.startsWith("TS") && !/^TS(NonNull|As|Satisfies|Instantiation)/.test(above.type)) return true;
  if (above.computed === true) return false;
  if (above.type === "MemberExpression") return above.property === node;
  return (
    /^(Property|MethodDefinition|PropertyDefinition)$/.test(above.type) && above.key === node && above.value !== node
  );
};

/** Names that a file gives to something of its own, such as `const self = …`. */
const ownNames = (file: SourceFile): ReadonlySet<string> =>
  new Set(file.nodes.flatMap((node) => (node.type === "VariableDeclarator" ? [nameOf(node.id) ?? ""] : [])));

const wayOut = (node: SyntaxNode, above: SyntaxNode, path: string, own: ReadonlySet<string>): boolean => {
  switch (node.type) {
    case "Identifier": {
      const name = String(node.name);
      return (ways.has(name) || (everything.has(name) && !own.has(name))) && !isOnlyAName(node, above);
    }
    case "MemberExpression": {
      const name = nameOf(node.property);
      return name !== null && (sideDoors.has(name) || fedifyGoesOut.test(name) || name === "constructor");
    }
    case "Property":
      return above.type === "ObjectPattern" && ways.has(nameOf(node.key) ?? "");
    case "ImportDeclaration": {
      const module = nameOf(node.source) ?? "";
      const allowed = taken[module]?.[path];
      const specifiers = node.specifiers as readonly SyntaxNode[];
      return specifiers.some((each) => {
        if (node.importKind === "type" || each.importKind === "type") return false;
        const name = nameOf(each.imported);
        if (module.startsWith("@fedify/")) return name !== null && fedifyGoesOut.test(name);
        return Object.hasOwn(taken, module) && (name === null || allowed?.includes(name) !== true);
      });
    }
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
    case "ImportExpression":
      return Object.hasOwn(taken, nameOf(node.source) ?? "");
    default:
      return false;
  }
};

const waysOut = (file: SourceFile): readonly string[] => {
  if (client.test(file.path)) return [];
  const found: string[] = [];
  const own = ownNames(file);
  const walk = (node: SyntaxNode): void => {
    for (const child of childrenOf(node)) {
      if (wayOut(child, node, file.path, own)) found.push(placeOf(file, child));
      walk(child);
    }
  };
  for (const root of file.nodes.slice(0, 1)) walk(root);
  return found;
};

test("no file of the server reaches another server but through the guarded client", () => {
  expect(sourcesOf("src/**/*.ts").flatMap(waysOut)).toEqual([]);
});

/** What a file loads by name with a `require` of its own making; `null` where that cannot be read from its text. */
const loadedBy = ({ nodes }: SourceFile): readonly (string | null)[] => {
  const made = nodes.flatMap(({ type, id, init }) => {
    const { type: kind, callee } = (init ?? {}) as SyntaxNode;
    return type === "VariableDeclarator" && kind === "CallExpression" && nameOf(callee) === "createRequire"
      ? [nameOf(id)]
      : [];
  });
  const calls = nodes.filter(({ type, callee }) => type === "CallExpression" && made.includes(nameOf(callee)));
  const mentions = nodes.filter((node) => node.type === "Identifier" && made.includes(nameOf(node)));
  const makings = nodes.filter((node) => node.type === "Identifier" && nameOf(node) === "createRequire");
  // Whatever is neither the making nor a call could load anything: `const any = load;`.
  // Its import names it twice: as it is called there, and here.
  const isPlain = mentions.length === made.length + calls.length && makings.length === 2 + made.length;
  return [
    ...calls.map((call) => {
      const [asked] = call.arguments as readonly SyntaxNode[];
      return asked?.type === "Literal" ? nameOf(asked) : null;
    }),
    ...(isPlain ? [] : [null]),
  ];
};

test("the one file that loads by name loads the query builder, and nothing else", () => {
  const [file] = sourcesOf("src/platform/query-builder.ts");
  const loaded = file === undefined ? [] : loadedBy(file);
  expect(loaded.length).toBeGreaterThan(0);
  expect(loaded.filter((name) => name === null || !/^drizzle-orm(\/|$)/.test(name))).toEqual([]);
});

test.each([
  'const load = createRequire(import.meta.url); load("node:http");',
  "const load = createRequire(import.meta.url); load(name);",
  'const load = createRequire(import.meta.url); const other = load; other("node:http");',
  'createRequire(import.meta.url)("node:http");',
])("anything else that is loaded by name is seen: %s", (text) => {
  const loaded = loadedBy(parseSource("src/a.ts", `import { createRequire } from "node:module"; ${text}`));
  expect(loaded.some((name) => name === null || name === "node:http")).toBe(true);
});

test.each([
  'await fetch("https://x.example");',
  "const get = fetch; get(address);",
  "use({ fetch });",
  "use({ get: fetch });",
  "addresses.map(fetch);",
  'globalThis.fetch("https://x.example");',
  'globalThis["fetch"]("https://x.example");',
  "globalThis[`fetch`](address);",
  'const name = "fe" + "tch"; globalThis[name](address);',
  "const world = globalThis; world.fetch(address);",
  "Reflect.get(globalThis, name)(address);",
  "const { fetch } = globalThis;",
  "const { fetch: get } = window;",
  "const { ['fetch']: get } = anything;",
  "(0, fetch)(address);",
  "fetch?.(address);",
  "fetch!(address);",
  "(fetch as unknown as Get)(address);",
  "await fetch.call(null, address);",
  "new XMLHttpRequest();",
  "new WebSocket(address);",
  "new EventSource(address);",
  'navigator.sendBeacon("/x");',
  'import { request } from "node:http";',
  'import { get as look } from "node:https";',
  'import http from "node:http";',
  'import * as http from "node:http";',
  'import { connect } from "node:net";',
  'import { connect } from "node:tls";',
  'const http = await import("node:http");',
  'export { request } from "node:http";',
  'import { execFile } from "node:child_process";',
  'import { createRequire } from "node:module";',
  'require("undici");',
  'process.getBuiltinModule("node:http");',
  'eval("fetch")(address);',
  'new Function("return fetch")()(address);',
  '(() => {}).constructor("return fetch")();',
  'import { lookupObject } from "@fedify/vocab";',
  "await context.sendActivity(sender, recipients, activity);",
  "await vocab.lookupObject(address);",
])("this way out is seen: %s", (text) => {
  expect(waysOut(parseSource("src/questions/question.ts", text))).not.toEqual([]);
});

test.each([
  "await federation.fetch(request);",
  "export type Handler = { readonly fetch: (request: Request) => Response };",
  "const self = await processOf(1); self.pid;",
  "export const wijk = { fetch: app.fetch };",
  "interface Server { fetch(request: Request): Promise<Response> }",
  'import type { IncomingMessage } from "node:http";',
  "const fetchDocument = 1; documents.fetchObject(fetchDocument);",
  "// fetch(address) in a comment, and in words:\nconst words = 'fetch(address)';",
])("this is none: %s", (text) => {
  expect(waysOut(parseSource("src/compose.ts", text))).toEqual([]);
});
