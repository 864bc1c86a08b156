import type { DesignTokens } from "./design-tokens.ts";
import type { TokenGroup, TokensRead } from "./house-style.ts";

/** How colours are read and held beside each other. */
export type Colours = {
  /** As `#rrggbb`; `null` for what is no colour, or can be seen through. */
  readonly read: (text: string) => string | null;
  /** 1 to 21. */
  readonly contrast: (one: string, other: string) => number;
};

/**
 * The lightest and the darkest ground on which words stand on our light pages, and the light in a window, which stands on the colour
 * of the door. A test holds them beside the tokens.
 */
export const lightGrounds = ["#ffffff", "#dbe9ec"] as const;
export const lampLight = "#ffc94a";

const [forWords, forEdges] = [4.5, 3];

/** A colour as it may be called in a file, the newest name first, and the names that it gets on our pages. */
type Part = { readonly from: readonly string[]; readonly to: readonly string[] };
type Rule = {
  readonly group: TokenGroup;
  readonly words: Part;
  /** What the words stand on; the grounds of the page where it says nothing. */
  readonly on?: Part;
  readonly edge?: Part;
  /** What must be seen beside something else of ours: this part of it, and what it is beside. */
  readonly seen?: { readonly part: "on" | "edge"; readonly beside: readonly string[] };
};

const buttonKinds = {
  default: "",
  primary: "primary-action-",
  secondary: "secondary-action-",
  subtle: "subtle-",
} as const;
/** What else of ours takes the colours of the main button: what people can do is in one colour. */
const alsoOfPrimary = { background: ["wg-color-action", "wg-color-gable"], words: ["wg-color-on-action"] };
const alsoOfHover = { background: ["wg-color-action-hover"], words: [] };

const buttonRules = (Object.keys(buttonKinds) as (keyof typeof buttonKinds)[]).flatMap((kind) =>
  ["", "hover-", "active-"].map((state): Rule => {
    const part = (property: string, more: readonly string[] = []): Part => ({
      from: [`nl-button-${kind}-${state}${property}`, `utrecht-button-${buttonKinds[kind]}${state}${property}`],
      to: [`nl-button-${kind}-${state}${property}`, ...more],
    });
    const also = kind !== "primary" ? null : state === "" ? alsoOfPrimary : state === "hover-" ? alsoOfHover : null;
    return {
      group: `button-${kind}`,
      words: part("color", also?.words),
      on: part("background-color", also?.background),
      edge: part("border-color"),
      // Our marks take this colour too, and stand on the page.
      ...(also === alsoOfPrimary ? { seen: { part: "on", beside: lightGrounds } } : {}),
    };
  }),
);

const single = (group: TokenGroup, name: string, ...older: readonly string[]): Rule => ({
  group,
  words: { from: [name, ...older], to: [name] },
});

const rules: readonly Rule[] = [
  ...buttonRules,
  { group: "link", words: { from: ["nl-link-color", "utrecht-link-color"], to: ["nl-link-color", "wg-color-link"] } },
  single("link", "nl-link-hover-color", "utrecht-link-hover-color"),
  {
    group: "skip-link",
    words: { from: ["nl-skip-link-color", "utrecht-skip-link-color"], to: ["nl-skip-link-color"] },
    on: {
      from: ["nl-skip-link-background-color", "utrecht-skip-link-background-color"],
      to: ["nl-skip-link-background-color"],
    },
  },
  {
    group: "field",
    words: { from: ["utrecht-form-control-color", "utrecht-textbox-color"], to: ["utrecht-form-control-color"] },
    on: {
      from: ["utrecht-form-control-background-color", "utrecht-textbox-background-color"],
      to: ["utrecht-form-control-background-color"],
    },
    edge: {
      from: ["utrecht-form-control-border-color", "utrecht-textbox-border-color"],
      to: ["utrecht-form-control-border-color"],
    },
    seen: { part: "edge", beside: lightGrounds },
  },
  single("label", "utrecht-form-label-color"),
  single("description", "utrecht-form-field-description-color", "utrecht-form-description-color"),
  single("error", "utrecht-form-field-error-message-color"),
  {
    group: "header",
    words: { from: ["utrecht-page-header-color"], to: ["wg-color-on-ground"] },
    on: { from: ["utrecht-page-header-background-color"], to: ["wg-color-ground"] },
    seen: { part: "on", beside: [lampLight] },
  },
];

const shapes: readonly Part[] = [
  { from: ["nl-button-border-radius", "utrecht-button-border-radius"], to: ["nl-button-border-radius"] },
  {
    from: ["utrecht-form-control-border-radius", "utrecht-textbox-border-radius"],
    to: ["utrecht-form-control-border-radius", "wg-radius-control"],
  },
];
const largestRadius = { px: 32, rem: 2, em: 2 } as const;

