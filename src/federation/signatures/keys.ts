import { Buffer } from "node:buffer";
import { createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { bytesOf } from "./multibase.ts";
import type { ReadSignature } from "./signed-request.ts";

/** A key to sign with: its address (as peers look it up) and the private half. */
export type Signer = { readonly keyId: string; readonly privateKey: KeyObject };

const pem = /^-----BEGIN (RSA )?PUBLIC KEY-----\s/;

/** True for keys that we verify with: Ed25519, and RSA of 2048 to 8192 bits with an ordinary exponent. */
const isUsable = (key: KeyObject): boolean => {
  if (key.asymmetricKeyType === "ed25519") return true;
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  return (
    key.asymmetricKeyType === "rsa" && modulusLength >= 2048 && modulusLength <= 8192 && publicExponent <= 4294967297n
  );
};

/** Reads a public key in PEM (SPKI or PKCS #1); `null` when it is no key, a private key, or one that we do not use. */
export const publicKeyFromPem = (text: string): KeyObject | null => {
  const trimmed = text.trim();
  if (trimmed.length > 4096 || !pem.test(trimmed)) return null;
  try {
    const key = createPublicKey(trimmed);
    return isUsable(key) ? key : null;
  } catch {
    return null;
  }
};

/** Reads an Ed25519 public key written as a Multikey (`z6Mk…`, FEP-521a); `null` for every other key or text. */
export const publicKeyFromMultibase = (text: string): KeyObject | null => {
  if (!/^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/.test(text)) return null;
  const bytes = bytesOf(text.slice(1), 34);
  if (bytes.byteLength !== 34 || bytes[0] !== 0xed || bytes[1] !== 0x01) return null;
  const x = bytes.subarray(2).toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
};

/** True when both are the same key, however they were written. */
export const isSameKey = (one: KeyObject, other: KeyObject): boolean =>
  one.export({ type: "spki", format: "der" }).equals(other.export({ type: "spki", format: "der" }));

/** True when `key` made this signature, with the algorithm that it names. */
export const keyFits = ({ algorithm, base, signature }: ReadSignature, key: KeyObject): boolean => {
  const kind = key.asymmetricKeyType === "ed25519" ? "ed25519" : "rsa-sha256";
  if (algorithm !== null && algorithm !== kind) return false;
  return verify(kind === "ed25519" ? null : "sha256", Buffer.from(base), key, signature);
};

/** Signs `base` outside the event loop: RSASSA-PKCS1-v1_5 with SHA-256, or Ed25519. Resolves to base64. */
export const signText = (base: string, key: KeyObject): Promise<string> =>
  new Promise((resolve, reject) => {
    sign(key.asymmetricKeyType === "ed25519" ? null : "sha256", Buffer.from(base), key, (error, signature) => {
      if (error) reject(error);
      else resolve(signature.toString("base64"));
    });
  });
