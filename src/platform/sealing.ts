import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** Keeps what must not be readable from the database alone. All of it hangs on one key that lives outside it. */
export type Sealing = {
  /**
   * `plain` encrypted (AES-256-GCM). `purpose` says what it is and whose, such as `address:{id}`; it opens under the same
   * purpose only, so that a sealed value cannot be moved to another row.
   */
  seal(purpose: string, plain: string): Buffer;
  /** What was sealed, also with an older key. Throws when the key or the purpose is another, or when a byte was changed. */
  open(purpose: string, sealed: Uint8Array): string;
  /** A keyed hash (HMAC-SHA-256, 32 bytes) to find a value by, without being able to read or guess it from the table. */
  index(purpose: string, value: string): Buffer;
};

/**
 * What a wijk seals with. `older` keys open what was sealed before. `index` makes keyed hashes once the key that they
 * began with is another: hashes stay, since what they are of is kept nowhere. Each has 32 bytes.
 */
export type SealingKeys = {
  readonly current: Uint8Array;
  readonly older: readonly Uint8Array[];
  readonly index: Uint8Array | null;
};

const version = 1;
const nonceLength = 12;
const tagLength = 16;

const made = new Map<string, Buffer>();

/** HKDF-SHA-256, worked out once for each key that this process has to do with. */
const subkey = (key: Uint8Array, use: string): Buffer => {
  if (key.length !== 32) throw new Error("The key for sealing must have 32 bytes.");
  const name = `${use} ${Buffer.from(key).toString("base64")}`;
  const known = made.get(name) ?? Buffer.from(hkdfSync("sha256", key, new Uint8Array(0), `wijksgewijs ${use}`, 32));
  made.set(name, known);
  return known;
};

const sealingUse = "sealing 1";

/** What makes keyed hashes: what `index` of the keys says, or what follows from the first key that a wijk ever had. */
export const indexKeyOf = ({ current, index }: Pick<SealingKeys, "current" | "index">): Uint8Array =>
  index ?? subkey(current, "index 1");

const sealWith = (key: Uint8Array, purpose: string, plain: string): Buffer => {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv("aes-256-gcm", subkey(key, sealingUse), nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]);
};

const openWith = (key: Uint8Array, purpose: string, sealed: Uint8Array): string => {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== version || bytes.length < 1 + nonceLength + tagLength) throw new Error("Not a sealed value.");
  const body = 1 + nonceLength + tagLength;
  const nonce = bytes.subarray(1, 1 + nonceLength);
  const decipher = createDecipheriv("aes-256-gcm", subkey(key, sealingUse), nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(bytes.subarray(1 + nonceLength, body));
  return Buffer.concat([decipher.update(bytes.subarray(body)), decipher.final()]).toString("utf8");
};

/** The first of `keys` that opens it; throws as the last of them does. */
const openWithOne = (keys: readonly Uint8Array[], purpose: string, sealed: Uint8Array): string => {
  let problem: unknown;
  for (const key of keys) {
    try {
      return openWith(key, purpose, sealed);
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
};

/** Sealing with subkeys of a key of 32 bytes, or of the keys that there are each time that it is asked. */
export const createSealing = (given: Uint8Array | (() => SealingKeys)): Sealing => {
  const fixed: SealingKeys | null = typeof given === "function" ? null : { current: given, older: [], index: null };
  if (fixed !== null) subkey(fixed.current, sealingUse);
  const keys = (): SealingKeys => fixed ?? (given as () => SealingKeys)();
  return {
    seal: (purpose, plain) => sealWith(keys().current, purpose, plain),
    open: (purpose, sealed) => {
      const { current, older } = keys();
      return openWithOne([current, ...older], purpose, sealed);
    },
    index: (purpose, value) =>
      createHmac("sha256", indexKeyOf(keys())).update(`${purpose.length}:${purpose}${value}`).digest(),
  };
};

/** Sealed with the current key what an older one sealed; `null` when that is so already. Throws when no key opens it. */
export const resealed = ({ current, older }: SealingKeys, purpose: string, sealed: Uint8Array): Buffer | null => {
  try {
    openWith(current, purpose, sealed);
    return null;
  } catch {
    return sealWith(current, purpose, openWithOne(older.length === 0 ? [current] : older, purpose, sealed));
  }
};
