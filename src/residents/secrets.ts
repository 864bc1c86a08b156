import { Buffer } from "node:buffer";

/** A secret of 256 random bits, in characters that fit in an address and a cookie. */
export const newToken = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");

/** No characters that look alike on paper: 0 and o, 1, i and l. */
const codeAlphabet = "23456789abcdefghjkmnpqrstuvwxyz";

const pick = (alphabet: string, length: number): string => {
  const fair = 256 - (256 % alphabet.length);
  let text = "";
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < fair && text.length < length) text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
};

/** Six digits, to type over from a letter. */
export const newSignInCode = (): string => pick("0123456789", 6);

/** A code that people pass on by hand: `length` characters, about 5 bits each. */
export const newPaperCode = (length: number): string => pick(codeAlphabet, length);

/** A code as it is stored and compared, whatever case, spaces and dashes somebody typed. */
export const normalCode = (typed: string): string => typed.toLowerCase().replace(/[\s\-‐-―_.]/g, "");

/** A code as people see it: in groups of four. */
export const codeInGroups = (code: string): string => code.match(/.{1,4}/g)?.join("-") ?? "";
