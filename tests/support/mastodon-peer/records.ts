import type { KeyObject } from "node:crypto";
import type { RefusalRecord } from "./refusals.ts";

/** A parsed JSON object of unknown shape. */
export type Json = Record<string, unknown>;

/** Where the peer reads the time; the test moves it. */
export type PeerClock = () => Date;

/** An account as Mastodon stores it: of another server, or (with a private key) of its own. */
export type Actor = {
  readonly id: string;
  readonly type: string;
  readonly username: string;
  /** Host with port, as in the handle. */
  readonly host: string;
  readonly name: string;
  readonly summary: string;
  readonly url: string;
  readonly inbox: string;
  readonly sharedInbox: string | null;
  readonly followers: string | null;
  readonly featured: string | null;
  readonly locked: boolean;
  readonly discoverable: boolean;
  readonly indexable: boolean;
  readonly keyId: string;
  readonly publicKeyPem: string;
};

export type LocalAccount = Actor & {
  readonly privateKey: KeyObject;
  readonly createdAt: Date;
  deleted: boolean;
  /** Ids of accounts elsewhere that its owner named as theirs too. */
  readonly alsoKnownAs: string[];
  movedTo: string | null;
};

export type Visibility = "public" | "unlisted" | "private" | "direct";

export type Mention = { readonly id: string; readonly name: string };

/** A poll as Mastodon keeps it with its status. */
export type Poll = {
  readonly options: readonly string[];
  readonly multiple: boolean;
  expiresAt: Date | null;
  /** What the poll's own server says. */
  tallies: readonly number[];
  votersCount: number | null;
  /** What accounts of this server chose. */
  readonly ownVotes: Map<string, readonly string[]>;
};

/** A status as Mastodon stores it, from its own accounts and from elsewhere. */
export type Status = {
  readonly uri: string;
  readonly url: string;
  readonly author: string;
  readonly inReplyTo: string | null;
  readonly publishedAt: Date;
  readonly visibility: Visibility;
  readonly conversation: string | null;
  /** The HTML that is left after the allow-list. */
  text: string;
  /** Only of types that Mastodon converts (Article, Page, Event); it ignores `name` on a Note. */
  title: string | null;
  contentWarning: string | null;
  language: string | null;
  tags: readonly string[];
  mentions: readonly Mention[];
  /** Of a Question with options. */
  poll: Poll | null;
  edited: boolean;
  updatedAt: Date | null;
  /** Earlier texts, oldest first. */
  history: string[];
  /** The document as it was received; of its own statuses, as it was sent. */
  document: Json;
};

/** A reblog. `id` is the id of the first Announce of this post by this account. */
export type Boost = {
  readonly id: string;
  readonly by: string;
  readonly status: string;
  /** Of the boost itself, from the `to` and `cc` of the Announce. */
  readonly visibility: Visibility;
};

export type FollowRecord = {
  readonly id: string;
  readonly follower: string;
  readonly followed: string;
  state: "requested" | "accepted";
};

/** A report that came from another server: about one local account, and those of its statuses that were named. */
export type FlagRecord = {
  readonly by: string;
  readonly account: string;
  readonly statuses: readonly string[];
  readonly comment: string;
};

/** Somebody blocks somebody. */
export type BlockRecord = { readonly id: string; readonly by: string; readonly blocked: string };

export type LikeRecord = { readonly id: string; readonly by: string; readonly status: string };

/** One entry of a home timeline, newest first. */
export type FeedEntry = { readonly status: string; readonly boost: Boost | null };

/** A request that arrived. `signedBy` is the key id whose signature was found right. */
export type RequestRecord = {
  readonly method: string;
  readonly path: string;
  readonly signedBy: string | null;
  readonly status: number;
};

/** A delivery to another server and what it answered (0: no connection). */
export type SentRecord = {
  readonly activity: Json | string;
  readonly inbox: string;
  readonly status: number;
  readonly answer: string;
};

/** An activity that arrived with a right signature, before it was decided what to do with it. */
export type ReceivedRecord = { readonly activity: Json; readonly sender: string; readonly inbox: string };

/** All that the peer remembers. */
export type Records = {
  readonly accounts: Map<string, LocalAccount>;
  readonly actors: Map<string, Actor>;
  readonly statuses: Map<string, Status>;
  readonly boosts: Boost[];
  readonly follows: FollowRecord[];
  readonly likes: LikeRecord[];
  /** Accounts that moved, to which one; and when each was last taken at its word. */
  readonly moved: Map<string, string>;
  readonly moveSeen: Map<string, Date>;
  readonly flags: FlagRecord[];
  readonly blocks: BlockRecord[];
  /** When the replies of a status were last crawled. */
  readonly crawled: Map<string, Date>;
  readonly feeds: Map<string, FeedEntry[]>;
  /** Statuses that were deleted here: never created again. */
  readonly tombstones: Set<string>;
  /** Ids of things deleted or undone before they arrived, and until when that is remembered. */
  readonly deletedFirst: Map<string, Date>;
  readonly refusals: RefusalRecord[];
  readonly requests: RequestRecord[];
  readonly sent: SentRecord[];
  readonly received: ReceivedRecord[];
};

export const createRecords = (): Records => ({
  accounts: new Map(),
  actors: new Map(),
  statuses: new Map(),
  boosts: [],
  follows: [],
  likes: [],
  moved: new Map(),
  moveSeen: new Map(),
  flags: [],
  blocks: [],
  crawled: new Map(),
  feeds: new Map(),
  tombstones: new Set(),
  deletedFirst: new Map(),
  refusals: [],
  requests: [],
  sent: [],
  received: [],
});

/** The local account with this actor id. */
export const localAccount = (records: Records, id: string): LocalAccount | undefined =>
  [...records.accounts.values()].find((account) => account.id === id && !account.deleted);

/** Any account the peer knows by this id. */
export const knownActor = (records: Records, id: string): Actor | undefined =>
  localAccount(records, id) ?? records.actors.get(id);

/** Local accounts whose follow of `actor` was accepted. */
export const localFollowersOf = (records: Records, actor: string): LocalAccount[] =>
  records.follows
    .filter((follow) => follow.followed === actor && follow.state === "accepted")
    .flatMap((follow) => localAccount(records, follow.follower) ?? []);

/** Removes every element for which `gone` holds, in place. */
export const removeFrom = <T>(items: T[], gone: (item: T) => boolean): void => {
  const kept = items.filter((item) => !gone(item));
  items.splice(0, items.length, ...kept);
};
