import type { Change } from "../../support/watched-tables.ts";

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const time = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
/** Names that the scene numbers. */
const numbered = /\b(Buur|Welzijn|Nieuw)\d+|\bTaal [0-9a-f]{8}/g;
/** Columns with a number that counts up, or with what is drawn by lot. */
const counted = new Set(["id", "position", "code"]);

const withoutIds = (name: string, value: unknown): unknown => {
  if (value === null || value === undefined || typeof value === "boolean") return value;
  if (counted.has(name)) return "(counted)";
  if (typeof value === "number") return value;
  if (typeof value === "string") {
    if (time.test(value)) return "(time)";
    if (value.startsWith("\\x")) return "(bytes)";
    return value
      .replace(uuid, "(id)")
      .replace(/[\w-]{43,}/g, "(secret)")
      .replace(numbered, "(name)");
  }
  if (Array.isArray(value)) return value.map((each) => withoutIds("", each));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutIds(key, each)]));
};

/** How a stand-in is called is drawn by lot. */
const withoutVoice = (table: string, after: Change["after"]): Change["after"] =>
  table === "public.actor" && after?.kind === "stand_in" ? { ...after, name: "(voice)", handle: "(voice)" } : after;

/** What changed, in words that are the same for two things that differ in their ids, times, secrets and places in a row alone. */
export const wordsOf = (changes: readonly Change[]): readonly string[] =>
  changes
    .map(({ table, deed, after }) => `${deed} ${table} ${JSON.stringify(withoutIds("", withoutVoice(table, after)))}`)
    .toSorted();

/** How many rows were added, changed and removed, by table. */
export const countsOf = (changes: readonly Change[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { table, deed } of changes) counts.set(`${deed} ${table}`, (counts.get(`${deed} ${table}`) ?? 0) + 1);
  return [...counts].map(([what, count]) => `${what} ${count}`).toSorted();
};
