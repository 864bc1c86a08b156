import { expect, test } from "vitest";
import { slicesThatBuildOnOthers } from "./slices-that-build-on-others.ts";
import { type Import, parseSource, type SourceFile, sourcesOf } from "./source.ts";

type Step = { readonly from: string; readonly to: string; readonly typeOnly: boolean };
type Rule = (step: Step) => boolean;

const files = [...sourcesOf("src/**/*.ts", "web/**/*.ts"), ...sourcesOf("tests/**/*.ts")];

const edgeOf = (path: string): string | null =>
  /\.(http|activitypub|postgres|tables|mail)\.ts$/.exec(path)?.[1] ?? null;
/** `src/questions/ask.http.ts` → `questions`; a file directly in `src/` has no folder. */
const folderOf = (path: string): string | null => /^src\/([^/]+)\//.exec(path)?.[1] ?? null;

const plumbing = new Set(["kernel", "platform", "federation", "composition", "cli"]);
const isSlice = (path: string): boolean => {
  const folder = folderOf(path);
  return folder !== null && !plumbing.has(folder);
};
const isDomain = (path: string): boolean => isSlice(path) && edgeOf(path) === null;
const isIn = (path: string, ...folders: readonly string[]): boolean =>
  folders.some((folder) => path.startsWith(`${folder}/`));

const wordsOfAll = new Set(["src/unit-of-work.ts", "src/events.ts"]);

/** Breaks of a rule read as `what: from -> to`. */
const rules: Readonly<Record<string, Rule>> = {
  "the kernel imports nothing but the kernel": ({ from, to }) => isIn(from, "src/kernel") && !isIn(to, "src/kernel"),

  "what a slice decides knows no edge, no page and no plumbing": ({ from, to }) =>
    isDomain(from) && !(isIn(to, "src/kernel") || isDomain(to) || wordsOfAll.has(to)),

  "a slice builds on posts and on the slices that are listed": ({ from, to, typeOnly }) =>
    isDomain(from) &&
    isDomain(to) &&
    folderOf(from) !== folderOf(to) &&
    !isIn(to, "src/posts") &&
    !slicesThatBuildOnOthers.has(`${from} -> ${to}`) &&
    !(typeOnly && to === `src/${folderOf(to)}/${folderOf(to)?.replace(/s$/, "")}.ts`),

  "posts, the ground of all slices, builds on none of them": ({ from, to }) =>
    isIn(from, "src/posts") && isSlice(to) && !isIn(to, "src/posts"),

  "edges of different kinds never import each other": ({ from, to }) => {
    const [one, other] = [edgeOf(from), edgeOf(to)];
    return one !== null && other !== null && one !== other && !(one === "postgres" && other === "tables");
  },

  "a slice never imports another slice's edge, but for tables and the ground of posts": ({ from, to }) =>
    isSlice(from) &&
    isSlice(to) &&
    folderOf(from) !== folderOf(to) &&
    edgeOf(to) !== null &&
    edgeOf(to) !== "tables" &&
    !isIn(to, "src/posts"),

  "a codec of a slice takes from the federation its kit and the shape of what goes out": ({ from, to }) =>
    isSlice(from) &&
    isIn(to, "src/federation") &&
    !isIn(to, "src/federation/kit") &&
    !["src/federation/delivery/outgoing.ts", "src/federation/media-types.ts"].includes(to),

  "the kit imports nothing of the house but the kernel and the types of posts": ({ from, to, typeOnly }) =>
    isIn(from, "src/federation/kit") &&
    !isIn(to, "src/federation/kit", "src/kernel") &&
    !(typeOnly && isIn(to, "src/posts") && isDomain(to)),

  "the federation knows no rules of the wijk: only what comes in meets the use cases, and posts are its ground": ({
    from,
    to,
  }) =>
    isIn(from, "src/federation") &&
    isSlice(to) &&
    edgeOf(to) !== "tables" &&
    !isIn(to, "src/posts") &&
    !isIn(from, "src/federation/inbound") &&
    !["src/federation/objects.ts", "src/federation/intents.ts"].includes(from),

  "the gate and the signatures know no post and no resident": ({ from, to }) =>
    isIn(from, "src/federation/admission", "src/federation/signatures") && isSlice(to),

  "the platform carries anything: it imports the kernel, the shapes that it stores, and in its http part the pages": ({
    from,
    to,
    typeOnly,
  }) =>
    isIn(from, "src/platform") &&
    !isIn(to, "src/platform", "src/kernel") &&
    !(typeOnly && wordsOfAll.has(to)) &&
    !(isIn(from, "src/platform/http") && isIn(to, "web")),

  "queries are built where tables are, where connections are made, and by the wiring": ({ from, to }) =>
    to === "src/platform/query-builder.ts" &&
    !["postgres", "tables"].includes(edgeOf(from) ?? "") &&
    !isIn(from, "src/platform", "src/composition", "tests") &&
    !["src/federation/inbox-worker.ts", "src/federation/signing-keys.ts"].includes(from),

  "only http edges and what wires them show pages; letters take their words from the same texts": ({ from, to }) =>
    isIn(to, "web") &&
    !(edgeOf(from) === "mail" && isIn(to, "web/texts")) &&
    isIn(from, "src") &&
    edgeOf(from) !== "http" &&
    !isIn(from, "src/platform/http", "src/composition", "src/cli") &&
    from !== "src/compose.ts",

  "the wiring is imported by entries and tests alone": ({ from, to }) =>
    (to === "src/compose.ts" || isIn(to, "src/composition")) &&
    !isIn(from, "src/composition", "src/cli", "tests") &&
    !["src/compose.ts", "src/main.ts"].includes(from),

  "the command line is imported by the entry and tests alone": ({ from, to }) =>
    isIn(to, "src/cli") && !isIn(from, "src/cli", "tests") && from !== "src/main.ts",

  "the pages know nothing of the server": ({ from, to }) => isIn(from, "web") && isIn(to, "src"),

  "pages, parts and texts never import islands": ({ from, to }) =>
    isIn(from, "web/pages", "web/parts", "web/texts") && isIn(to, "web/islands"),

  "parts and texts never import pages": ({ from, to }) => isIn(from, "web/parts", "web/texts") && isIn(to, "web/pages"),

  "nothing that runs imports a test": ({ from, to }) => isIn(from, "src", "web") && isIn(to, "tests"),

  "the peer that tests us shares no code with us": ({ from, to }) =>
    isIn(from, "tests/support/mastodon-peer", "tests/support/threadiverse-peer") && isIn(to, "src", "web"),
};

