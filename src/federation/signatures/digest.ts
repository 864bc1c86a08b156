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

/** The digests of a header by algorithm; empty when an algorithm comes twice, so that each is computed at most once. */
const entriesOf = (header: string): ReadonlyMap<string, string> => {
  const entries = new Map<string, string>();
  for (const entry of header.split(",")) {
    const equalSign = Math.max(0, entry.indexOf("="));
    const name = entry.slice(0, equalSign).trim().toLowerCase();
    if (entries.has(name)) return new Map();
    entries.set(name, entry.slice(equalSign + 1).trim());
  }
  return entries;
};

/** True when a `Digest` header holds one SHA-256, and it is that of `body`. */
export const digestFits = (header: string, body: Uint8Array): boolean => {
  const given = entriesOf(header).get("sha-256");
  return given !== undefined && equals(hash("sha256", body), given);
};

const unwrapped = (value: string): string => /^:([^:]*):$/.exec(value)?.[1] ?? "";

/** True when a `Content-Digest` header holds a SHA-256 or SHA-512 of `body`, or both, and none of something else. */
export const contentDigestFits = (header: string, body: Uint8Array): boolean => {
  const given = entriesOf(header);
  const sha256 = given.get("sha-256");
  const sha512 = given.get("sha-512");
  if (sha256 === undefined && sha512 === undefined) return false;
  return (
    (sha256 === undefined || equals(hash("sha256", body), unwrapped(sha256))) &&
    (sha512 === undefined || equals(hash("sha512", body), unwrapped(sha512)))
  );
};
