import type { PostId } from "../../kernel/ids.ts";
import type { Actor } from "../../posts/actor.ts";

/**
 * Which wijken of the ring get something, each in its own inbox and not in one that its server shares. `all`: those that were members
 * when whoever asked said yes. `thread`: those that have the thread. `one`: the wijk with this id (ours), for what our residents
 * say in a thread of it, and for what takes back what it got before it left. `nobody`: it is there to be read.
 */
export type RingRecipients =
  | { readonly told: "all" | "thread"; readonly threadId: string }
  | { readonly told: "one"; readonly actorId: string }
  | { readonly told: "nobody" };

/** Who gets an activity: the sum of what is named here, each inbox once. */
export type Recipients = {
  /** Followers of this actor of ours (our id). */
  readonly followersOf?: string;
  /** These actors (our ids). Actors of this server never get anything over HTTP and are passed over. */
  readonly actors?: readonly string[];
  /** Every inbox to which any activity about this object was ever addressed. */
  readonly whoeverGot?: string;
  /**
   * Every inbox to which anything of this actor of ours (our id) was ever addressed: what it said itself, and what the
   * wijk shared of its posts. Nobody else has heard of it.
   */
  readonly whoeverKnows?: string;
  /** Of all these only servers that run one of these; a server of which we do not know what it runs is none of them. */
  readonly onlyAt?: readonly Software[];
  /** Of all these no servers that run one of these; a server of which we do not know what it runs gets it. */
  readonly notAt?: readonly Software[];
};

/** A kind of software, by the name in its NodeInfo in lower case, from a version (its first number) on. */
export type Software = { readonly name: string; readonly from?: number };

/** An activity that has to leave, exactly as every recipient gets it. */
export type OutgoingActivity = {
  readonly id: string;
  readonly uri: string;
  /** AS2 type. */
  readonly type: string;
  /** Set for an Announce around what takes something back. */
  readonly takesBack?: boolean;
  /** The actor of ours who signs. */
  readonly signerId: string;
  /** Activities about one object reach each inbox in the order in which they were added. */
  readonly objectUri: string;
  /** The post that it speaks of; `null` when it is about none. */
  readonly postId: string | null;
  /** The JSON text. */
  readonly body: string;
  readonly madeAt: Date;
  readonly recipients: Recipients;
  /** Nothing is sent before this time. */
  readonly notBefore?: Date;
  /** It is for the ring alone: then these get it, whatever `recipients` says. */
  readonly ring?: RingRecipients;
  /** It is for this actor (our id) alone, in its own inbox: then nobody else gets it, whatever `recipients` says. */
  readonly onlyTo?: string;
  /**
   * For what software this form is meant, or for which part of those who get it; it says the same as another activity, and stands
   * in no outbox beside it.
   */
  readonly variant?: string;
};

/** The way out, within one transaction: what is added here is sent when that commits, and only then. */
export type Outgoing = {
  /**
   * Stores an activity and one row per inbox; `known` when its id or uri is there already, in which case nothing
   * changes. Throws when the activity speaks of something that may not leave the wijk.
   */
  add(activity: OutgoingActivity): Promise<"added" | "known">;
  /**
   * Ends what waits for whoever is shut out by now, with the reason; not what takes something back. What a worker has in
   * hand ends in the same way.
   */
  endBarred(at: Date): Promise<void>;
  /** Ends what waits for a wijk that is in the ring no longer; not what takes something back. */
  endRing(actorId: string, at: Date): Promise<void>;
  /** The posts for the ring of which something was ever addressed to a wijk, and that stand. */
  ringPostsToldTo(actorId: string): Promise<readonly PostId[]>;
  /** Empties the texts of what was said of an object to one actor alone; not of what takes it back. Nothing of it may be on its way. */
  forgetTexts(objectUri: string): Promise<void>;
  /**
   * Empties the texts of what was sent about these posts before a time, but for what takes something back. Nothing of it may be on its
   * way.
   */
  eraseWords(posts: readonly PostId[], before: Date): Promise<void>;
  /** The same for all that an actor of ours said, and for what names it in the threads in which it spoke. */
  eraseSaid(actor: Pick<Actor, "id" | "handle">): Promise<void>;
  /** Activities of `type` about an object that were added before, for others than the ring or one actor alone, oldest first. */
  sentAbout(
    type: string,
    objectUri: string,
  ): Promise<readonly { readonly uri: string; readonly body: string; readonly variant: string | null }[]>;
};