const stepsOf = (file: SourceFile): readonly Step[] =>
  file.imports.flatMap(({ file: to, typeOnly }) => (to === null ? [] : [{ from: file.path, to, typeOnly }]));
const breaksOf = (rule: Rule, among: readonly SourceFile[]): readonly string[] =>
  among
    .flatMap(stepsOf)
    .filter(rule)
    .map(({ from, to }) => `${from} -> ${to}`);

test.each(Object.entries(rules))("%s", (_name, rule) => {
  expect(breaksOf(rule, files)).toEqual([]);
});

/** One break of every rule. A rule that lets its own break pass is no rule. */
const breaks: Readonly<Record<keyof typeof rules, readonly [from: string, to: string]>> = {
  "the kernel imports nothing but the kernel": ["src/kernel/ids.ts", "../posts/post.ts"],
  "what a slice decides knows no edge, no page and no plumbing": ["src/questions/question.ts", "./questions.tables.ts"],
  "a slice builds on posts and on the slices that are listed": ["src/ring/follow-wijk.ts", "../questions/themes.ts"],
  "posts, the ground of all slices, builds on none of them": ["src/posts/post.ts", "../questions/question.ts"],
  "edges of different kinds never import each other": ["src/questions/ask.http.ts", "./questions.postgres.ts"],
  "a slice never imports another slice's edge, but for tables and the ground of posts": [
    "src/ring/ring.postgres.ts",
    "../residents/residents.postgres.ts",
  ],
  "a codec of a slice takes from the federation its kit and the shape of what goes out": [
    "src/questions/questions.activitypub.ts",
    "../federation/http-client.ts",
  ],
  "the kit imports nothing of the house but the kernel and the types of posts": [
    "src/federation/kit/html.ts",
    "../../posts/post.ts",
  ],
  "the federation knows no rules of the wijk: only what comes in meets the use cases, and posts are its ground": [
    "src/federation/delivery/attempt.ts",
    "../../questions/question.ts",
  ],
  "the gate and the signatures know no post and no resident": [
    "src/federation/admission/admit.ts",
    "../../posts/post.ts",
  ],
  "the platform carries anything: it imports the kernel, the shapes that it stores, and in its http part the pages": [
    "src/platform/jobs.ts",
    "../questions/question.ts",
  ],
  "queries are built where tables are, where connections are made, and by the wiring": [
    "src/questions/question.ts",
    "../platform/query-builder.ts",
  ],
  "only http edges and what wires them show pages; letters take their words from the same texts": [
    "src/questions/questions.mail.ts",
    "../../web/pages/ask.ts",
  ],
  "the wiring is imported by entries and tests alone": ["src/routes.ts", "./compose.ts"],
  "the command line is imported by the entry and tests alone": ["src/compose.ts", "./cli/start.ts"],
  "the pages know nothing of the server": ["web/pages/ask.ts", "../../src/kernel/text.ts"],
  "pages, parts and texts never import islands": ["web/pages/ask.ts", "../islands/islands.ts"],
  "parts and texts never import pages": ["web/parts/foot.ts", "../pages/ask.ts"],
  "nothing that runs imports a test": ["src/main.ts", "../tests/support/test-database.ts"],
  "the peer that tests us shares no code with us": [
    "tests/support/mastodon-peer/http.ts",
    "../../../src/federation/signatures/cavage.ts",
  ],
};

