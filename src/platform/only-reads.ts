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

/** What a statement does: `reads` and nothing else, `takes` what nobody else has in hand, or `more`. */
export type Doing = "reads" | "takes" | "more";

const looked = createBoundedMap<Doing>(1_000);

const lock = /\bfor\s+(no\s+key\s+|key\s+)?(update|share)\b/i;
const takesAtTheEnd = /\bfor\s+(no\s+key\s+)?update(\s+of\s+[\w".]+)?\s+skip\s+locked\s*$/i;

const look = (text: string): Doing => {
  const taking = takesAtTheEnd.exec(text);
  const asked = taking === null ? text : text.slice(0, taking.index);
  const looks =
    /^[\s(]*select\b/i.test(asked) &&
    !/;|\binto\b/i.test(asked) &&
    !lock.test(asked) &&
    [...asked.matchAll(/([a-z_][\w.]*)\s*\(/gi)].every(([, name = ""]) => harmless.has(name.toLowerCase()));
  if (!looks) return "more";
  return taking === null ? "reads" : "takes";
};

/**
 * What a statement does, by its text. One that `reads` changes nothing, locks nothing, and calls nothing that might; one that
 * `takes` does the same but for the rows that it locks, and passes over those that others hold. In doubt it does more.
 */
export const doingOf = (text: string): Doing => {
  const known = looked.get(text);
  if (known !== undefined) return known;
  const found = look(text);
  looked.set(text, found);
  return found;
};
