/**
 * The part of structured fields (RFC 9651) that message signatures use: a dictionary whose members are inner lists of
 * strings, or byte sequences, with parameters. Anything else makes the whole field unreadable (`null`).
 */

/** A value of a parameter. Tokens and strings are both texts. */
export type BareItem = string | number | boolean;

export type Component = { readonly name: string; readonly plain: boolean };

export type InnerListMember = {
  readonly components: readonly Component[];
  readonly parameters: ReadonlyMap<string, BareItem>;
  /** The member exactly as it stood in the header. */
  readonly text: string;
};

type Reader = { readonly text: string; at: number };

const key = /[a-z*][a-z0-9_.*-]*/y;
const string = /"((?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"/y;
const integer = /-?\d{1,15}(?![\d.])/y;
const token = /[A-Za-z*][!#$%&'*+.^_`|~0-9A-Za-z:/-]*/y;
const bytes = /:([A-Za-z0-9+/=]*):/y;
const boolean = /\?([01])/y;
const spaces = / */y;
const separator = /[ \t]*,[ \t]*/y;

const take = (reader: Reader, pattern: RegExp): RegExpExecArray | null => {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.text);
  if (match !== null) reader.at = pattern.lastIndex;
  return match;
};

const takeText = (reader: Reader, expected: string): boolean => {
  const found = reader.text.startsWith(expected, reader.at);
  if (found) reader.at += expected.length;
  return found;
};

const takeBareItem = (reader: Reader): BareItem | null => {
  const text = take(reader, string);
  if (text) return (text[1] as string).replaceAll(/\\(.)/g, "$1");
  const number = take(reader, integer);
  if (number) return Number(number[0]);
  const flag = take(reader, boolean);
  if (flag) return flag[1] === "1";
  return take(reader, bytes)?.[1] ?? take(reader, token)?.[0] ?? null;
};

const takeParameters = (reader: Reader): Map<string, BareItem> | null => {
  const parameters = new Map<string, BareItem>();
  while (takeText(reader, ";")) {
    take(reader, spaces);
    const name = take(reader, key)?.[0];
    if (name === undefined || parameters.has(name)) return null;
    const value = takeText(reader, "=") ? takeBareItem(reader) : true;
    if (value === null) return null;
    parameters.set(name, value);
  }
  return parameters;
};

const takeInnerList = (reader: Reader): InnerListMember | null => {
  const start = reader.at;
  if (!takeText(reader, "(")) return null;
  const components: Component[] = [];
  take(reader, spaces);
  while (!takeText(reader, ")")) {
    const name = take(reader, string)?.[1];
    const parameters = name === undefined ? null : takeParameters(reader);
    if (name === undefined || parameters === null || components.length >= 32) return null;
    components.push({ name, plain: parameters.size === 0 });
    if (!reader.text.startsWith(")", reader.at) && !takeText(reader, " ")) return null;
    take(reader, spaces);
  }
  const parameters = takeParameters(reader);
  return parameters === null ? null : { components, parameters, text: reader.text.slice(start, reader.at) };
};

const parseDictionary = <T>(text: string, takeMember: (reader: Reader) => T | null): Map<string, T> | null => {
  if (text.length > 8192) return null;
  const reader: Reader = { text: text.trim(), at: 0 };
  const members = new Map<string, T>();
  do {
    const name = take(reader, key)?.[0];
    if (name === undefined || !takeText(reader, "=")) return null;
    const member = takeMember(reader);
    if (member === null || members.has(name) || members.size >= 8) return null;
    members.set(name, member);
  } while (take(reader, separator));
  return reader.at === reader.text.length ? members : null;
};

/** Reads a `Signature-Input` field. */
export const parseInnerLists = (text: string): ReadonlyMap<string, InnerListMember> | null =>
  parseDictionary(text, takeInnerList);

/** Reads a `Signature` field: base64 by label. */
export const parseByteSequences = (text: string): ReadonlyMap<string, string> | null =>
  parseDictionary(text, (reader) => {
    const found = take(reader, bytes)?.[1] ?? null;
    return found !== null && takeParameters(reader)?.size === 0 ? found : null;
  });
