/** `text` safe to stand in HTML, between tags or in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

const webAddress = /https?:\/\/[^\s<>"']{4,500}/g;

/** The web addresses in a text and where each begins; what closes a sentence or stresses a word is no part of one. */
const addressesAt = (text: string): readonly { readonly at: number; readonly address: string }[] =>
  [...text.matchAll(webAddress)].map((match) => ({ at: match.index, address: match[0].replace(/[.,;:!?)\]*]+$/, "") }));

/** The web addresses that {@link htmlFromText} makes into links, as they stand in the text, each once. */
export const addressesIn = (text: string): readonly string[] => [
  ...new Set(addressesAt(text).map(({ address }) => address)),
];

const stressed = /\*\*(?=[^\s*])(.{0,999}?[^\s*])\*\*/g;
/** Stands for the link with a number while the words around it are looked at; a text never holds it itself. */
const linkMark = "\u0000";

/** A line of plain text as HTML, with the web addresses in it made into links, and words between pairs of stars made strong. */
const lineAsHtml = (line: string): string => {
  const links: string[] = [];
  const text = line.replaceAll(linkMark, "");
  let words = "";
  let from = 0;
  for (const { at, address } of addressesAt(text)) {
    words += `${escapeHtml(text.slice(from, at))}${linkMark}${links.length}${linkMark}`;
    links.push(`<a href="${escapeHtml(address)}" rel="nofollow noopener noreferrer">${escapeHtml(address)}</a>`);
    from = at + address.length;
  }
  words += escapeHtml(text.slice(from));
  return words
    .replace(stressed, "<strong>$1</strong>")
    .split(linkMark)
    .map((part, index) => (index % 2 === 0 ? part : links[Number(part)]))
    .join("");
};

const listLine = /^\s*(?:[-*•]|(\d{1,3})[.)])\s+(?=\S)/;

/** Lines that stand together: of a list with dots, of one with numbers, or of a paragraph. */
const runsOf = (block: string): readonly { readonly tag: "ul" | "ol" | "p"; readonly lines: readonly string[] }[] => {
  const runs: { tag: "ul" | "ol" | "p"; lines: string[] }[] = [];
  for (const line of block.split("\n")) {
    const item = listLine.exec(line);
    const last = runs.at(-1);
    const tag = item === null ? "p" : item[1] === undefined ? "ul" : last?.tag === "ol" || item[1] === "1" ? "ol" : "p";
    const words = item === null || tag === "p" ? line : line.slice(item[0].length);
    if (last?.tag === tag) last.lines.push(words);
    else runs.push({ tag, lines: [words] });
  }
  return runs;
};

/**
 * What a person typed, as HTML: blank lines part paragraphs and single line ends are kept. Lines that begin with a dash, a star
 * or a dot make a list, so do lines that count on from 1, and words between pairs of stars are strong. Nothing else is markup.
 */
export const htmlFromText = (text: string): string =>
  text
    .replaceAll("\r\n", "\n")
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== "")
    .flatMap(runsOf)
    .map(({ tag, lines }) =>
      tag === "p"
        ? `<p>${lines.map(lineAsHtml).join("<br>")}</p>`
        : `<${tag}>${lines.map((line) => `<li>${lineAsHtml(line)}</li>`).join("")}</${tag}>`,
    )
    .join("");

/** `text` without surrounding space, with line ends and runs of blank lines made even. */
export const tidy = (text: string): string =>
  text
    .replaceAll("\r\n", "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/** `text` on one line. */
export const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The first words of `text` on one line, at most `length` UTF-16 code units, cut between words; a dot-dot-dot says that there is more. */
export const firstWords = (text: string, length: number): string => {
  const line = oneLine(text);
  if (line.length <= length) return line;
  const cut = line.slice(0, length).toWellFormed();
  const end = cut.lastIndexOf(" ");
  return `${end > 0 ? cut.slice(0, end) : cut}…`;
};

/** Line ends and controls of every kind, Unicode's own line separators among them. */
const breaks = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
/** Characters that show nothing or turn the direction of what follows. */
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
const longestHeader = 160;

/**
 * `text` as it may stand in a header of a letter: one line of at most 160 characters, nothing invisible, and nothing that
 * mail software would decode (RFC 2047, section 2: an encoded word begins with `=?`).
 */
export const headerText = (text: string): string => {
  const line = text.toWellFormed().replace(invisible, "").replace(breaks, " ").replaceAll("=?", "= ?").trim();
  const characters = [...line];
  return characters.length <= longestHeader
    ? line
    : `${characters
        .slice(0, longestHeader - 1)
        .join("")
        .trimEnd()}…`;
};
