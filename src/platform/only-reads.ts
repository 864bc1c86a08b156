import { createBoundedMap } from "../kernel/bounded-map.ts";

/** What may stand before a bracket in a statement that only reads: words of SQL, and functions that look and change nothing. */
const harmless = new Set([
  ...[
    "all",
    "and",
    "any",
    "array",
    "as",
    "case",
    "else",
    "exists",
    "filter",
    "from",
    "in",
    "interval",
    "join",
    "lateral",
  ],
  ...["not", "on", "or", "over", "select", "then", "union", "values", "when", "where"],
  ...["coalesce", "count", "greatest", "least", "length", "lower", "max", "min", "row_number", "sum", "unnest"],
  ...["json_array_elements_text", "json_populate_recordset", "json_to_recordset", "word_similarity"],
  ...["actor_is_barred", "server_is_barred", "server_is_limited"],
]);

const looked = createBoundedMap<boolean>(1_000);

const look = (text: string): boolean =>
  /^[\s(]*select\b/i.test(text) &&
  !/;|\bfor\s+(no\s+key\s+|key\s+)?(update|share)\b|\binto\b/i.test(text) &&
  [...text.matchAll(/([a-z_][\w.]*)\s*\(/gi)].every(([, name = ""]) => harmless.has(name.toLowerCase()));

/**
 * Whether a statement reads and does nothing else: changes nothing, locks nothing, and calls nothing that might. In doubt it does
 * more.
 */
export const onlyReads = (text: string): boolean => {
  const known = looked.get(text);
  if (known !== undefined) return known;
  const found = look(text);
  looked.set(text, found);
  return found;
};
