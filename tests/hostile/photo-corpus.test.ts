import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { createPhotoDecoder } from "../../src/platform/photo-decoder.ts";
import { type HostilePhoto, hostilePhotos, stowaways } from "./photo-corpus.ts";

const decode = createPhotoDecoder();
const corpus: readonly HostilePhoto[] = await hostilePhotos();

/** The kinds of chunk in a RIFF file, in their order. */
const chunksOf = (webp: Uint8Array): readonly string[] => {
  const file = Buffer.from(webp);
  const kinds: string[] = [];
  for (let at = 12; at + 8 <= file.length; at += 8 + file.readUInt32LE(at + 4) + (file.readUInt32LE(at + 4) % 2))
    kinds.push(file.toString("latin1", at, at + 4));
  return kinds;
};

describe("of a hostile file no more is kept than a picture", () => {
  beforeAll(() => {
    expect(corpus.length).toBeGreaterThanOrEqual(30);
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
  });

  test.each(corpus.map((each) => [each.name, each] as const))("%s", async (_name, { file, becomes }) => {
    const made = await decode(file);
    if ("problem" in made) {
      expect(made.problem).toBe(becomes);
      return;
    }
    expect(becomes).toBe("picture");
    for (const picture of [made.small, made.large]) {
      expect(chunksOf(picture)).toHaveLength(1);
      expect(chunksOf(picture)[0]).toMatch(/^VP8[ L]$/);
      const { pages = 1, width, height } = await sharp(picture).metadata();
      expect(pages).toBe(1);
      expect(Math.max(width, height)).toBeLessThanOrEqual(1_600);
      for (const stowaway of stowaways) expect(Buffer.from(picture).toString("latin1")).not.toContain(stowaway);
    }
  });

  test("and what carries something along does carry it: it is worth looking for", () => {
    const carrying = corpus.filter(({ file }) =>
      stowaways.some((word) => Buffer.from(file).toString("latin1").includes(word)),
    );
    expect(carrying.length).toBeGreaterThanOrEqual(12);
  });
});
