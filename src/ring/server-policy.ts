import type { ActorId, ResidentId } from "../kernel/ids.ts";
import type { Actor } from "../posts/actor.ts";

/**
 * What the wijk decided about a server. `block`: nothing comes in and nothing goes out. `limit`: what its people write
 * waits for a moderator. Each holds for what is below the name too.
 */
export type ServerPolicy = "block" | "limit";

export type DecidedServer = {
  readonly host: string;
  readonly policy: ServerPolicy;
  readonly reason: string;
  readonly by: ResidentId;
  readonly at: Date;
};

/** Somebody elsewhere from whom we take nothing, whatever their server. */
export type BlockedPerson = {
  readonly actor: Actor;
  readonly reason: string;
  readonly by: ResidentId;
  readonly at: Date;
};

/** How we stand to somebody elsewhere. `barred` also when only listed servers are dealt with and theirs is none of them. */
export type Standing = "open" | "limited" | "barred";

/** Followers that hear nothing while only listed servers are dealt with. */
export type Unheard = { readonly host: string; readonly followers: number };

export type ServerPolicyStore = {
  /** Whether nothing is taken from a host (with its port, if it has one) and nothing sent to it. */
  isBarred(host: string): Promise<boolean>;
  /** How we stand to whoever has this actor id: by their server and by themselves. */
  standing(actorUri: string): Promise<Standing>;
  servers(): Promise<readonly DecidedServer[]>;
  /** A second decision about a host replaces the first. */
  decide(server: DecidedServer): Promise<void>;
  forget(host: string): Promise<void>;
  blockedPeople(): Promise<readonly BlockedPerson[]>;
  blockPerson(person: Omit<BlockedPerson, "actor"> & { readonly actorId: ActorId }): Promise<void>;
  unblockPerson(actorId: ActorId): Promise<boolean>;
  listed(): Promise<readonly string[]>;
  list(host: string, by: ResidentId, at: Date): Promise<void>;
  unlist(host: string): Promise<void>;
  /** Since when the wijk deals with listed servers alone; `null` when it deals with all. */
  onlyListedSince(): Promise<Date | null>;
  turnOn(by: ResidentId, at: Date): Promise<void>;
  turnOff(): Promise<void>;
  /** Hosts with followers of the wijk that are neither listed nor a neighbour's, whether or not the list counts now. */
  unheard(): Promise<readonly Unheard[]>;
  /** Somebody elsewhere blocks an actor of ours. */
  blockedBy(given: {
    readonly blockerId: ActorId;
    readonly blockedId: ActorId;
    readonly activityUri: string;
  }): Promise<void>;
  /** Lifts such a block, found by its activity or by the pair; says whether there was one. */
  unblockedBy(given: {
    readonly blockerId: ActorId;
    readonly blockedId: ActorId | null;
    readonly activityUri: string | null;
  }): Promise<boolean>;
};
