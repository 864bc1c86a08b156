/**
 * Spreadsheets take a cell that begins with one of these for a formula. They write themselves a mark before a text that
 * is none: the same mark keeps ours a text.
 */
const formula = /^[=+\-@\t\r]/;

const cell = (value: string): string => {
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as comma-separated values (RFC 4180), each with its line end; what looks like a formula stays a text. */
export const commaSeparated = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
