import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { startConfined } from "../../src/platform/confined-process.ts";
import { createPhotoDecoder, largestPhoto } from "../../src/platform/photo-decoder.ts";
import { readDecoded } from "../../src/platform/photo-format.ts";
import { telephonePhoto } from "../support/photo-files.ts";

const folder = await mkdtemp(join(tmpdir(), "wijk-photo-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const decode = createPhotoDecoder();

/** What a program of one line says when it runs where photos are decoded. */
const saidThere = async (line: string): Promise<string> => {
  const program = join(folder, `${crypto.randomUUID()}.mjs`);
  await writeFile(program, `const say = (words) => process.stdout.write(String(words));\n${line}`);
  const child = startConfined(program, []);
  const parts: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => parts.push(part));
  child.stdin.end();
  await once(child, "close");
  return Buffer.concat(parts).toString();
};
const tried = (work: string): string => `try { ${work}; say("did it") } catch (error) { say(error.code ?? error) }`;

test("The process that decodes writes no file, reads none but its own, and starts no other program", async () => {
  const file = JSON.stringify(join(folder, "written"));
  expect(await saidThere(`import { writeFileSync } from "node:fs"; ${tried(`writeFileSync(${file}, "x")`)}`)).toBe(
    "ERR_ACCESS_DENIED",
  );
  expect(await saidThere(`import { readFileSync } from "node:fs"; ${tried('readFileSync("/etc/hostname")')}`)).toBe(
    "ERR_ACCESS_DENIED",
  );
  expect(await saidThere(`import { spawnSync } from "node:child_process"; ${tried('spawnSync("ls")')}`)).toBe(
    "ERR_ACCESS_DENIED",
  );
  expect(
    await saidThere(
      'say(Object.keys(process.env).filter((name) => !["PATH", "VIPS_CONCURRENCY", "MALLOC_ARENA_MAX", "PWD", "SHLVL", "_", "OLDPWD"].includes(name)))',
    ),
  ).toBe("");
  expect((await readdir(folder)).filter((name) => name === "written")).toEqual([]);
});

test("A photo becomes two WebP pictures, turned as the camera was held", async () => {
  const decoded = await decode(await telephonePhoto({ width: 2_400, height: 1_200 }));
  if ("problem" in decoded) throw new Error(decoded.problem);
  expect([decoded.width, decoded.height]).toEqual([800, 1_600]);
  const small = await sharp(decoded.small).metadata();
  expect([small.format, small.width, small.height]).toEqual(["webp", 320, 640]);
});

test("PNG, GIF, WebP and AVIF are photos too; what is seen through is white", async () => {
  const clear = sharp({ create: { width: 40, height: 30, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } } });
  for (const format of ["png", "gif", "webp", "avif"] as const) {
    const decoded = await decode(await clear.clone().toFormat(format).toBuffer());
    if ("problem" in decoded) throw new Error(`${format}: ${decoded.problem}`);
    const { data } = await sharp(decoded.large).raw().toBuffer({ resolveWithObject: true });
    expect([format, ...data.subarray(0, 3)].map(String)).toEqual([format, "255", "255", "255"]);
  }
});

test("A file that claims to be a picture and is not, or too much of one, is refused, and the next is decoded", async () => {
  const wide = sharp({ create: { width: 9_000, height: 8_000, channels: 3, background: "#fff" } });
  const photo = await telephonePhoto();
  expect(await decode(await wide.png().toBuffer())).toEqual({ problem: "photo-too-big" });
  expect(await decode(Buffer.concat([photo.subarray(0, 20), Buffer.alloc(largestPhoto)]))).toEqual({
    problem: "photo-too-big",
  });
  expect(await decode(Buffer.concat([photo.subarray(0, 300), Buffer.alloc(2_000, 1)]))).toEqual({
    problem: "photo-unreadable",
  });
  expect(await decode(Buffer.from("GIF89a<script>alert(1)</script>"))).toEqual({ problem: "photo-unreadable" });
  expect(await decode(Buffer.from("%PDF-1.7"))).toEqual({ problem: "photo-kind" });
  expect(await decode(photo)).toHaveProperty("width", 900);
});

test("Who comes when eight wait is told to come back, and all that waited are decoded", async () => {
  const photo = await telephonePhoto({ width: 40, height: 30 });
  const all = await Promise.all(Array.from({ length: 10 }, () => decode(photo)));
  expect(all.filter((each) => "problem" in each)).toEqual([{ problem: "photo-busy" }, { problem: "photo-busy" }]);
});

test("What comes back is taken for two pictures only when it is two pictures", () => {
  expect(readDecoded(new Uint8Array(3))).toBeNull();
  expect(readDecoded(Buffer.from("0000000000000000<html></html>"))).toBeNull();
});