const firstOf = (tokens: DesignTokens, { from }: Part): string | undefined =>
  from.map((name) => tokens.get(name)).find((value) => value !== undefined);

const isClear = (value: string): boolean => /^(transparent|none)$/i.test(value) || /^#(...0|......00)$/.test(value);

/** A corner, of at most 32 pixels. */
const readRadius = (value: string): string | null => {
  const [, number = "", unit = ""] = /^(\d{1,2}(?:\.\d{1,4})?)(px|rem|em)$/.exec(value) ?? [];
  if (value === "0") return "0";
  return unit !== "" && Number(number) <= largestRadius[unit as keyof typeof largestRadius] ? value : null;
};

type Outcome =
  | { readonly kind: "absent" }
  | { readonly kind: "used"; readonly set: readonly (readonly [string, string])[] }
  | { readonly kind: "missing" }
  | { readonly kind: "contrast"; readonly ratio: number; readonly needed: number };

const judge = (rule: Rule, tokens: DesignTokens, colours: Colours): Outcome => {
  const [wordsGiven, onGiven] = [firstOf(tokens, rule.words), rule.on && firstOf(tokens, rule.on)];
  if (wordsGiven === undefined && onGiven === undefined) return { kind: "absent" };
  const words = colours.read(wordsGiven ?? "");
  const isClearGround = onGiven !== undefined && isClear(onGiven) && rule.on?.to.length === 1;
  const on = colours.read(onGiven ?? "");
  if (words === null || (rule.on !== undefined && on === null && !isClearGround)) return { kind: "missing" };
  const edge = rule.edge === undefined ? null : colours.read(firstOf(tokens, rule.edge) ?? "");
  const lowest = (colour: string, grounds: readonly string[]): number =>
    Math.min(...grounds.map((ground) => colours.contrast(colour, ground)));
  const ratio = lowest(words, on === null ? lightGrounds : [on]);
  if (ratio < forWords) return { kind: "contrast", ratio, needed: forWords };
  const shown = rule.seen === undefined ? null : { on, edge }[rule.seen.part];
  if (rule.seen !== undefined && shown !== null) {
    const apart = lowest(shown, rule.seen.beside);
    if (apart < forEdges) return { kind: "contrast", ratio: apart, needed: forEdges };
  }
  const named = (part: Part | undefined, value: string | null): readonly (readonly [string, string])[] =>
    part === undefined || value === null ? [] : part.to.map((name) => [name, value]);
  return {
    kind: "used",
    set: [
      ...named(rule.words, words),
      ...named(rule.on, on ?? "transparent"),
      ...named(rule.edge, edge ?? on ?? "transparent"),
    ],
  };
};

const floorToTenth = (ratio: number): number => Math.floor(ratio * 10) / 10;

/**
 * Makes a style sheet of a gemeente's tokens: its colours and corners for what people act on, where they can be read. What has less
 * contrast than WCAG 2.2 asks (4.5 to 1 for words, 3 to 1 for the edge of a field) is left out, and told. They count in the light
 * theme alone: in the dark, in high contrast and on paper the pages keep their own. Only names and values that are listed here ever
 * stand in it. `null` when nothing in the tokens is of use.
 */
export const makeHouseSheet = (
  tokens: DesignTokens,
  colours: Colours,
): { readonly css: string; readonly read: TokensRead } | null => {
  const set = new Map<string, string>();
  const used = new Set<TokenGroup>();
  const leftOut = new Map<TokenGroup, TokensRead["leftOut"][number]>();
  for (const rule of rules) {
    const outcome = judge(rule, tokens, colours);
    if (outcome.kind === "used") {
      used.add(rule.group);
      for (const [name, value] of outcome.set) set.set(name, value);
    } else if (outcome.kind === "missing") leftOut.set(rule.group, { group: rule.group, why: "missing" });
    else if (outcome.kind === "contrast")
      leftOut.set(rule.group, {
        group: rule.group,
        why: "contrast",
        ratio: floorToTenth(outcome.ratio),
        needed: outcome.needed,
      });
  }
  for (const shape of shapes) {
    const radius = readRadius(firstOf(tokens, shape) ?? "");
    if (radius === null) continue;
    used.add("shape");
    for (const name of shape.to) set.set(name, radius);
  }
  if (used.size === 0 && leftOut.size === 0) return null;
  const block = `{ ${[...set].map(([name, value]) => `--${name}: ${value};`).join(" ")} }`;
  const css =
    set.size === 0
      ? ""
      : [
          `@media screen { [data-theme="light"] .house-style ${block} }`,
          `@media screen and (not (prefers-color-scheme: dark)) and (not (prefers-contrast: more)) { :root:not([data-theme]) .house-style ${block} }`,
          "",
        ].join("\n");
  return { css, read: { used: [...used], leftOut: [...leftOut.values()] } };
};
