import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { createBoundedMap } from "../kernel/bounded-map.ts";

const side = 128;
const cells = 16;

type Colour = readonly [number, number, number];

const doors: readonly Colour[] = [
  [23, 73, 58],
  [130, 52, 34],
  [138, 92, 10],
  [84, 38, 84],
  [14, 82, 98],
];
const sky: Colour = [219, 233, 236];
const lamp: Colour = [255, 216, 112];
const trim: Colour = [250, 249, 244];

/** Two windows above two, each of two by two panes: which of the sixteen a cell is. */
const paneAt = (x: number, y: number): number => (x > 7 ? 2 : 0) + (x & 1) + 4 * ((y > 9 ? 2 : 0) + (y & 1));

/** A shade that the eye takes for the same colour; of 4,913 that there are. */
const shade = (colour: Colour, seed: Buffer): Colour =>
  colour.map((part, index) =>
    Math.min(255, Math.max(0, part - 8 + ((seed[4 + index] ?? 0) % 17))),
  ) as unknown as Colour;

/**
 * Draws a house front for an actor, as a PNG: its colour, gable and lit panes follow from its id alone, so two stand-ins
 * look different and neither tells anything about a person. There are billions of them: no drawing is seen twice.
 * 128 × 128 pixels.
 */
export const drawHouse = (id: string): Uint8Array => {
  const seed = createHash("sha256").update(id).digest();
  const wall = shade(doors[(seed[0] ?? 0) % doors.length] as Colour, seed);
  const gable = (seed[1] ?? 0) % 3;
  const cell = (x: number, y: number): Colour => {
    const middle = Math.abs(x - 7.5);
    const roof =
      gable === 0 ? 1 + Math.ceil(middle * 0.9) : gable === 1 ? 1 + 2 * Math.floor(middle / 2) : middle < 3 ? 1 : 4;
    if (x < 2 || x > 13 || y < roof) return sky;
    if (y < roof + 1) return trim;
    if (x >= 7 && x <= 8 && y >= 12) return trim;
    const inWindow = (x === 4 || x === 5 || x === 10 || x === 11) && (y === 7 || y === 8 || y === 11 || y === 12);
    if (!inWindow) return wall;
    const pane = paneAt(x, y);
    return ((seed[2 + (pane >> 3)] ?? 0) >> (pane & 7)) & 1 ? lamp : trim;
  };
  const rows: number[] = [];
  for (let y = 0; y < side; y++) {
    rows.push(0);
    for (let x = 0; x < side; x++) rows.push(...cell(Math.floor((x * cells) / side), Math.floor((y * cells) / side)));
  }
  return png(Buffer.from(rows));
};

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

const crc = (bytes: Uint8Array): number => {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] as number) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};

/** One chunk of a PNG file (PNG specification, section 5.3). */
const chunk = (name: string, data: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc(named), named.length + 4);
  return framed;
};

const png = (scanlines: Uint8Array): Uint8Array => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(scanlines)),
    chunk("IEND", new Uint8Array()),
  ]);
};

/** Drawings by actor id, the last thousand kept. */
export const createDrawings = (): ((id: string) => Uint8Array) => {
  const kept = createBoundedMap<Uint8Array>(1_000);
  return (id) => {
    const known = kept.get(id) ?? drawHouse(id);
    kept.set(id, known);
    return known;
  };
};
