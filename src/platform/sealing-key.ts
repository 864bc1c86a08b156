import { randomBytes } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { chown, link, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SealingKeys } from "./sealing.ts";

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
  const path = keyFile(given.dataDirectory);
  const known = await readIfThere(path);
  if (known !== null) return keysIn(known, path).current;
  if (given.dataExists) {
    throw new SealingKeyError(
      `The key ${path} is missing, and without it the e-mail addresses in this database cannot be read. ` +
        "Put the key back from your backup, or set SEALING_KEY.",
    );
  }
  await make(path);
  return keysIn(await readFile(path, "utf8"), path).current;
};

const keyFile = (dataDirectory: string): string => join(dataDirectory, "keys", "wijk.key");

/** One key a line: the one that seals, and behind a word each what opens (`old`) and what makes keyed hashes (`index`). */
const keysIn = (text: string, where: string): SealingKeys => {
  const lines = text.trim().split("\n");
  const behind = (word: string) =>
    lines.flatMap((line) => (line.startsWith(`${word} `) ? [decoded(line.slice(word.length), where)] : []));
  const known = lines.filter((line, nth) => nth === 0 || /^(old|index) /.test(line));
  if (known.length !== lines.length) throw new SealingKeyError(`${where} has a line that is no key.`);
  return { current: decoded(lines[0] ?? "", where), older: behind("old"), index: behind("index")[0] ?? null };
};

/**
 * The keys in the file under `dataDirectory`, as they are each time that it is asked: a process that runs follows what
 * is written there.
 */
export const followSealingKeys = (dataDirectory: string): (() => SealingKeys) => {
  const path = keyFile(dataDirectory);
  let read: { readonly mark: string; readonly keys: SealingKeys } | null = null;
  return () => {
    const { ino, mtimeMs, size } = statSync(path);
    const mark = `${ino} ${mtimeMs} ${size}`;
    if (read?.mark !== mark) read = { mark, keys: keysIn(readFileSync(path, "utf8"), path) };
    return read.keys;
  };
};

/** Puts `keys` in place of what the file has, in one step: whoever reads finds the ones or the others. */
export const writeSealingKeys = async (dataDirectory: string, keys: SealingKeys): Promise<void> => {
  const path = keyFile(dataDirectory);
  const line = (word: string, key: Uint8Array) => `${word}${Buffer.from(key).toString("base64")}\n`;
  const lines = [line("", keys.current), ...keys.older.map((key) => line("old ", key))];
  if (keys.index !== null) lines.push(line("index ", keys.index));
  const { uid, gid } = await stat(path);
  await writeBeside(path, lines.join(""), async (unfinished) => {
    // Whoever does this as root leaves it with the user of the wijk.
    await chown(unfinished, uid, gid).catch(() => {});
    await rename(unfinished, path);
  });
  const folder = await open(dirname(path), "r");
  await folder.sync().finally(() => folder.close());
};

/** A new key. */
export const newSealingKey = (): Uint8Array => randomBytes(keyLength);

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
  await writeBeside(path, `${randomBytes(keyLength).toString("base64")}\n`, async (unfinished) => {
    try {
      await link(unfinished, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  });
};

const writeBeside = async (path: string, text: string, put: (unfinished: string) => Promise<void>): Promise<void> => {
  const unfinished = `${path}.${randomBytes(4).toString("hex")}`;
  const file = await open(unfinished, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await put(unfinished);
  } finally {
    await rm(unfinished, { force: true });
  }
};
