import { html } from "./page-html.ts";

/** A text in pieces, in which the words that were looked for stand apart. */
export type MarkedView = readonly { readonly text: string; readonly found: boolean }[];

/** The text with those words marked. */
export const markedWords = (pieces: MarkedView) =>
  pieces.map(({ text, found }) => (found ? html`<mark>${text}</mark>` : text));

/** The same text without marks. */
export const plainWords = (pieces: MarkedView): string => pieces.map(({ text }) => text).join("");
