import type { LetterBlock, LetterContent } from "./letter-content.ts";

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,10}));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/**
 * The words of safe HTML, with its paragraphs, its lists, and the address of each link that does not show it. It goes
 * through the text once, however the markup is.
 */
export const textFromHtml = (html: string): string => {
  let text = "";
  let address: string | null = null;
  let linkFrom = 0;
  for (const [piece] of html.matchAll(/<[^<>]*>|[^<]+|</g)) {
    const [, end = "", name = ""] = /^<(\/?)([a-z0-9]+)/i.exec(piece) ?? [];
    const tag = `${end}${name.toLowerCase()}`;
    if (name === "" && !/^<[!?]/.test(piece)) text += decoded(piece).replace(/\s+/g, " ");
    else if (tag === "br") text += "\n";
    else if (tag === "li") text += "\n- ";
    else if (["p", "/p", "/ul", "/ol", "blockquote", "/blockquote", "pre", "/pre"].includes(tag)) text += "\n\n";
    else if (tag === "a") {
      address = decoded(/\shref="([^"]*)"/i.exec(piece)?.[1] ?? "");
      linkFrom = text.length;
    } else if (tag === "/a") {
      if (address && text.slice(linkFrom).trim() !== address) text += ` (${address})`;
      address = null;
    }
  }
  return text
    .replace(/ *\n */g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
};

/** Set in, so that it shows who is speaking. */
const setIn = (text: string): string => text.replace(/^(?=.)/gm, "    ");

const blockText = (block: LetterBlock): string => {
  switch (block.kind) {
    case "words":
    case "aside":
      return block.words;
    case "heading":
      return `${block.words}\n${"-".repeat([...block.words].length)}`;
    case "quote":
      return setIn(`${textFromHtml(block.html)}\n\n${block.by}`);
    case "buttons":
      return block.buttons.map(({ words, link }) => `${words}:\n${link}`).join("\n\n");
    case "link":
      return `${block.words}:\n${block.link}`;
    case "code":
      return `${block.words} ${block.code}`;
    case "items":
      return block.items
        .map(({ title, about, html, link }) =>
          [`* ${title}`, `  ${about}`, ...(html ? ["", setIn(textFromHtml(html)), ""] : []), `  ${link}`].join("\n"),
        )
        .join("\n\n");
  }
};

/** The foot of a letter: what can be done about letters, and asides. */
export type LetterFoot = {
  readonly links: readonly { words: string; link: string }[];
  readonly asides: readonly string[];
};

/** A letter as plain text: all that its HTML says, in the same order. */
export const letterAsText = (content: LetterContent, foot: LetterFoot): string =>
  [
    content.greeting,
    content.heading,
    ...content.blocks.map(blockText),
    `${"-".repeat(40)}\n${content.wijk}`,
    ...foot.asides,
    ...foot.links.map(({ words, link }) => `${words}:\n${link}`),
  ]
    .map((part) => part.trimEnd())
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
