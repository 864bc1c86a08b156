import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSealing } from "../../src/platform/sealing.ts";
import { SealingKeyError, sealingKey } from "../../src/platform/sealing-key.ts";

const key = new Uint8Array(32).fill(1);
const sealing = createSealing(key);

test("what was sealed opens with the same key and purpose, and not with another of either", () => {
  const sealed = sealing.seal("address:1", "marja@holtveen.example");
  expect(sealing.open("address:1", sealed)).toBe("marja@holtveen.example");
  expect(createSealing(key).open("address:1", new Uint8Array(sealed))).toBe("marja@holtveen.example");
  expect(() => sealing.open("address:2", sealed)).toThrow();
  expect(() => createSealing(new Uint8Array(32).fill(2)).open("address:1", sealed)).toThrow();
});

test("a change of any byte of a sealed value is noticed", () => {
  const sealed = sealing.seal("letter:1", "Hallo");
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => sealing.open("letter:1", changed)).toThrow();
  }
  for (const length of [0, 1, 28, sealed.length - 1]) {
    expect(() => sealing.open("letter:1", sealed.subarray(0, length))).toThrow();
  }
});

test("the same text sealed twice looks different, and shows nothing of the text", () => {
  const [one, other] = [sealing.seal("a", "marja@holtveen.example"), sealing.seal("a", "marja@holtveen.example")];
  expect(one.equals(other)).toBe(false);
  expect(one.toString("latin1")).not.toContain("marja");
});

test("an index finds the same value under the same purpose and key only", () => {
  expect(sealing.index("e", "marja").equals(createSealing(key).index("e", "marja"))).toBe(true);
  expect(sealing.index("e", "marja").equals(sealing.index("f", "marja"))).toBe(false);
  expect(sealing.index("e", "marja").equals(createSealing(new Uint8Array(32)).index("e", "marja"))).toBe(false);
  expect(sealing.index("a", "b\0c").equals(sealing.index("a\0b", "c"))).toBe(false);
});

test("a key of another length is refused", () => {
  expect(() => createSealing(new Uint8Array(16))).toThrow("32 bytes");
});

let dataDirectory: string;
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), "wijk-key-"));
});
afterEach(() => rm(dataDirectory, { recursive: true, force: true }));

test("the first start makes a key that only its owner can read; later starts keep it", async () => {
  const first = await sealingKey({ dataDirectory, dataExists: false });
  const path = join(dataDirectory, "keys", "wijk.key");
  expect(first).toHaveLength(32);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await sealingKey({ dataDirectory, dataExists: true })).toEqual(first);
  expect(Buffer.from(await readFile(path, "utf8"), "base64")).toEqual(first);
});

test("starts at the same time agree on one key", async () => {
  const keys = await Promise.all(Array.from({ length: 10 }, () => sealingKey({ dataDirectory, dataExists: false })));
  for (const each of keys) expect(each).toEqual(keys[0]);
});

test("a key from the environment goes before the file", async () => {
  const fromEnvironment = Buffer.from(key).toString("base64");
  expect(new Uint8Array(await sealingKey({ fromEnvironment, dataDirectory, dataExists: true }))).toEqual(key);
});

test("a missing or damaged key beside existing data is a clear error, and no new key is made", async () => {
  await expect(sealingKey({ dataDirectory, dataExists: true })).rejects.toThrow(/is missing.*Put the key back/);
  await expect(stat(join(dataDirectory, "keys"))).rejects.toThrow("ENOENT");
  await sealingKey({ dataDirectory, dataExists: false });
  const path = join(dataDirectory, "keys", "wijk.key");
  await chmod(path, 0o600);
  await writeFile(path, "half a k");
  await expect(sealingKey({ dataDirectory, dataExists: true })).rejects.toBeInstanceOf(SealingKeyError);
  await expect(sealingKey({ fromEnvironment: "te kort", dataDirectory, dataExists: true })).rejects.toThrow(
    "SEALING_KEY",
  );
});
