import type { Json, LocalAccount, PeerClock } from "../mastodon-peer/records.ts";
import { type RefusalRecord, Refused } from "./refusals.ts";
import type { Rules } from "./rules.ts";

/** A post as the peer keeps it: a thread (no `inReplyTo`) or a comment. */
export type PeerPost = {
  readonly uri: string;
  readonly author: string;
  readonly inReplyTo: string | null;
  /** The AS2 type as which it came. */
  readonly type: string;
  title: string | null;
  text: string;
  hashtags: readonly string[];
  mentions: readonly string[];
  edited: boolean;
  /** Taken back by its author. */
  deleted: boolean;
  /** Removed by a moderator of the Group, with the reason given. */
  removed: string | null;
  /** Put on top of the Group by a moderator of it. */
  pinned: boolean;
  /** Chosen as the answer that helped. */
  chosen: boolean;
  readonly votes: Map<string, 1 | -1>;
};

/** A Group that somebody here follows. */
export type KnownGroup = { readonly id: string; readonly inbox: string; readonly moderators: readonly string[] };

export type World = {
  readonly origin: string;
  readonly host: string;
  readonly clock: PeerClock;
  readonly rules: Rules;
  readonly people: Map<string, LocalAccount>;
  readonly groups: Map<string, KnownGroup>;
  /** Follows that were asked, by their id, and whether they were accepted. */
  readonly follows: Map<string, { readonly group: string; accepted: boolean }>;
  readonly posts: Map<string, PeerPost>;
  readonly actors: Map<string, Json>;
  readonly served: Map<string, Json>;
  readonly received: { readonly activity: Json; readonly sender: string }[];
  readonly sent: { readonly activity: Json; readonly status: number }[];
  readonly refusals: RefusalRecord[];
  readonly errors: unknown[];
  /** Whose key signs what is fetched. */
  readonly reader: () => LocalAccount;
  readonly nextId: () => string;
};

/** Runs `work`; what it refuses is recorded and gives `null`. Other errors are bugs of the peer. */
export const recording = async <T>(world: World, work: () => Promise<T>): Promise<T | null> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) world.refusals.push(error.record);
    else world.errors.push(error);
    return null;
  }
};
