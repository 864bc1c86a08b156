import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

/** The repository, with a slash at its end. */
export const repository = fileURLToPath(new URL("../../", import.meta.url));

/** One import or re-export, as it stands in a file. */
export type Import = {
  /** As written, such as `../kernel/clock.ts` or `hono`; `null` when it is worked out while running. */
  readonly specifier: string | null;
  /** What a relative one leads to, from the repository's root. */
  readonly file: string | null;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
};

/** A node of the syntax tree, loosely: every test names the few properties that it looks at. */
export type SyntaxNode = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
};

export type SourceFile = {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  readonly comments: readonly { readonly value: string; readonly start: number; readonly end: number }[];
  /** The syntax tree as one list, from the outside in. */
  readonly nodes: readonly SyntaxNode[];
};

/** Paths that match, from the repository's root; what is installed or built is left out. */
export const filesOf = (...patterns: readonly string[]): readonly string[] =>
  globSync(patterns, { cwd: repository, exclude: (path) => /(^|\/)(node_modules|dist|\.git|data|\.cache)$/.test(path) })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !/(^|\/)(node_modules|dist|data|\.cache)\//.test(path))
    .sort();

export const readText = (path: string): string => readFileSync(repository + path, "utf8");

const resolve = (from: string, specifier: string): string | null =>
  specifier.startsWith(".") ? new URL(specifier, `file:///${from}`).pathname.slice(1) : null;

/** Parses TypeScript; throws when it is none. */
export const parseSource = (path: string, text: string): SourceFile => {
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const nodes = nodesOf(program as unknown as SyntaxNode);
  return {
    path,
    text,
    nodes,
    comments,
    imports: nodes.flatMap((node) => {
      const read = importOf(node);
      return read === null ? [] : [{ ...read, file: read.specifier === null ? null : resolve(path, read.specifier) }];
    }),
  };
};

const importOf = (node: SyntaxNode): Omit<Import, "file"> | null => {
  const { source } = node;
  if (!isNode(source) || !/^(Import|Export|TSImportType)/.test(node.type)) return null;
  const specifiers = (node.specifiers ?? []) as readonly SyntaxNode[];
  const eachIsType =
    specifiers.length > 0 && specifiers.every((each) => each.importKind === "type" || each.exportKind === "type");
  return {
    specifier: typeof source.value === "string" ? source.value : null,
    typeOnly: node.type === "TSImportType" || node.importKind === "type" || node.exportKind === "type" || eachIsType,
    dynamic: node.type === "ImportExpression",
  };
};

/** Every TypeScript file that matches, parsed. */
export const sourcesOf = (...patterns: readonly string[]): readonly SourceFile[] =>
  filesOf(...patterns).map((path) => parseSource(path, readText(path)));

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === "object" && value !== null && typeof (value as SyntaxNode).type === "string";

/** The nodes directly below a node. */
export const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] =>
  Object.values(node).flatMap((value) => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []));

/** A node and all nodes below it. */
const nodesOf = (node: SyntaxNode): readonly SyntaxNode[] => [node, ...childrenOf(node).flatMap(nodesOf)];

/** The line that a place in a text stands on. */
export const lineOf = (text: string, place: number): number => text.slice(0, place).split("\n").length;

/** Where a node stands, for a message: `src/main.ts:3`. */
export const placeOf = (file: SourceFile, node: SyntaxNode): string => `${file.path}:${lineOf(file.text, node.start)}`;
