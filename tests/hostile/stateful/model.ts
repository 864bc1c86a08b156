import type { Towns } from "./towns.ts";

/** A question or an answer as it has to be. */
export type Written = {
  /** A word that stands in nothing else. */
  readonly word: string;
  /** Where it was written. */
  readonly home: number;
  readonly id: string;
  readonly path: string;
  readonly audience: "wijk" | "everyone";
  /** Of an answer, what it answers. */
  readonly answers: Written | null;
  version: number;
  withdrawn: boolean;
  /** The wijken in which it has to have arrived. */
  readonly reached: Set<number>;
};

/** What must be so, whatever went wrong on the way. */
export type Model = {
  readonly written: Written[];
  /** `1>0`: the first wijk follows the second. */
  readonly following: Set<string>;
  /** `1>0`: the first wijk shut the second out. Nobody lets anybody in again. */
  readonly blocked: Set<string>;
  /** Pairs that did not always hear each other: what one knows of the other may be old. */
  readonly apart: Set<string>;
};

export type Played = { readonly model: Model; readonly real: Towns };

export const newModel = (): Model => ({
  written: [],
  following: new Set(),
  blocked: new Set(),
  apart: new Set(),
});

export const pair = (one: number, other: number): string => `${one}>${other}`;

/** Whether what is said in the one wijk gets to the other: neither shut the other out. */
export const hear = ({ blocked }: Model, one: number, other: number): boolean =>
  one === other || (!blocked.has(pair(one, other)) && !blocked.has(pair(other, one)));

/** The words that something has now. */
export const wordsOf = ({ word, version }: Written): string => `${word} v${version}`;

/** Where something is readable for everyone: in its own wijk and in those that follow that one. */
export const willReach = (model: Model, home: number): readonly number[] =>
  [0, 1, 2].filter((index) => index !== home && model.following.has(pair(index, home)) && hear(model, home, index));

export const uriOf = (towns: Towns, { home, id }: Written): string => `${towns.towns[home]?.wijk.origin}/ap/o/${id}`;
