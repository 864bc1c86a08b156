import type { Door } from "../../../web/views.ts";
import { type Colour, drawSquare } from "../png.ts";

/** The colours of the front doors in the light, as `tokens.css` has them; a test holds them together. */
export const groundOf: Readonly<Record<Door | "gemeente", string>> = {
  standgroen: "#17493a",
  baksteen: "#7c2d1f",
  oker: "#66480c",
  aubergine: "#5a2850",
  petrol: "#0e4a52",
  gemeente: "#0b4da1",
};

/** The paper behind everything, in the light. */
export const paper = "#faf9f4";
const lamp = "#ffd870";

const read = (colour: string): Colour =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as unknown as Colour;

/** Left, top, right and bottom, on the grid of 32 of `wordmark.svg`. */
type Box = readonly [number, number, number, number];
const wall: readonly Box[] = [
  [4, 13, 28, 29],
  [7.5, 9.5, 24.5, 13],
  [11, 6, 21, 9.5],
  [14, 3, 18, 6],
];
const lit: readonly Box[] = [
  [9, 15, 14, 21],
  [18, 15, 23, 21],
  [14, 23.5, 18, 29],
];
const isIn = (boxes: readonly Box[], x: number, y: number): boolean =>
  boxes.some(([left, top, right, bottom]) => x >= left && x < right && y >= top && y < bottom);

/** The icons that a phone or a computer asks for: how wide, and how much of that the house takes. */
export const appIcons = {
  "180": { side: 180, share: 0.72, purpose: null },
  "192": { side: 192, share: 0.72, purpose: "any" },
  "512": { side: 512, share: 0.72, purpose: "any" },
  // A device cuts it to a shape of its own: what counts stands in the middle.
  "512-vrij": { side: 512, share: 0.54, purpose: "maskable" },
} as const;
export type AppIcon = keyof typeof appIcons;

/** The house of the wijk on the colour of its front door, as a PNG. */
export const drawIcon = (door: Door | "gemeente", which: AppIcon): Uint8Array => {
  const { side, share } = appIcons[which];
  const [ground, front, pane] = [read(groundOf[door]), read(paper), read(lamp)];
  const onGrid = (pixel: number): number => ((pixel + 0.5 - side / 2) / (side * share)) * 32 + 16;
  return drawSquare(side, (px, py) => {
    const [x, y] = [onGrid(px), onGrid(py)];
    if (isIn(lit, x, y)) return pane;
    return isIn(wall, x, y) ? front : ground;
  });
};
