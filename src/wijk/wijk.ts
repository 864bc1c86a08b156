import type { Mode } from "../kernel/mode.ts";
import type { HouseStyle } from "./house-style.ts";

/** Colours of the front door that a wijk can choose. */
export type Door = "standgroen" | "baksteen" | "oker" | "aubergine" | "petrol";
export const doors = ["standgroen", "baksteen", "oker", "aubergine", "petrol"] as const satisfies readonly Door[];

/** The wijk, or the gemeente, that this server is. Name, place and handle are `null` until set-up is done. */
export type Wijk = {
  readonly origin: string;
  /** Counts from set-up on. */
  readonly mode: Mode;
  readonly name: string | null;
  readonly place: string | null;
  /** Without `@` and host, such as `holtveen`. */
  readonly handle: string | null;
  readonly door: Door;
  /** What it says of itself on its own page; empty when it says nothing. */
  readonly about: string;
  readonly setUpAt: Date | null;
  readonly houseStyle: HouseStyle;
} & JoiningSettings;

/** How people come in: how many members must vouch for somebody, and of how many posts a moderator looks first. */
export type JoiningSettings = { readonly vouchersNeeded: number; readonly heldPosts: number };

/** What this server is, asked until set-up is done; from then on it stays. `null` before. */
export const modeOf = (wijk: Pick<WijkStore, "read">): (() => Promise<Mode | null>) => {
  let mode: Mode | null = null;
  return async () => {
    if (mode !== null) return mode;
    const known = await wijk.read();
    if (known !== null && known.setUpAt !== null) mode = known.mode;
    return mode;
  };
};

/** What set-up fills in. */
export type WijkIdentity = {
  readonly mode: Mode;
  readonly name: string;
  readonly place: string;
  readonly handle: string;
  readonly door: Door;
};

export type WijkStore = {
  /** `null` before the first start. */
  read(): Promise<Wijk | null>;
  /** Makes the row at the first start; afterwards changes the origin. Only for a wijk that is not set up. */
  keepOrigin(origin: string): Promise<void>;
  /** For who joins from now on. */
  saveJoining(settings: JoiningSettings): Promise<void>;
  /** Replaces the one-time code of set-up; only its hash is kept. */
  keepSetUpCode(code: string): Promise<void>;
  /** Compares in constant time. */
  isSetUpCode(code: string): Promise<boolean>;
  /** Changes what set-up filled in, but for the handle and what it is; and what it says of itself. */
  change(changed: Pick<WijkIdentity, "name" | "place" | "door"> & { readonly about: string }): Promise<void>;
  /** Fills in the wijk and spends the code, at most once whoever tries at the same time; `false` for all but the first. */
  setUp(identity: WijkIdentity, at: Date): Promise<boolean>;
};

/** The colour of the front door on every page: that of a gemeente is its own, and before there is a wijk it is the first one. */
export const doorOf = (wijk: Pick<Wijk, "mode" | "door"> | null): Door | "gemeente" =>
  wijk?.mode === "gemeente" ? "gemeente" : (wijk?.door ?? "standgroen");
