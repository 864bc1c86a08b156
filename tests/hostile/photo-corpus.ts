import sharp from "sharp";
import { placeInPhoto, telephonePhoto } from "../support/photo-files.ts";

/** Words that must not be found in any picture that is kept, however they came along. */
export const stowaways = [placeInPhoto, "alert(1)", "PK\u0003\u0004", "52.7012N", "http://ns.adobe.com"];

/** A file as somebody hostile makes it; `becomes` says whether a picture may come of it, or how it is refused. */
export type HostilePhoto = {
  readonly name: string;
  readonly file: Uint8Array;
  readonly becomes: "picture" | "photo-unreadable" | "photo-kind" | "photo-heic" | "photo-too-big";
};

const latin = (text: string): Buffer => Buffer.from(text, "latin1");

/** A segment of a JPEG (ITU T.81, B.1.1.4), put right behind its beginning. */
const withSegment = (jpeg: Buffer, marker: number, content: Buffer): Buffer => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, marker]), length, content, jpeg.subarray(2)]);
};

const crcOf = (bytes: Buffer): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
};

/** A chunk of a PNG (PNG, 5.3). */
const chunkOf = (type: string, content: Buffer): Buffer => {
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  crc.writeUInt32BE(crcOf(Buffer.concat([latin(type), content])));
  return Buffer.concat([length, latin(type), content, crc]);
};

/** Behind the head of a PNG, which is 33 bytes long. */
const withChunk = (png: Buffer, type: string, content: Buffer): Buffer =>
  Buffer.concat([png.subarray(0, 33), chunkOf(type, content), png.subarray(33)]);

const claiming = (png: Buffer, width: number, height: number): Buffer => {
  const head = Buffer.from(png.subarray(16, 29));
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([png.subarray(0, 8), chunkOf("IHDR", head), png.subarray(33)]);
};

