import { Buffer } from "node:buffer";
import type { KeyObject } from "node:crypto";

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Bytes as multibase text in base 58 (`z…`), as keys and proofs are written. */
export const multibase = (bytes: Uint8Array): string => {
  let number = BigInt(`0x${Buffer.from(bytes).toString("hex") || "0"}`);
  let text = "";
  for (; number > 0n; number /= 58n) text = `${alphabet[Number(number % 58n)]}${text}`;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return `z${"1".repeat(zeros < 0 ? bytes.length : zeros)}${text}`;
};

/** The bytes behind letters of base 58 that begin with no zero, at least `length` of them. */
export const bytesOf = (letters: string, length: number): Buffer => {
  let number = 0n;
  for (const letter of letters) number = number * 58n + BigInt(alphabet.indexOf(letter));
  return Buffer.from(number.toString(16).padStart(length * 2, "0"), "hex");
};

/** An Ed25519 public key as a Multikey (FEP-521a). */
export const multikey = (key: KeyObject): string => {
  const { x = "" } = key.export({ format: "jwk" });
  return multibase(Buffer.concat([Buffer.from([0xed, 0x01]), Buffer.from(x, "base64url")]));
};
