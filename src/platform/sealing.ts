import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** Keeps what must not be readable from the database alone. All of it hangs on one key that lives outside it. */
export type Sealing = {
  /**
   * `plain` encrypted (AES-256-GCM). `purpose` says what it is and whose, such as `address:{id}`; it opens under the same
   * purpose only, so that a sealed value cannot be moved to another row.
   */
  seal(purpose: string, plain: string): Buffer;
  /** What was sealed. Throws when the key or the purpose is another, or when a byte was changed. */
  open(purpose: string, sealed: Uint8Array): string;
  /** A keyed hash (HMAC-SHA-256, 32 bytes) to find a value by, without being able to read or guess it from the table. */
  index(purpose: string, value: string): Buffer;
};

const version = 1;
const nonceLength = 12;
const tagLength = 16;

/** Sealing with subkeys (HKDF-SHA-256) of `key`, which has 32 bytes. */
export const createSealing = (key: Uint8Array): Sealing => {
  if (key.length !== 32) throw new Error("The key for sealing must have 32 bytes.");
  const subkey = (use: string) => Buffer.from(hkdfSync("sha256", key, new Uint8Array(0), `wijksgewijs ${use}`, 32));
  const sealingKey = subkey("sealing 1");
  const indexKey = subkey("index 1");
  return {
    seal: (purpose, plain) => {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", sealingKey, nonce, { authTagLength: tagLength });
      cipher.setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]);
    },
    open: (purpose, sealed) => {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== version || bytes.length < 1 + nonceLength + tagLength) throw new Error("Not a sealed value.");
      const body = 1 + nonceLength + tagLength;
      const nonce = bytes.subarray(1, 1 + nonceLength);
      const decipher = createDecipheriv("aes-256-gcm", sealingKey, nonce, { authTagLength: tagLength });
      decipher.setAAD(Buffer.from(purpose));
      decipher.setAuthTag(bytes.subarray(1 + nonceLength, body));
      return Buffer.concat([decipher.update(bytes.subarray(body)), decipher.final()]).toString("utf8");
    },
    index: (purpose, value) => createHmac("sha256", indexKey).update(`${purpose.length}:${purpose}${value}`).digest(),
  };
};
