import { createHash, type KeyObject, sign, verify } from "node:crypto";
import { Refused } from "./refusals.ts";

const hour = 3_600_000;

export type SignedParts = {
  readonly method: string;
  /** Path with query, as on the request line. */
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
};

export type CavageSignature = {
  readonly keyId: string;
  readonly algorithm: string;
  readonly signed: readonly string[];
  readonly created: number | null;
  readonly expires: number | null;
  readonly value: string;
};

export const digestOf = (body: string | Buffer): string =>
  `SHA-256=${createHash("sha256").update(body).digest("base64")}`;

const signingText = (parts: SignedParts, signature: Omit<CavageSignature, "value">): string =>
  signature.signed
    .map((name) => {
      if (name === "(request-target)") return `${name}: ${parts.method.toLowerCase()} ${parts.path}`;
      if (name === "(created)") return `${name}: ${signature.created}`;
      if (name === "(expires)") return `${name}: ${signature.expires}`;
      return `${name}: ${parts.headers[name] ?? ""}`;
    })
    .join("\n");

/** The `Signature` header of draft-cavage-http-signatures-12 as Mastodon writes it. */
export const signatureHeader = (
  parts: SignedParts,
  keyId: string,
  privateKey: KeyObject,
  signed: readonly string[],
): string => {
  const text = signingText(parts, { keyId, algorithm: "rsa-sha256", signed, created: null, expires: null });
  const value = sign("sha256", Buffer.from(text), privateKey).toString("base64");
  return `keyId="${keyId}",algorithm="rsa-sha256",headers="${signed.join(" ")}",signature="${value}"`;
};

/** Reads and checks everything about a signature except the key: form, signed headers, digest and time. */
export const readSignature = (parts: SignedParts, body: Buffer | null, now: Date): CavageSignature => {
  const header = parts.headers.signature;
  if (parts.headers["signature-input"] !== undefined) throw new Refused("message signature", parts.path);
  if (header === undefined) throw new Refused("unsigned", parts.path);
  const fields = new Map([...header.matchAll(/([a-zA-Z]+)=(?:"([^"]*)"|(\d+))/g)].map((m) => [m[1], m[2] ?? m[3]]));
  const keyId = fields.get("keyId");
  const value = fields.get("signature");
  if (keyId === undefined || value === undefined) throw new Refused("signature form", header);
  const created = fields.get("created");
  const expires = fields.get("expires");
  const signature: CavageSignature = {
    keyId,
    value,
    algorithm: fields.get("algorithm") ?? "rsa-sha256",
    signed: (fields.get("headers") ?? "date").toLowerCase().split(" "),
    created: created === undefined ? null : Number(created),
    expires: expires === undefined ? null : Number(expires),
  };
  requireSignedHeaders(parts, signature);
  requireTime(parts, signature, now);
  if (body !== null && parts.method === "POST") {
    const sent = (parts.headers.digest ?? "").split(",").find((part) => /^sha-256=/i.test(part.trim()));
    if (sent?.trim().slice(8) !== digestOf(body).slice(8)) throw new Refused("wrong digest", parts.path);
  }
  return signature;
};

const requireSignedHeaders = (parts: SignedParts, signature: CavageSignature): void => {
  const has = (name: string): boolean => signature.signed.includes(name);
  if (!["rsa-sha256", "hs2019"].includes(signature.algorithm)) {
    throw new Refused("signature algorithm", signature.algorithm);
  }
  if (!(has("(request-target)") || has("digest")) || !(has("date") || has("(created)"))) {
    throw new Refused("signature form", signature.signed.join(" "));
  }
  if (parts.method === "GET" && !has("host")) throw new Refused("host not signed", parts.path);
  if (parts.method === "POST" && !has("digest")) throw new Refused("digest not signed", parts.path);
};

const requireTime = (parts: SignedParts, signature: CavageSignature, now: Date): void => {
  const created = signature.created === null ? Date.parse(parts.headers.date ?? "") : signature.created * 1000;
  if (Number.isNaN(created)) throw new Refused("time window", parts.headers.date ?? "no date");
  const asked = signature.expires === null ? created + hour / 12 : signature.expires * 1000;
  const expires = Math.min(asked, created + 12 * hour);
  if (created > now.getTime() + hour || expires < now.getTime() - hour) {
    throw new Refused("time window", new Date(created).toISOString());
  }
};

/** Whether the key made this signature. A key that cannot be read made nothing. */
export const matchesKey = (parts: SignedParts, signature: CavageSignature, publicKeyPem: string): boolean => {
  try {
    const text = Buffer.from(signingText(parts, signature));
    return verify("sha256", text, publicKeyPem, Buffer.from(signature.value, "base64"));
  } catch {
    return false;
  }
};