/** A chunk of a RIFF file, with its length told anew. */
const withRiffChunk = (webp: Buffer, type: string, content: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  const whole = Buffer.concat([webp, latin(type), length, content, Buffer.alloc(content.length % 2)]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
};

const script = "<html><script>alert(1)</script>";
const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>52.7012N</exif:GPSLatitude></x:xmpmeta>';

/** All of it, made anew. */
export const hostilePhotos = async (): Promise<readonly HostilePhoto[]> => {
  const plain = sharp({ create: { width: 64, height: 48, channels: 3, background: "#2d5f4e" } });
  const frames = sharp({ create: { width: 32, height: 32 * 3, channels: 4, background: "#c2a36b", pageHeight: 32 } });
  const [jpeg, png, webp, avif, telephone] = await Promise.all([
    plain.clone().jpeg().toBuffer(),
    plain.clone().png().toBuffer(),
    plain.clone().webp().toBuffer(),
    plain.clone().avif().toBuffer(),
    telephonePhoto({ width: 400, height: 300 }),
  ]);
  const [gifThatMoves, webpThatMoves] = [await frames.clone().gif().toBuffer(), await frames.clone().webp().toBuffer()];
  const half = (file: Buffer): Buffer => file.subarray(0, Math.floor(file.length / 2));
  return [
    { name: "a telephone's photo with its place", file: telephone, becomes: "picture" },
    { name: "a JPEG that goes on as a page", file: Buffer.concat([jpeg, latin(script)]), becomes: "picture" },
    {
      name: "a JPEG that goes on as an archive",
      file: Buffer.concat([jpeg, latin("PK\u0003\u0004program")]),
      becomes: "picture",
    },
    { name: "a JPEG with a script in its comment", file: withSegment(jpeg, 0xfe, latin(script)), becomes: "picture" },
    {
      name: "a JPEG with a place in XMP",
      file: withSegment(jpeg, 0xe1, latin(`http://ns.adobe.com/xap/1.0/\u0000${xmp}`)),
      becomes: "picture",
    },
    {
      name: "a JPEG with another whole photo before it, as a thumbnail",
      file: withSegment(jpeg, 0xe1, Buffer.concat([latin(`Exif\u0000\u0000${placeInPhoto}`), jpeg])),
      becomes: "picture",
    },
    {
      name: "a JPEG with a colour profile that is none",
      file: withSegment(jpeg, 0xe2, latin(`ICC_PROFILE\u0000\u0001\u0001${script.repeat(200)}`)),
      becomes: "picture",
    },
    { name: "a JPEG of which half came", file: half(telephone), becomes: "photo-unreadable" },
    {
      name: "the first letters of a JPEG and then a drawing",
      file: Buffer.concat([jpeg.subarray(0, 3), latin("<svg onload=alert(1)>")]),
      becomes: "photo-unreadable",
    },
    {
      name: "a PNG with a place in its text",
      file: withChunk(png, "tEXt", latin(`Location\u0000${placeInPhoto}`)),
      becomes: "picture",
    },
    {
      name: "a PNG with XMP",
      file: withChunk(png, "iTXt", latin(`XML:com.adobe.xmp\u0000\u0000\u0000\u0000\u0000${xmp}`)),
      becomes: "picture",
    },
    {
      name: "a PNG that says it moves",
      file: withChunk(png, "acTL", Buffer.from([0, 0, 0, 9, 0, 0, 0, 0])),
      becomes: "picture",
    },
    { name: "a PNG with a page behind its end", file: Buffer.concat([png, latin(script)]), becomes: "picture" },
    {
      name: "a PNG that claims 60,000 by 60,000 pixels",
      file: claiming(png, 60_000, 60_000),
      becomes: "photo-too-big",
    },
    { name: "a PNG that claims more than it has", file: claiming(png, 64, 4_000), becomes: "photo-unreadable" },
    { name: "a PNG that claims to have no width", file: claiming(png, 0, 48), becomes: "photo-unreadable" },
    {
      name: "a PNG whose sums are wrong",
      file: Buffer.concat([png.subarray(0, 29), Buffer.alloc(4), png.subarray(33)]),
      becomes: "photo-unreadable",
    },
    {
      name: "a strip of one pixel by 30,000",
      file: await sharp({ create: { width: 1, height: 30_000, channels: 3, background: "#fff" } })
        .png()
        .toBuffer(),
      becomes: "picture",
    },
    {
      name: "a PNG of 16 bits in grey",
      file: await plain.clone().greyscale().toColourspace("grey16").png().toBuffer(),
      becomes: "picture",
    },
    {
      name: "a JPEG for printing, in four inks",
      file: await plain.clone().toColourspace("cmyk").jpeg().toBuffer(),
      becomes: "picture",
    },
    { name: "a GIF that moves", file: gifThatMoves, becomes: "picture" },
    { name: "a GIF that is a program", file: latin("GIF89a=0;alert(1)//"), becomes: "photo-unreadable" },
    { name: "a GIF of which half came", file: half(gifThatMoves).subarray(0, 20), becomes: "photo-unreadable" },
    { name: "a WebP that moves", file: webpThatMoves, becomes: "picture" },
    { name: "a WebP with EXIF at its end", file: withRiffChunk(webp, "EXIF", latin(placeInPhoto)), becomes: "picture" },
    { name: "a WebP that claims to be longer", file: half(webp), becomes: "photo-unreadable" },
    { name: "an AVIF of which half came", file: half(avif), becomes: "photo-unreadable" },
    {
      name: "Apple's kind, which may not be decoded",
      file: Buffer.concat([Buffer.alloc(4), latin("ftypheic"), Buffer.alloc(40)]),
      becomes: "photo-heic",
    },
    {
      name: "a drawing (SVG)",
      file: latin("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
      becomes: "photo-kind",
    },
    {
      name: "a drawing with entities of entities",
      file: latin('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><svg>&b;</svg>'),
      becomes: "photo-kind",
    },
    {
      name: "orders for a program of pictures",
      file: latin("push graphic-context\nfill 'url(https://tracker.example/a)'\n"),
      becomes: "photo-kind",
    },
    { name: "a TIFF", file: await plain.clone().tiff().toBuffer(), becomes: "photo-kind" },
    { name: "nothing", file: Buffer.alloc(0), becomes: "photo-kind" },
  ];
};
