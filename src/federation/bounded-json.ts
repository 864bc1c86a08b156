import { isObject, type JsonObject } from "./kit/reading.ts";

/** How deep arrays and objects of others may be nested. */
const deepest = 64;

/** Where the string that begins at `index` ends; the end of the text when nothing closes it. */
const endOfString = (text: string, index: number): number => {
  for (let end = text.indexOf('"', index + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
};

/**
 * True when no value in the JSON text is nested deeper than 64. One pass, no recursion; the text need not be valid. Most of
 * what others send stands in strings: these are passed over as fast as can be.
 */
const isShallow = (text: string): boolean => {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const letter = text.charCodeAt(index);
    if (letter === 0x22) index = endOfString(text, index);
    else if (letter === 0x7b || letter === 0x5b) {
      depth++;
      if (depth > deepest) return false;
    } else if (letter === 0x7d || letter === 0x5d) depth--;
  }
  return true;
};

/**
 * True when an object in the JSON text has a name twice: readers differ in which of the two counts (RFC 8259, section 4). The
 * text must be valid.
 */
export const hasRepeatedNames = (text: string): boolean => {
  const open: Set<string>[] = [];
  for (let index = 0; index < text.length; index++) {
    const letter = text.charCodeAt(index);
    if (letter === 0x7b) open.push(new Set());
    else if (letter === 0x7d) open.pop();
    if (letter !== 0x22) continue;
    const begin = index;
    for (index++; text.charCodeAt(index) !== 0x22; index++) if (text.charCodeAt(index) === 0x5c) index++;
    const end = index + 1;
    while (/\s/.test(text.charAt(index + 1))) index++;
    // A text before a colon is a name.
    if (text.charCodeAt(index + 1) !== 0x3a) continue;
    const name: string = JSON.parse(text.slice(begin, end));
    const names = open.at(-1);
    if (names?.has(name)) return true;
    names?.add(name);
  }
  return false;
};

/** True when a text in the JSON holds U+0000, which PostgreSQL stores in no text. As it is it stands in no valid JSON. */
const holdsNul = (text: string): boolean => text.includes("\\u0000") && /(?<!\\)(?:\\\\)*\\u0000/.test(text);

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads bytes that must be one JSON object in UTF-8, nested at most 64 deep, with no NUL in it. `text` is exactly what was received.
 * Says what is wrong otherwise; never throws and never recurses on the input before it is known to be shallow.
 */
export const parseJsonObject = (
  bytes: Uint8Array,
):
  | { readonly ok: true; readonly value: JsonObject; readonly text: string }
  | { readonly ok: false; readonly problem: "not UTF-8" | "nested too deep" | "holds a NUL" | "not a JSON object" } => {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { ok: false, problem: "not UTF-8" };
  }
  if (!isShallow(text)) return { ok: false, problem: "nested too deep" };
  if (holdsNul(text)) return { ok: false, problem: "holds a NUL" };
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { ok: true, value, text } : { ok: false, problem: "not a JSON object" };
  } catch {
    return { ok: false, problem: "not a JSON object" };
  }
};
