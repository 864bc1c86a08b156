import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";

/** The ways in which something private can be written on its way out, as those who let it out would do it. */
export const writings: Readonly<Record<string, (word: string) => string | Uint8Array>> = {
  "as it is": (word) => word,
  "in capitals": (word) => word.toUpperCase(),
  "in a URL": (word) => [...Buffer.from(word)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  "in a URL in a URL": (word) => encodeURIComponent(word.replace("k", "%6b")),
  "in HTML, by numbers": (word) => [...word].map((letter) => `&#${letter.codePointAt(0)};`).join(""),
  "in HTML, by hexadecimal numbers": (word) =>
    [...word].map((each) => `&#x${each.charCodeAt(0).toString(16)};`).join(""),
  "in HTML, with a tag in the middle": (word) => `${word.slice(0, 9)}<mark class="hit">${word.slice(9)}</mark>`,
  "in HTML, with a comment in the middle": (word) => `${word.slice(0, 9)}<!--lit-part-->${word.slice(9)}`,
  "with letters without width": (word) => [...word].join("\u200b"),
  "in JSON, by numbers": (word) =>
    [...word].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  "in JSON in JSON": (word) => JSON.stringify(JSON.stringify({ content: `<p>&#107;${word.slice(1)}</p>` })),
  "in quoted-printable": (word) => `=6B${word.slice(1, 8)}=\r\n${word.slice(8)}`,
  "in an encoded word of a letter": (word) => `=?utf-8?B?${Buffer.from(`Over ${word}`).toString("base64")}?=`,
  "in base64": (word) => Buffer.from(`Er staat ${word} in`).toString("base64"),
  "in base64 behind a path": (word) => `/post/${Buffer.from(`{"m":"${word}"}`).toString("base64url")}`,
  "in base64 in lines": (word) =>
    Buffer.from(`${"Lange regel ".repeat(9)}${word}`)
      .toString("base64")
      .replaceAll(/.{76}/g, "$&\r\n"),
  "in hexadecimal digits": (word) => `\\x${Buffer.from(word).toString("hex")}`,
  "in hexadecimal digits, half a byte further": (word) => `a${Buffer.from(word).toString("hex")}`,
  "packed with gzip": (word) => gzipSync(`Er staat ${word} in`),
  "packed with deflate": (word) => deflateSync(`Er staat ${word} in`),
  "packed with brotli": (word) => brotliCompressSync(`Er staat ${word} in`),
  "packed with gzip, in base64, in JSON": (word) => JSON.stringify({ data: gzipSync(word).toString("base64") }),
};
