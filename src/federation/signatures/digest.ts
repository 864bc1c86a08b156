import type { Buffer } from "node:buffer";
import { createHash, timingSafeEqual } from "node:crypto";
import { fromBase64 } from "./signed-request.ts";

const hash = (algorithm: "sha256" | "sha512", body: Uint8Array | string): Buffer =>
  createHash(algorithm).update(body).digest();

/** The `Digest` header of RFC 3230, as every server of the fediverse reads it. */
export const digestOf = (body: Uint8Array | string): string => `SHA-256=${hash("sha256", body).toString("base64")}`;

/** The `Content-Digest` header of RFC 9530. */
export const contentDigestOf = (body: Uint8Array | string): string =>
  `sha-256=:${hash("sha256", body).toString("base64")}:`;

const equals = (expected: Buffer, text: string): boolean => {
  const given = fromBase64(text);
  return given !== null && given.byteLength === expected.byteLength && timingSafeEqual(expected, given);
};

const entriesOf = (header: string): [string, string][] =>
  header.split(",").map((entry) => {
    const equalSign = entry.indexOf("=");
    return [entry.slice(0, Math.max(0, equalSign)).trim().toLowerCase(), entry.slice(equalSign + 1).trim()];
  });

/** True when a `Digest` header holds a SHA-256 of `body`, and no SHA-256 of something else. */
export const digestFits = (header: string, body: Uint8Array): boolean => {
  const given = entriesOf(header).filter(([name]) => name === "sha-256");
  const expected = hash("sha256", body);
  return given.length > 0 && given.every(([, value]) => equals(expected, value));
};

/** True when a `Content-Digest` header holds a SHA-256 or SHA-512 of `body`, and none of something else. */
export const contentDigestFits = (header: string, body: Uint8Array): boolean => {
  const given = entriesOf(header).filter(([name]) => name === "sha-256" || name === "sha-512");
  return (
    given.length > 0 &&
    given.every(
      ([name, value]) =>
        value.length > 2 &&
        value.startsWith(":") &&
        value.endsWith(":") &&
        equals(hash(name === "sha-256" ? "sha256" : "sha512", body), value.slice(1, -1)),
    )
  );
};
