import type { Json } from "../mastodon-peer/records.ts";
import { lemmyMain, lemmyStable } from "./lemmy.ts";
import { mbin } from "./mbin.ts";
import { nodebb } from "./nodebb.ts";
import { piefed } from "./piefed.ts";
import type { World } from "./records.ts";

/** How an activity came: by itself, or in an Announce of a Group. */
export type Way = "direct" | "announced";

/** What a family of software demands, and how it reads. Each check throws a refusal. */
export type Rules = {
  readonly software: { readonly name: string; readonly version: string };
  /** What it answers to an activity that it refuses. */
  readonly refusedWith: number;
  /** Where its people live, such as `/u/`. */
  readonly people: string;
  readonly group: (world: World, group: Json) => Promise<void>;
  readonly author: (world: World, actor: Json) => void;
  /** An Announce, or any other activity around or without one. */
  readonly activity: (activity: Json, way: Way) => void;
  readonly object: (world: World, object: Json, way: Way, group: string) => Promise<void>;
  readonly bareAnnounce: "refused" | "fetched";
  /** An announced dictionary without an actor. */
  readonly announcedObject: "refused" | "ignored" | "fetched";
  readonly undoneAnnounce: "refused" | "ignored";
  readonly readsChoices: boolean;
  readonly readsPinning: boolean;
  /** Whether a post with this document has a title of its own. */
  readonly showsTitle: (object: Json) => boolean;
};

export type FamilyName = "lemmy 0.19" | "lemmy 1.0" | "piefed" | "nodebb" | "mbin";

export const families: Readonly<Record<FamilyName, Rules>> = {
  "lemmy 0.19": lemmyStable,
  "lemmy 1.0": lemmyMain,
  piefed,
  nodebb,
  mbin,
};
