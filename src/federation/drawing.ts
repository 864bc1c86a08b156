import { createHash } from "node:crypto";
import { createBoundedMap } from "../kernel/bounded-map.ts";
import { type Colour, drawSquare } from "../platform/png.ts";

const side = 128;
const cells = 16;

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
  return drawSquare(side, (x, y) => cell(Math.floor((x * cells) / side), Math.floor((y * cells) / side)));
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
