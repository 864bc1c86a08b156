import type { Id } from "../kernel/ids.ts";

export type LogoId = Id<"Logo">;

/** The sign of a wijk or a gemeente, for the head of every page: one WebP picture, on white. Sizes in pixels. */
export type Logo = { readonly id: LogoId; readonly width: number; readonly height: number };

/** How every page of this server looks beyond the colour of the front door. */
export type HouseStyle = {
  readonly logo: Logo | null;
  /** The site of the gemeente, `https`; empty when none is named. */
  readonly site: string;
  /** The class under which the gemeente's own design tokens stand elsewhere; empty when none is named. */
  readonly themeClass: string;
  /** Name of the style sheet with its colours; `null` when it has none of its own. */
  readonly sheet: string | null;
};

export const noHouseStyle: HouseStyle = { logo: null, site: "", themeClass: "", sheet: null };

/** The style sheet that was made of a gemeente's tokens, and what was made of them. */
export type HouseSheet = {
  /** Changes with what stands in it. */
  readonly name: string;
  readonly css: string;
  readonly read: TokensRead;
};

/** A group of tokens that only count together, because one colour stands on another. */
export type TokenGroup =
  | "button-default"
  | "button-primary"
  | "button-secondary"
  | "button-subtle"
  | "link"
  | "skip-link"
  | "field"
  | "label"
  | "description"
  | "error"
  | "header"
  | "shape";

/** Which groups are used, and which are not and why: too little contrast (with the ratio found), or a colour is missing. */
export type TokensRead = {
  readonly used: readonly TokenGroup[];
  readonly leftOut: readonly {
    readonly group: TokenGroup;
    readonly why: "contrast" | "missing";
    /** The lowest contrast found, rounded down to a tenth. */
    readonly ratio?: number;
    readonly needed?: number;
  }[];
};

export type HouseStyleStore = {
  /** What was made of the tokens; `null` when there are none. */
  readTokens(): Promise<TokensRead | null>;
  /** What is given changes, what is not stays, and `null` goes. */
  save(changed: {
    readonly logo?: (Logo & { readonly bytes: Uint8Array }) | null;
    readonly site?: string;
    readonly themeClass?: string;
    readonly sheet?: HouseSheet | null;
  }): Promise<void>;
};
