import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/** Something private that stands nowhere else, and the ways in which it can be written. */
export type Token = {
  readonly what: string;
  readonly written: readonly string[];
  /** Counts only where it stands by itself: a short number also stands in others by chance. */
  readonly whole?: boolean;
};

/** How deep something may be packed in something else. */
const deepest = 6;
/** A piece that is unpacked has at most this many bytes: what is smaller than a bomb. */
const largest = 16 * 1024 * 1024;

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  shy: "",
  zwnj: "",
  zwj: "",
};
const short: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** The bytes of hexadecimal digits, whatever stands between them; half a byte at the end is left. */
const octets = (hex: string): Buffer => Buffer.from(hex.replaceAll(/[^0-9a-f]/gi, ""), "hex");
const letter = (number: number): string => (number <= 0x10ffff ? String.fromCodePoint(number) : "");

/** Ways to write a text with other characters; each gives the text that was meant, or `null` where none of it stands there. */
const spellings: readonly ((text: string) => string | null)[] = [
  // URLs and forms (RFC 3986, section 2.1).
  (text) =>
    /%[0-9a-f]{2}/i.test(text)
      ? text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => octets(run).toString("utf8")).replaceAll("+", " ")
      : null,
  // HTML and XML.
  (text) =>
    /&(?:#|[a-z])/i.test(text)
      ? text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (run, hex, decimal, name) => {
          if (hex !== undefined) return letter(Number.parseInt(hex, 16));
          return decimal === undefined ? (named[name.toLowerCase()] ?? run) : letter(Number(decimal));
        })
      : null,
  // JSON (RFC 8259, section 7).
  (text) =>
    text.includes("\\")
      ? text.replaceAll(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, hex, one) =>
          hex === undefined ? (short[one] ?? one) : String.fromCharCode(Number.parseInt(hex, 16)),
        )
      : null,
  // Mail: quoted-printable (RFC 2045, section 6.7) and encoded words (RFC 2047).
  (text) =>
    /=(?:[0-9A-F]{2}|\r?\n)/.test(text)
      ? text
          .replaceAll(/=\r?\n/g, "")
          .replaceAll(/(?:=[0-9A-F]{2})+/g, (run) => octets(run).toString("utf8"))
          .replaceAll("_", " ")
      : null,
  (text) =>
    /=\?[\w-]+\?b\?/i.test(text)
      ? text
          .replaceAll(/\?=\s+=\?/g, "?==?")
          .replaceAll(/=\?[\w-]+\?b\?([\w+/=]*)\?=/gi, (_, body) => Buffer.from(body, "base64").toString("utf8"))
      : null,
  // What a reader does not see: tags in the middle of a word, marks, letters without width.
  (text) =>
    /<[/!a-z]|[\u00ad\u200b-\u200f\u2060\ufeff]/i.test(text)
      ? text.replaceAll(/<[^<>]*>|[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
      : null,
  // What is broken into lines of one length.
  (text) => (/[\w+/=-]{60}\r?\n/.test(text) ? text.replaceAll(/([\w+/=-]{60,})\r?\n[ \t]?/g, "$1") : null),
];

const looksLikeText = (bytes: Buffer): boolean => {
  const looked = bytes.subarray(0, 400);
  let odd = 0;
  for (const byte of looked) if ((byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 127) odd += 1;
  return odd * 10 < looked.length;
};

const opened = (unpack: (bytes: Buffer, limit: object) => Buffer, bytes: Buffer): readonly Buffer[] => {
  try {
    return [unpack(bytes, { maxOutputLength: largest })];
  } catch {
    return [];
  }
};

/** What is packed in bytes. Brotli and raw deflate have no mark by which they are known: they are tried where `any` is true. */
const unpacked = (bytes: Buffer, any: boolean): readonly Buffer[] => {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return opened(gunzipSync, bytes);
  if (bytes[0] === 0x78) return opened(inflateSync, bytes);
  if (!any || looksLikeText(bytes)) return [];
  return [...opened(brotliDecompressSync, bytes), ...opened(inflateRawSync, bytes)];
};

/** Bytes that stand in a text as base64, either alphabet, or as hexadecimal digits, from wherever they begin. */
const bytesIn = function* (text: string, seen: Set<string>): Generator<Buffer> {
  const fresh = (run: string): boolean => !seen.has(`run ${run}`) && seen.add(`run ${run}`).has(`run ${run}`);
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{16,}={0,2}/g)) {
    if (!fresh(run)) continue;
    // What stands right before it, such as a path, may belong to the same alphabet.
    for (let start = 0; start < 4; start += 1) yield Buffer.from(run.slice(start), "base64");
  }
  for (const [run] of text.matchAll(/[0-9a-f]{24,}/gi)) {
    if (!fresh(`hex ${run}`)) continue;
    yield octets(run);
    yield octets(run.slice(1));
  }
};

/** Finds which of `tokens` stand in something, however it is written or packed. Gives what they are. */
export const createScanner = (tokens: readonly Token[]): ((content: string | Uint8Array) => ReadonlySet<string>) => {
  const escaped = (written: string): string => written.replaceAll(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
  const all = tokens.flatMap(({ what, written, whole = false }) =>
    written.map((each) => ({ what, whole, low: each.toLowerCase() })),
  );
  const byWritten = new Map(all.filter(({ whole }) => !whole).map((each) => [each.low, each.what]));
  const wholes = all
    .filter(({ whole }) => whole)
    .map(({ what, low }) => ({ what, pattern: new RegExp(`(?<![\\w.-])${escaped(low)}(?![\\w-])`) }));
  if (byWritten.size === 0 && wholes.length === 0) throw new Error("Nothing to look for.");
  const anywhere = new RegExp([...byWritten.keys()].map(escaped).join("|") || "(?!)", "g");

  return (content) => {
    const found = new Set<string>();
    const seen = new Set<string>();
    const look = (text: string, depth: number, certain: boolean): void => {
      const low = text.toLowerCase();
      for (const [written] of low.matchAll(anywhere)) found.add(byWritten.get(written) as string);
      // In what may have been no base64 at all, digits stand by chance.
      if (certain) for (const { what, pattern } of wholes) if (pattern.test(low)) found.add(what);
      if (depth === deepest || seen.has(text)) return;
      seen.add(text);
      for (const spelling of spellings) {
        const meant = spelling(text);
        if (meant !== null && meant !== text) look(meant, depth + 1, certain);
      }
      for (const bytes of bytesIn(text, seen)) lookInto(bytes, depth + 1, false);
    };
    const lookInto = (bytes: Buffer, depth: number, certain: boolean): void => {
      for (const inside of unpacked(bytes, certain)) if (depth < deepest) lookInto(inside, depth + 1, true);
      const text = bytes.toString("utf8");
      if (looksLikeText(bytes)) {
        look(text, depth, certain);
        return;
      }
      const low = bytes.toString("latin1").toLowerCase();
      for (const [written] of low.matchAll(anywhere)) found.add(byWritten.get(written) as string);
    };
    lookInto(Buffer.from(content as string), 0, true);
    return found;
  };
};
