import type { Audience } from "../kernel/audience.ts";
import type { ActorId, PostId, ResidentId } from "../kernel/ids.ts";
import type { Photo } from "./photo.ts";

/**
 * Who wrote something: a resident (with the actor that speaks for them outside, if any), a resident of whom only a
 * pseudonym is known, or someone from elsewhere. Who is behind a pseudonym stands in `identity` alone.
 */
export type Author =
  | { readonly kind: "resident"; readonly residentId: ResidentId; readonly actorId: ActorId | null }
  | { readonly kind: "nameless"; readonly pseudonym: string; readonly actorId: ActorId | null }
  | { readonly kind: "elsewhere"; readonly actorId: ActorId };

/** Hidden by a moderator: only moderators and the author still see it. */
export type Hidden = { readonly at: Date; readonly by: ResidentId; readonly reason: string };

/** The no of a moderator to something that waited: its author reads the reason. */
export type Refused = { readonly at: Date; readonly by: ResidentId; readonly reason: string };

/** What a newcomer wrote and a moderator has to see first: until then it has left its author's hands for nobody else. */
export type Held = { readonly since: Date; readonly refused: Refused | null };

/** Anything written in the wijk or received by it. */
export type Post = {
  readonly id: PostId;
  readonly kind: "question" | "answer" | "poll" | "announcement" | "activity" | "offer";
  readonly threadId: PostId;
  readonly inReplyTo: PostId | null;
  readonly audience: Audience;
  readonly author: Author;
  /** The neighbouring wijk that owns the thread; `null` for our own threads. */
  readonly homeWijkId: ActorId | null;
  /** Id on the wire; `null` for what stays in the wijk. */
  readonly uri: string | null;
  readonly url: string | null;
  readonly title: string | null;
  /** As typed; empty for posts from elsewhere. */
  readonly body: string;
  /** Safe to show. */
  readonly html: string;
  /**
   * Of what was written elsewhere, the language as its author says: a tag (BCP 47), or `null` when nothing is said. What is written
   * here is in the language of the wijk.
   */
  readonly language: string | null;
  /** Of what was written here; those of others stay where they are. */
  readonly photos: readonly Photo[];
  readonly publishedAt: Date;
  readonly editedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly hidden: Hidden | null;
  readonly held: Held | null;
};

export type PostStore = {
  byId(id: PostId): Promise<Post | null>;
  /** The same, for whoever decides about it: another decision waits until the end of this transaction. */
  byIdLocked(id: PostId): Promise<Post | null>;
  byUri(uri: string): Promise<Post | null>;
  /** What was written elsewhere and has its page at `url`; the oldest where several say so. */
  byPageElsewhere(url: string): Promise<Post | null>;
  /** Answers of a thread, oldest first, withdrawn and hidden ones included. */
  answersOf(thread: PostId): Promise<readonly Post[]>;
  /** Everything that one actor wrote and did not withdraw. */
  writtenBy(actor: ActorId): Promise<readonly Post[]>;
  /**
   * What a wijk of the ring asked in the ring, and what its residents answered there in threads of ours, as far as it was not taken
   * back.
   */
  fromRing(wijk: { readonly id: ActorId; readonly host: string }): Promise<readonly Post[]>;
  add(post: Post): Promise<void>;
  save(post: Post): Promise<void>;
  /** Threads of the neighbouring wijk `from` belong to `to` from now on. */
  handOver(from: ActorId, to: ActorId): Promise<void>;
  /** Remembers for good that the object at `uri` was deleted, also when we never saw it. */
  bury(uri: string, at: Date): Promise<void>;
  isBuried(uri: string): Promise<boolean>;
  /** Whether a question, also one that was taken back, was ever asked under this pseudonym. */
  knowsPseudonym(pseudonym: string): Promise<boolean>;
  /** One like per actor: a repeat changes only under which id it can be taken back. */
  like(post: PostId, actor: ActorId, activityUri: string): Promise<void>;
  /** Takes a like back, named by its id or by what it was about. Gives the post that lost it; `null` when there was none. */
  unlike(actor: ActorId, like: { readonly activityUri: string } | { readonly post: PostId }): Promise<PostId | null>;
};

/** Longest text of one post, in UTF-16 code units; the database holds the same bound with room for quoting. */
export const longestText = 10_000;

/** Whether `residentId` wrote the post. */
export const wroteIt = (post: Post, residentId: ResidentId): boolean =>
  post.author.kind === "resident" && post.author.residentId === residentId;

/** Whether it stands in the square: not withdrawn, not hidden, and not waiting for a moderator. */
export const stands = ({ withdrawnAt, hidden, held }: Post): boolean =>
  withdrawnAt === null && hidden === null && held === null;

/** The post without its content, as it stands after its author took it back. What it said is gone from the tables. */
export const withdrawn = (post: Post, at: Date): Post => ({
  ...post,
  title: post.title === null ? null : "",
  body: "",
  html: "",
  language: null,
  photos: [],
  withdrawnAt: at,
});
