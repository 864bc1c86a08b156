import type postgres from "postgres";

/** What the first group of `pattern` finds in a text; where it finds nothing, words that say so in an address. */
export const idIn = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? `nothing like ${pattern}`;

/** The id of the first row. */
export const rowId = async (found: Promise<readonly postgres.Row[]>): Promise<string> => {
  const [row] = await found;
  if (row === undefined) throw new Error("The row is missing.");
  return String(row.id);
};
