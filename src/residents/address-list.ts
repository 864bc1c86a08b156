/** The lines of an address block: street and number, then postcode and place when they were given. */
export type AddressBlock = readonly string[];

/** A line in which no house number was found, with its number in the list as it was given. */
export type UnreadLine = { readonly line: number; readonly text: string };

const postcode = /^\d{4}\s?[a-z]{2}\b/i;
const longestLine = 80;

/**
 * Reads a list of addresses as people have them: one address on a line, or the rows of a spreadsheet with semicolons,
 * commas or tabs between columns, with or without a row of headings. Street and number stand before the postcode. The same
 * address twice is one.
 */
export const readAddressList = (
  text: string,
): { readonly addresses: readonly AddressBlock[]; readonly unread: readonly UnreadLine[] } => {
  const found = new Map<string, AddressBlock>();
  const unread: UnreadLine[] = [];
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const separator = separatorOf(lines);
  let isFirst = true;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const columns = columnsOf(line, separator);
    const heading = isFirst && !/\d/.test(line);
    isFirst = false;
    if (heading || columns.length === 0) continue;
    const block = blockOf(columns);
    // A street and a house number, in whatever columns they stood.
    if (/\p{L}.*\d/u.test(block[0] ?? "") && block.every((each) => each.length <= longestLine)) {
      const key = block.join("\n").toLowerCase();
      if (!found.has(key)) found.set(key, block);
    } else unread.push({ line: index + 1, text: line.trim().slice(0, longestLine) });
  }
  return { addresses: [...found.values()], unread };
};

/** Semicolons and tabs divide columns whenever they are there; commas, which also stand in addresses, only without them. */
const separatorOf = (lines: readonly string[]): string =>
  [";", "\t"].find((separator) => lines.some((line) => line.includes(separator))) ?? ",";

const columnsOf = (line: string, separator: string): readonly string[] => {
  const columns: string[] = [];
  let column = "";
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '"' && quoted && line.charAt(at + 1) === '"') {
      column += '"';
      at += 1;
    } else if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      columns.push(column);
      column = "";
    } else column += character;
  }
  return [...columns, column].map((each) => each.trim().replace(/\s+/g, " ")).filter((each) => each !== "");
};

const blockOf = (columns: readonly string[]): AddressBlock => {
  const at = columns.findIndex((column) => postcode.test(column));
  if (at > 0) return [columns.slice(0, at).join(" "), columns.slice(at).join(" ")];
  // One column with everything in it: `Lindelaan 12 1234 AB Veldermeer`.
  const whole = /^(.*\S)\s+(\d{4}\s?[a-z]{2}\b.*)$/i.exec(columns.join(" "));
  if (whole !== null && /\d/.test(whole[1] ?? "")) return [whole[1] ?? "", whole[2] ?? ""];
  const [first = "", second = "", ...rest] = columns;
  // A number in a column of its own belongs to the street before it.
  return /\d/.test(first) ? [first, [second, ...rest].join(" ")].filter((line) => line !== "") : [columns.join(" ")];
};
