import { parseArgs } from "node:util";

/** What can be measured by itself. `limits` are measured beside every one of them. */
export const parts = [
  "fanout",
  "inbox",
  "pages",
  "similar",
  "search",
  "memory",
  "start",
  "gemeente",
  "hostile",
] as const;
export type Part = (typeof parts)[number];

export type Options = {
  readonly json: boolean;
  readonly only: ReadonlySet<Part>;
  readonly rounds: number;
  /** Replies in one round of the inbox. */
  readonly replies: number;
  /** The larger number of stored posts for the pages; the smaller one is a hundredth of it. A tenth of them are questions. */
  readonly posts: number;
  /** Wijken to which one gemeente announces. */
  readonly wijken: number;
  /** Show where the wijk's process spends its time; the figures are then worse than without. */
  readonly profile: boolean;
};

const wholeNumber = (text: string, name: string): number => {
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new Error(`--${name} must be a whole number, and is "${text}".`);
  return Number(text);
};

/** Reads the words behind `npm run bench --`. Throws, in plain words, when they cannot be understood. */
export const readOptions = (words: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      json: { type: "boolean", default: false },
      only: { type: "string", default: parts.join(",") },
      rounds: { type: "string", default: "5" },
      replies: { type: "string", default: "5000" },
      posts: { type: "string", default: "1000000" },
      wijken: { type: "string", default: "200" },
      profile: { type: "boolean", default: false },
    },
  });
  const asked = values.only.split(",").map((name) => name.trim());
  const unknown = asked.filter((name) => !(parts as readonly string[]).includes(name));
  if (unknown.length > 0) throw new Error(`--only knows ${parts.join(", ")}, and not ${unknown.join(", ")}.`);
  return {
    json: values.json,
    only: new Set(asked as Part[]),
    rounds: wholeNumber(values.rounds, "rounds"),
    replies: wholeNumber(values.replies, "replies"),
    posts: wholeNumber(values.posts, "posts"),
    wijken: wholeNumber(values.wijken, "wijken"),
    profile: values.profile,
  };
};
