import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The key that everything sealed hangs on is missing or is not a key. The message says what to do. */
export class SealingKeyError extends Error {
  override readonly name = "SealingKeyError";
}

const keyLength = 32;

/**
 * The key for sealing, 32 bytes: `fromEnvironment` (base64) when given, else the file `keys/wijk.key` under
 * `dataDirectory`, readable by its owner only. The file is made when there is no data yet; once there is data
 * (`dataExists`), a missing key is an error, since a new key could open nothing of it.
 */
export const sealingKey = async (given: {
  readonly fromEnvironment?: string | undefined;
  readonly dataDirectory: string;
  readonly dataExists: boolean;
}): Promise<Uint8Array> => {
  if (given.fromEnvironment !== undefined) return decoded(given.fromEnvironment, "SEALING_KEY");
  const path = join(given.dataDirectory, "keys", "wijk.key");
  const known = await readIfThere(path);
  if (known !== null) return decoded(known, path);
  if (given.dataExists) {
    throw new SealingKeyError(
      `The key ${path} is missing, and without it the e-mail addresses in this database cannot be read. ` +
        "Put the key back from your backup, or set SEALING_KEY.",
    );
  }
  await make(path);
  return decoded(await readFile(path, "utf8"), path);
};

const readIfThere = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new SealingKeyError(`The key ${path} cannot be read: ${(error as Error).message}`);
  }
};

const decoded = (text: string, where: string): Uint8Array => {
  const key = Buffer.from(text.trim(), "base64");
  if (key.length !== keyLength || key.toString("base64").replace(/=+$/, "") !== text.trim().replace(/=+$/, "")) {
    throw new SealingKeyError(`${where} is not a key: it must be ${keyLength} bytes in base64.`);
  }
  return key;
};

/** Written in full beside its place and then linked there: a crash leaves no half key, and the first of two starts wins. */
const make = async (path: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${randomBytes(4).toString("hex")}`;
  const file = await open(unfinished, "wx", 0o600);
  try {
    await file.writeFile(`${randomBytes(keyLength).toString("base64")}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
};
