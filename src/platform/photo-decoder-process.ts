import { exit, stdin, stdout } from "node:process";
import sharp, { type Sharp } from "sharp";
import { endOfDecoder, writeDecoded } from "./photo-format.ts";

/**
 * The process that decodes one photo: its bytes come in, a small and a large picture go out. Nothing of what stood around the picture
 * goes along: no place, no time, no camera, no thumbnail. Only what `kindOfPicture` lets through is decoded, whatever the file claims.
 */
const loaders = ["JpegBuffer", "PngBuffer", "WebpBuffer", "NsgifBuffer", "HeifBuffer"];
/** A telephone makes pictures of up to 50 million pixels; what says to be larger is there to fill the memory. */
const mostPixels = 60_000_000;
const [smallSide, largeSide] = [640, 1_600];

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: loaders.map((name) => `VipsForeignLoad${name}`) });

const readAll = async (): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of stdin) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

const inside = (picture: Sharp, side: number, quality: number) =>
  picture
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
    .webp({ quality })
    .toBuffer({ resolveWithObject: true });

const decode = async (): Promise<void> => {
  const file = await readAll();
  // Turned as the camera was held, which stands beside the picture and does not go along; what is seen through is white.
  const picture = sharp(file, { limitInputPixels: mostPixels, failOn: "error", pages: 1 })
    .autoOrient()
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb");
  const large = await inside(picture.clone(), largeSide, 80);
  const small = await inside(sharp(large.data), smallSide, 72);
  const { width, height } = large.info;
  stdout.end(Buffer.from(writeDecoded({ width, height, small: small.data, large: large.data })));
};

decode().catch((error: unknown) => {
  exit(/pixel limit/i.test(String(error)) ? endOfDecoder.tooLarge : endOfDecoder.unreadable);
});
