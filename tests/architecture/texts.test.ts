import { expect, test } from "vitest";
import { reasons as englishReasons } from "../../web/texts/en/reasons.ts";
import { reasons as dutchReasons } from "../../web/texts/nl/reasons.ts";
import { filesOf, parseSource, placeOf, readText, type SourceFile, type SyntaxNode, sourcesOf } from "./source.ts";

/** Where a refusal is for another server or for the operator, not for a person at a form. */
const machines = /^src\/(federation|platform\/(?!http)|cli)/;

const reasonShape = /^[a-z]+(-[a-z]+)*$/;
const literal = (node: unknown): string | null => {
  const { type, value } = (node ?? {}) as SyntaxNode;
  return type === "Literal" && typeof value === "string" ? value : null;
};

/** Every reason that a file refuses with: `invalid(field, "…")` and `reason: "…"`, with its place. */
const reasonsIn = (file: SourceFile): readonly { readonly key: string; readonly place: string }[] =>
  file.nodes.flatMap((node) => {
    const callee = node.callee as SyntaxNode | undefined;
    const given =
      node.type === "CallExpression" && callee?.name === "invalid"
        ? (node.arguments as readonly SyntaxNode[])[1]
        : node.type === "Property" && (node.key as SyntaxNode).name === "reason"
          ? (node.value as SyntaxNode)
          : undefined;
    const answers = given?.type === "ConditionalExpression" ? [given.consequent, given.alternate] : [given];
    return answers.flatMap((answer) => {
      const key = literal(answer);
      return key !== null && reasonShape.test(key) ? [{ key: `reason.${key}`, place: placeOf(file, node) }] : [];
    });
  });

/** `${field}-missing` and `${field}-too-long` are made from the field's name. */
const fieldsWithLimits = ["name", "place"];

test("whatever a form is refused for is said in words, in both languages", () => {
  const used = sourcesOf("src/**/*.ts")
    .filter(({ path }) => !machines.test(path))
    .flatMap(reasonsIn);
  expect(used.length).toBeGreaterThan(20);
  const keys = [
    ...used,
    ...fieldsWithLimits.flatMap((field) =>
      ["missing", "too-long"].map((end) => ({ key: `reason.${field}-${end}`, place: "src/wijk/set-up.ts" })),
    ),
  ];
  const unsaid = keys.filter(({ key }) => !(Object.hasOwn(dutchReasons, key) && Object.hasOwn(englishReasons, key)));
  expect(unsaid).toEqual([]);
});

test("a reason is found in every form in which the code gives one", () => {
  const text = `refuse(invalid("host", "one"));
    refuse({ kind: "conflict", reason: "two" });
    problems.push({ field: "a", reason: bad ? "three" : "four" });
    invalid(field, late ? "five" : "six");`;
  const found = reasonsIn(parseSource("src/a.ts", text)).map(({ key }) => key.replace("reason.", ""));
  expect(found).toEqual(["one", "two", "three", "four", "five", "six"]);
});

/** Words of the trade that no neighbour needs to know (the list stands in CONTRIBUTING.md). */
const forbidden =
  /\b(instances?|servers?|federati\w*|fediverse|account aanmaken|threads?|content|posten|boosts?|gebruikers?|escaleren|registreren)\b/i;

/** What people read outside the catalogue: letters, the words about the wijk's actors, plain error pages. */
const dutchElsewhere = ["src/**/*.mail.ts", "src/routes.ts"];

const wordsIn = (file: SourceFile): readonly string[] =>
  file.nodes.flatMap((node) => {
    if (node.type === "TemplateElement") return [String((node.value as { readonly cooked: unknown }).cooked)];
    return node.type === "Literal" && typeof node.value === "string" ? [node.value] : [];
  });
/** A piece of text with spaces is meant for people; the rest are keys, addresses and markup. */
const sentencesIn = (file: SourceFile): readonly string[] =>
  wordsIn(file)
    .map((words) => words.replace(/<[^>]*>/g, " "))
    .filter((words) => /\p{L} \p{L}/u.test(words));

test("no Dutch text uses a word of the trade", () => {
  const said = sourcesOf("web/texts/nl/*.ts", ...dutchElsewhere).flatMap(({ path, ...file }) =>
    sentencesIn({ path, ...file })
      .filter((words) => forbidden.test(words))
      .map((words) => `${path}: ${words}`),
  );
  expect(said).toEqual([]);
  expect(sentencesIn(parseSource("web/texts/nl/a.ts", 'const a = "Deze server doet mee.";')).join()).toMatch(forbidden);
});

test("pages and letters take their words from the catalogue: no Dutch sentence stands in a template", () => {
  const dutch = /\b(je|jouw|een|het|deze|niet|wijk|vraag|buren)\b [a-z]/i;
  const inPages = sourcesOf("web/{pages,parts,islands}/*.ts", "src/**/*.mail.ts").flatMap((file) =>
    file.nodes.flatMap((node) => {
      if (node.type !== "TemplateElement") return [];
      const shown = String((node.value as { readonly cooked: unknown }).cooked).replace(/<[^>]*>/g, " ");
      return dutch.test(shown) ? [placeOf(file, node)] : [];
    }),
  );
  expect(inPages).toEqual([]);
});

test("both languages have the same files", () => {
  const of = (language: string): readonly string[] =>
    filesOf(`web/texts/${language}/*.ts`).map((path) => path.slice(path.lastIndexOf("/")));
  expect(of("en")).toEqual(of("nl"));
  expect(readText("web/texts/nl/reasons.ts")).toContain("export const reasons");
});
