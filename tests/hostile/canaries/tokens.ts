import { createHash, randomInt } from "node:crypto";
import type { Token } from "./scanner.ts";

const letters = "bcdfghjklmnpqrstvwz";

/** A word that stands nowhere else: letters alone, so that a name, a street or an address can be one; no ending that a search cuts off. */
const newWord = (): string =>
  `kanarie${Array.from({ length: 9 }, () => letters[randomInt(letters.length)] ?? "z").join("")}x`;

/** What is hidden in a story, by what it is. */
export type Tokens = {
  /** The word for something, made when it is first asked for. */
  word(what: string): string;
  /** The same with a capital. */
  name(what: string): string;
  /** An address for mail, with which hashes of it belong that somebody else could make. */
  email(what: string): string;
  /** Something that the wijk made by itself: a code, the secret of a link, an id; `also` are other ways to write it. */
  made(
    what: string,
    secret: string | undefined,
    more?: { readonly whole?: boolean; readonly withoutDashes?: boolean; readonly also?: readonly string[] },
  ): string;
  all(): readonly Token[];
};

/** How somebody who knows a text could have written it without saying it. */
const hashesOf = (text: string): readonly string[] =>
  ["md5", "sha1", "sha256", "sha512"].flatMap((name) => {
    const hash = createHash(name).update(text).digest();
    return [hash.toString("hex"), hash.toString("base64").replace(/=+$/, ""), hash.toString("base64url")];
  });

export const createTokens = (): Tokens => {
  const kept = new Map<string, Token>();
  const word = (what: string): string => {
    const known = kept.get(what)?.written[0];
    if (known !== undefined) return known;
    const made = newWord();
    kept.set(what, { what, written: [made] });
    return made;
  };
  return {
    word,
    name: (what) => word(what).replace(/^k/, "K"),
    email: (what) => {
      const email = `${word(what)}@post.example`;
      kept.set(what, { what, written: [word(what), ...hashesOf(email)] });
      return email;
    },
    made: (what, secret = "", { whole = false, withoutDashes = false, also = [] } = {}) => {
      if (secret.length < 6) throw new Error(`There is no ${what}: "${secret}".`);
      const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(secret);
      const bare = uuid || withoutDashes ? [secret.replaceAll("-", "")] : [];
      kept.set(what, { what, written: [secret, ...also, ...bare], whole });
      return secret;
    },
    all: () => [...kept.values()],
  };
};