const spellings = [
  (to: string) => `import { a } from "${to}";`,
  (to: string) => `import "${to}";`,
  (to: string) => `export * from "${to}";`,
  (to: string) => `export { a } from "${to}";`,
  (to: string) => `const a = await import("${to}");`,
];

test.each(Object.keys(rules))("a break is seen in every spelling: %s", (name) => {
  const [from, to] = breaks[name] ?? ["", ""];
  for (const spell of spellings) expect(breaksOf(rules[name] as Rule, [parseSource(from, spell(to))])).toHaveLength(1);
});

test("an import whose address is worked out while running stands only where the system's PostgreSQL is chosen", () => {
  const isHidden = ({ specifier }: Import): boolean => specifier === null;
  const hiding = files.filter(({ path, imports }) => !isIn(path, "tests") && imports.some(isHidden));
  expect(hiding.map(({ path }) => path)).toEqual(["src/platform/embedded-postgres-binaries.ts"]);
  expect(parseSource("src/a.ts", "await import(name);").imports.some(isHidden)).toBe(true);
});

/** Files that wait for each other while they load, as `a -> b -> a`. Types are gone by then. */
const circlesIn = (among: readonly SourceFile[]): readonly string[] => {
  const next = new Map(among.map((file) => [file.path, stepsOf(file).filter(({ typeOnly }) => !typeOnly)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(" -> "));
    else if (!done.has(path)) for (const { to } of next.get(path) ?? []) walk(to, [...way, path]);
    done.add(path);
  };
  for (const path of next.keys()) walk(path, []);
  return circles;
};

test("no files wait for each other", () => {
  expect(circlesIn(files)).toEqual([]);
  const pair = [parseSource("src/a.ts", 'import "./b.ts";'), parseSource("src/b.ts", 'export * from "./a.ts";')];
  expect(circlesIn(pair)).toEqual(["src/a.ts -> src/b.ts -> src/a.ts"]);
});

/** Where each library belongs. Everything else goes through what stands there. */
const homes: Readonly<Record<string, RegExp>> = {
  "@fedify/fedify": /^src\/federation\/[^/]+\.ts$/,
  "@fedify/vocab": /^src\/federation\/[^/]+\.ts$/,
  "@fedify/vocab-runtime": /^src\/federation\/fedify-loaders\.ts$/,
  "@hono/node-server": /^src\/(cli\/start|platform\/http\/server)\.ts$/,
  "@lit-labs/ssr": /^web\//,
  "@lit-labs/ssr-client": /^web\/islands\//,
  "@simplewebauthn/server": /^src\/platform\/passkeys\.ts$/,
  culori: /^src\/platform\/colours\.ts$/,
  "drizzle-orm": /^src\/platform\/query-builder\.ts$/,
  "graphile-worker": /^src\/platform\/(jobs|job-[a-z]+|migrate)\.ts$/,
  hono: /^src\/(routes\.ts|platform\/http\/)|\.http\.ts$/,
  lit: /^web\//,
  nodemailer: /^src\/platform\/mail\.ts$/,
  qr: /^src\/platform\/http\/qr-code\.ts$/,
  pg: /^src\/platform\/(jobs|job-locks|migrate|postgres|postgres-client|sql|event-listener)\.ts$/,
  "sanitize-html": /^src\/federation\/kit\/html\.ts$/,
  sharp: /^src\/platform\/photo-decoder-process\.ts$/,
  undici: /^src\/federation\/http-client\.ts$/,
  vite: /^web\/build\.ts$/,
};
/** `node:` modules that compute and touch nothing outside the process. */
const pureModules = ["node:buffer", "node:crypto"];

const libraryOf = (specifier: string): string => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
const strays = (among: readonly SourceFile[]): readonly string[] =>
  among.flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier }) => {
      if (specifier === null || specifier.startsWith(".")) return [];
      const fits = specifier.startsWith("node:")
        ? !isDomain(path) && !isIn(path, "src/kernel")
        : homes[libraryOf(specifier)]?.test(path) === true;
      return fits || (pureModules.includes(specifier) && !isIn(path, "src/kernel")) ? [] : [`${path}: ${specifier}`];
    }),
  );

test("a library is imported only where it belongs, and by no rule of a slice", () => {
  expect(strays(files.filter(({ path }) => !isIn(path, "tests")))).toEqual([]);
  for (const [path, specifier] of [
    ["src/questions/question.ts", "drizzle-orm"],
    ["src/questions/question.ts", "node:fs"],
    ["src/residents/join.ts", "node:http"],
    ["src/kernel/text.ts", "node:crypto"],
    ["src/residents/residents.mail.ts", "nodemailer"],
    ["src/platform/mail.ts", "undici"],
    ["src/platform/mail.ts", "left-pad"],
  ] as const) {
    expect(strays([parseSource(path, `import "${specifier}";`)])).toEqual([`${path}: ${specifier}`]);
  }
});
